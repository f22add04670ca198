/** Sixteen: a first placement for new carers who were approved for younger children; a passport is missing. */
import type { Story } from './beats.ts'

export const callum: Story = {
  logs: [
    {
      ago: 1,
      happened:
        'Callum mended next door’s mower and would not take money, so she gave him a cake. Home at ten, as said. Aaron on nights; I slept fine.',
      well: 'Brought us the cake with one slice out of it.',
      said: 'You lot eat at mad times.',
      feeling: 7,
    },
    {
      ago: 13,
      happened:
        'I had put a star chart on the fridge because the course said. He looked at it, he looked at me, and we both laughed until we cried. It is in the bin.',
      well: 'He said “good try though”.',
      feeling: 7,
      reply: 'This made my week. Shall we find a course about sixteen-year-olds?',
    },
    {
      ago: 34,
      happened: 'Garage rang: they want him from January if he has photo ID. No passport. He went very quiet.',
      well: 'He let Aaron drive him round for a bit without talking.',
      said: 'Two years Ive been asking for that passport.',
      feeling: 5,
    },
  ],
  visits: [
    {
      ago: 29,
      said: 'Ask any social worker for the passport and they go I will look into it. I could of built one.',
      seen: 'Callum at the table with his folder: birth certificate yes, National Insurance number yes, passport no. The folder is tidier than mine.',
      carer:
        'Jess and Aaron are willing, young and out of their depth one day in three. They say so, which is why it is going well.',
      change: 'One person and one date for the passport, and his name copied in.',
      scale: 7,
      plan: [
        ['Pathway plan: papers', 'Two of three. Passport sent for in spring and lost between two offices.'],
        [
          'Matched well enough?',
          'Approved for five to twelve; exception agreed. Support twice a month, promised at the start, began in week six.',
        ],
      ],
      actions: [
        {
          what: 'Passport: form, photographs and the letter, sent tracked, number to Callum',
          owner: 'Bronwen',
          in: 10,
          done: 'Sent tracked. Callum has the number on his phone.',
        },
        {
          what: 'Garage told in writing that the passport is coming',
          owner: 'Bronwen',
          in: 3,
          done: 'The garage will hold the place.',
        },
      ],
    },
  ],
  scores: [
    { ago: 57, by: 'Jess', score: 6, why: 'He is kind to us.', up: 'Somebody who has done teenagers.' },
    {
      ago: 27,
      by: 'Jess',
      score: 7,
      why: 'The cake. The mower. The laughing.',
      up: 'The support that was promised, in the diary.',
    },
    {
      ago: 27,
      by: 'Aaron',
      score: 7,
      why: 'He helps me with the car and does not make me feel stupid.',
      up: 'Less guessing.',
    },
    { ago: 27, by: 'Callum', score: 7, why: 'They dont pretend.', up: 'My passport.' },
    {
      ago: 27,
      by: 'Moira',
      score: 6,
      why: 'Honest carers, a generous lad, and a match made in a hurry.',
      up: 'Support that started on the first day.',
    },
  ],
  views: [
    {
      ago: 29,
      method: 'talk',
      words: 'I could of built one.',
      changed: 'Farah signed the form that afternoon. He has the tracking number on his phone.',
    },
    {
      ago: 60,
      method: 'talk',
      words: 'Put down that I am a Traveller and put it with a capital letter.',
      changed: 'It is so written, everywhere, and Jess and Aaron came to the site and met Granda Mick.',
    },
  ],
  actions: [
    {
      set: 68,
      what: 'First passport form sent in',
      plan: 'child',
      owner: 'Bronwen',
      due: -61,
      status: 'done',
      note: 'Came back: the counter-signature was missing. It is sent again after the visit, tracked.',
      source: 'Pathway plan',
    },
    {
      set: 27,
      what: 'Course about young people of sixteen and seventeen',
      plan: 'carer',
      owner: 'Moira',
      due: 18,
      status: 'open',
      source: 'Supervision',
    },
  ],
  chronology: [
    {
      ago: 71,
      event: 'Moved from the children’s home in Hartwell to Jess and Aaron, approved this year for younger children.',
      impact: 'Callum chose them after one tea. The match was made in a hurry and the help came late.',
      source: 'Placement record',
      weight: 'major',
    },
  ],
}
