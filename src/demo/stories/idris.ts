/** Thirteen: exactly five, and nothing more is needed. Five is stable. */
import type { Story } from './beats.ts'

export const idris: Story = {
  visits: [
    {
      ago: 18,
      said: 'I would like it written down that Sunday is Sunday. Not sometimes Saturday.',
      seen: 'Idris had prepared three points on a card and crossed them off as we went.',
      carer: 'Leonard says five and means it kindly: level, no bumps, nothing to add.',
      change: 'Changes to Sundays are told by Thursday, in writing, to Idris himself.',
      scale: 7,
      plan: [
        ['Changes are told in time', 'Two in six weeks, both told by Thursday.'],
        ['Friday prayers', 'Leonard drives; Sami’s father brings him back.'],
      ],
    },
  ],
  scores: [
    {
      ago: 128,
      by: 'Leonard',
      score: 6,
      why: 'He lets me know where he is. His mother and I talk.',
      up: 'Nothing in particular.',
    },
    {
      ago: 67,
      by: 'Leonard',
      score: 5,
      why: 'My mother’s knee has taken most of my week; Idris has carried on.',
      up: 'Mother back on her feet.',
    },
    {
      ago: 7,
      by: 'Leonard',
      score: 5,
      why: 'It is steady. Five is not a complaint. He plays draughts with my mother and lets her win one in four.',
      up: 'I cannot think of a thing we need from you. More hours in the day.',
    },
    {
      ago: 7,
      by: 'Idris',
      score: 7,
      why: 'It is predictable. Alma cheats in a predictable way.',
      up: 'A door that does not stick.',
    },
    {
      ago: 7,
      by: 'Alma',
      score: 8,
      why: 'He is a gentleman and he is getting better at draughts.',
      up: 'If he would eat more.',
    },
    {
      ago: 7,
      by: 'Sam',
      score: 5,
      why: 'Settled for two years. Leonard knows when to ask.',
      up: 'No action asked for, and none needed.',
    },
  ],
  views: [
    {
      ago: 18,
      method: 'talk',
      words: 'You can put that I am fine. Fine is a real answer.',
      changed: 'Nothing needed to change, and I told him that I would write exactly that.',
    },
  ],
  actions: [
    {
      set: 100,
      what: 'A quiet place for Idris at the mosque on busy Fridays',
      plan: 'child',
      owner: 'Hannah',
      due: -60,
      status: 'done',
      note: 'The side room. Sami’s father has the key.',
      source: 'Visit',
    },
  ],
}
