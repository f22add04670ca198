/** Ten: six on the scale, steady, with actions. His bedtime plan was written over by two people on one evening. */
import type { Story } from './beats.ts'

export const kai: Story = {
  logs: [
    {
      ago: 2,
      happened:
        'Stars out at nine, so up we went to the landing. Saturn: Kai saw the rings and did not speak for a whole minute.',
      well: 'Back to bed after one drink, exactly as the plan says.',
      said: 'It looks like a sticker somebody stuck on space.',
      feeling: 8,
      sleep: 'Asleep by ten, torch off by himself.',
    },
    {
      ago: 9,
      happened:
        'Scale with Sam. I said six: we are all right, and the nights still cost us. Kai wants to hear how other people sleep.',
      well: 'He asked Sam a question instead of leaving the room.',
      feeling: 6,
    },
    {
      ago: 19,
      happened: 'I was four minutes late at pick-up, roadworks. Kai was grey. We sat in the car until he could say it.',
      well: 'He did say it.',
      said: 'I thort you had a crash or you changed your mind.',
      feeling: 5,
      reply:
        'Four minutes is an hour when you are ten. The card in his bag with your number is a good idea. Let us do it on Friday.',
    },
  ],
  visits: [
    {
      ago: 24,
      said: 'If I wake up I look at the torch and then I look at the door and then I am bord so I go to sleep.',
      seen: 'Kai showed me the telescope and the plan on his wall. He has crossed out one line and written a better one.',
      carer: 'Stephen is proud of him. He would like the landing light settled one way or the other.',
      change: 'Kai’s own line goes into the bedtime plan.',
      scale: 6,
      plan: [
        ['A bedtime that Kai can manage', 'Four good nights in seven, up from two in spring.'],
        ['Pick-up is never a surprise', 'A card with three numbers in his bag, and Billy’s mum is the fourth.'],
      ],
      actions: [
        {
          what: 'Bedtime plan with Kai’s own words, one copy for school',
          owner: 'Hannah',
          in: 10,
          done: 'Kai wrote line four himself. School has its copy.',
        },
        { what: 'Ask Grandad Ray about a night fishing trip', owner: 'Hannah', in: 30 },
      ],
    },
  ],
  scores: [
    { ago: 140, by: 'Stephen', score: 5, why: 'He is a joy by day.', up: 'A night when I do not count the stairs.' },
    {
      ago: 71,
      by: 'Stephen',
      score: 6,
      why: 'He knows the plan and so do I.',
      up: 'The light: one answer and not two.',
    },
    {
      ago: 9,
      by: 'Stephen',
      score: 6,
      why: 'He calls this “ours” now: our landing, our kettle.',
      up: 'Two weeks of nights without a call-out to the stairs.',
    },
    {
      ago: 9,
      by: 'Kai',
      score: 8,
      why: 'I got my own hook and a telescope.',
      up: 'If it was never dark. Or if dark was less long.',
    },
    {
      ago: 9,
      by: 'Sam',
      score: 6,
      why: 'The plan works on four nights in seven, and they laugh.',
      up: 'School and home doing the same at the end of the day.',
    },
  ],
  actions: [
    {
      set: 9,
      what: 'Kai’s bedtime plan. Stephen reads with Kai at 7.30. If Kai comes down, one drink and back up, no talk about the day.',
      plan: 'carer',
      owner: 'Stephen',
      due: 12,
      status: 'open',
      source: 'Supervision',
    },
    {
      set: 9,
      what: 'Sleep advice line: ask for the course that starts after half-term',
      plan: 'carer',
      owner: 'Sam',
      due: 5,
      status: 'open',
      source: 'Supervision',
    },
    {
      set: 9,
      what: 'School to hand Kai over at the same door every day',
      plan: 'child',
      owner: 'Hannah',
      due: 4,
      status: 'open',
      source: 'Supervision',
    },
    {
      set: 71,
      what: 'Blackout blind up and down by Kai himself',
      plan: 'carer',
      owner: 'Stephen',
      due: -50,
      status: 'done',
      note: 'Up. Kai works it.',
      source: 'Supervision',
    },
  ],
  views: [
    {
      ago: 24,
      method: 'talk',
      words: 'Stephen does not go off and forget me. He is only late if its lorrys.',
      changed: 'School hands over at the blue door only, and rings Kai’s classroom if anybody is late.',
    },
    {
      ago: 100,
      method: 'three-houses',
      words: 'The dark one is the house of worrys.',
      worries: 'Dark. Nobody at the gate.',
      good: 'Noodles. Stephen. Billy.',
      dreams: 'A dog and a longer telescope.',
      changed: 'A torch of his own, chosen by him.',
    },
  ],
  incidents: [
    {
      ago: 63,
      kind: 'injury',
      time: '16:10',
      minutes: 30,
      before: 'Racing Billy on the bikes by the viaduct.',
      during: 'Came off on the gravel: a cut above the left knee, cleaned at the roadside.',
      after: 'Two paper stitches at the minor injuries unit. He chose the blue plaster.',
      injury: 'Cut above the left knee, two paper stitches.',
      told: 'Sam by phone at 17:30.',
      debrief: 'I was winning.',
      follow: 'Knee pads bought. Plaster off after five days.',
    },
  ],
}
