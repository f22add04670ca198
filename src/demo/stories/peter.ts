/** Eleven, Wren's brother: Dad asks for them home; the sibling assessment is not yet written. Visits are for both. */
import type { Story } from './beats.ts'

export const peter: Story = {
  logs: [
    {
      ago: 2,
      happened:
        'Dad rang and talked about a new flat with a room for each of them. Peter went quiet and then walked Moss for an hour in the rain.',
      well: 'He came back when he said he would.',
      said: 'Dont tell Wren about the flat till its real.',
      feeling: 6,
      family: 'Call with Dad, 18 minutes, Peter’s hand over the phone for part of it.',
    },
    {
      ago: 16,
      happened: 'Judo grading: orange belt. He bowed to everyone, including the caretaker.',
      well: 'Wore the belt to bed.',
      feeling: 9,
    },
  ],
  visits: [
    {
      ago: 38,
      notAlone: 'He asked for Wren to stay. Offered him the dog walk next time.',
      said: 'If we go we both go. If we stay we both stay. Ask me that and then fuck off. Sorry. Please.',
      seen: 'Peter stood by the door of Wren’s room while she talked. He let his shoulders down when Moss came in.',
      carer: 'Anwen and Gareth would have them both to eighteen. They do not say it in front of Dad.',
      change: 'The sibling assessment is first, before anybody answers about home. He has my word on that.',
      family: 'Six Saturdays of six. Dad on time for five.',
      scale: 8,
      plan: [['Brothers and sisters: assessment together', 'Not started. To be done before any plan to go home.']],
      actions: [
        { what: 'Begin the sibling assessment with Peter, on a dog walk', owner: 'Hannah', in: 35 },
        { what: 'Tell Peter the truth about the flat when it is known', owner: 'Hannah', in: 45 },
      ],
    },
  ],
  scores: [
    {
      ago: 108,
      by: 'Anwen',
      score: 8,
      why: 'They belong to each other and a little bit to us.',
      up: 'Knowing what the court will think of Dad’s flat.',
    },
    {
      ago: 36,
      by: 'Anwen',
      score: 7,
      why: 'They are well. It is the wondering.',
      up: 'An answer, either way, that the children hear first.',
    },
    {
      ago: 36,
      by: 'Gareth',
      score: 8,
      why: 'The bunk stays up through everything.',
      up: 'Tuesdays without the telephone.',
    },
    {
      ago: 36,
      by: 'Peter',
      score: 8,
      why: 'Moss. Judo. My sister in the next bed.',
      up: 'If people said things once and then did them.',
    },
  ],
  views: [
    {
      ago: 38,
      method: 'talk',
      words: 'If we go we both go. If we stay we both stay.',
      changed: 'Written at the top of the sibling assessment before a word of ours.',
    },
  ],
  chronology: [
    {
      ago: 61,
      event: 'Dad told us of a tenancy and asked for Peter and Wren to come home.',
      impact: 'Peter guards Wren from the news. He is carrying it.',
      source: 'Letter from Dad',
      weight: 'major',
    },
  ],
  actions: [
    {
      set: 60,
      what: 'Sibling assessment before any decision about going home',
      plan: 'child',
      owner: 'Hannah',
      due: -8,
      status: 'open',
      note: 'Not begun. A new date is agreed with Priya.',
      source: 'Conversation with the team manager',
    },
    {
      set: 38,
      what: 'A dog walk with Peter, without Wren, before the next visit',
      plan: 'child',
      owner: 'Hannah',
      due: 4,
      status: 'open',
      source: 'Visit',
    },
  ],
}
