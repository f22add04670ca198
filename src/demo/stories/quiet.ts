/** The first eight: going quietly well, which is also worth writing down. */
import type { Story } from './beats.ts'

export const amber: Story = {
  visits: [
    {
      ago: 238,
      said: 'I will sign it if it says I can change my mind.',
      seen: 'Amber read the whole form before she signed, and corrected a comma.',
      carer: 'Maureen: “About time somebody asked her.”',
      change: 'Visits every six months from now on, agreed by Amber, and more whenever she asks.',
      scale: 9,
    },
    {
      ago: 61,
      said: 'Twice a year is plenty. If I want you I have got your number.',
      seen: 'Amber had made herself a dress from one of Maureen’s curtains, with permission. She showed me the inside seams.',
      carer: 'Maureen would like it known that this is simply her daughter in all but paper.',
      change: 'Six-monthly visits agreed again, in Amber’s own writing.',
      scale: 10,
      plan: [['Fewer meetings, more say', 'Last review was tea and a form; Amber chaired.']],
    },
  ],
  scores: [
    { ago: 110, by: 'Maureen', score: 9, why: 'She leaves the light on for me now.', up: 'Tidy thread.' },
    { ago: 13, by: 'Maureen', score: 9, why: 'Six years of her.', up: 'Nothing the council can give us.' },
  ],
  views: [
    {
      ago: 61,
      method: 'talk',
      words: 'Twice a year is plenty. If I want you I have got your number.',
      changed: 'The agreement to six-monthly visits was signed by Amber first.',
    },
  ],
  chronology: [
    {
      ago: 61,
      event: 'Six-monthly visits agreed by Amber, long-term placement.',
      impact: 'She decides how much of us she wants.',
      source: 'Visit',
      weight: 'significant',
    },
  ],
}
export const gethin: Story = {
  logs: [
    {
      ago: 2,
      happened: 'Mamgu on the screen for an hour. They drew the same tractor, one each end, and held them up.',
      well: 'Sang the whole of the goodnight song for her.',
      said: 'Nos da, Mamgu. Mae fy nhractor i’n fwy.',
      feeling: 9,
      family: 'Video call with Mamgu, all in Welsh.',
    },
  ],
  visits: [
    {
      ago: 45,
      said: 'Dw i’n hoffi fan hyn. Mae’r ieir yn dweud helo.',
      seen: 'Gethin spoke Welsh for the first half-hour and then chose English for my sake when I lost a verb.',
      carer: 'Eluned and Huw: he counts, prays and cries in Welsh, and laughs in both.',
      change: 'His review pack will be in Welsh first.',
      scale: 9,
      plan: [
        ['Keep his Welsh', 'Home, chapel, Mamgu on Wednesdays. School has found one other Welsh speaker: the cook.'],
      ],
      health: 'Inhaler technique checked with his spacer; review booked.',
    },
  ],
  scores: [
    { ago: 98, by: 'Eluned', score: 9, why: 'He has named all the hens.', up: 'A school that says bore da.' },
    { ago: 10, by: 'Gethin', score: 9, why: 'Ieir. Huw. Tedi Glas.', up: 'Mamgu’n byw yma.' },
  ],
  views: [
    {
      ago: 45,
      method: 'drawing',
      words: 'Dyma fi. Dyma’r iâr sy’n rheoli pawb.',
      changed: 'The interpreter’s name goes on his file, and the cook says bore da.',
    },
  ],
}
export const oscar: Story = {
  logs: [
    {
      ago: 4,
      happened: 'Oscar signed the whole of the caterpillar book to Poppy while Ian read. I corrected one butterfly.',
      well: 'Poppy signed “again”.',
      feeling: 9,
    },
  ],
  visits: [
    {
      ago: 26,
      said: 'I can do secret talking with my hands and Poppy can and Mummy Carol can.',
      seen: 'An interpreter came with me. Oscar showed us that he does not need one.',
      carer:
        'Carol: book the interpreter for reviews, please, and not on the morning. I have said sorry for the last one.',
      change: 'Interpreter booked for every date this year, in one go.',
      scale: 9,
      plan: [['Brother and sister together', 'They sleep better in one room; bunk agreed.']],
      actions: [{ what: 'Interpreter confirmed for the review, in writing to Carol', owner: 'Bronwen', in: 21 }],
    },
  ],
  scores: [
    { ago: 80, by: 'Carol', score: 9, why: 'A house full of hands.', up: 'Letters and texts, not voicemail.' },
    {
      ago: 12,
      by: 'Carol',
      score: 9,
      why: 'They tell each other stories.',
      up: 'The interpreter booked in good time.',
    },
    {
      ago: 12,
      by: 'Beth',
      score: 8,
      why: 'They are cute and loud. Loud is fine in our house.',
      up: 'My own shelf in the bathroom.',
    },
  ],
  views: [
    {
      ago: 26,
      method: 'drawing',
      words: 'hands',
      changed: 'Nursery and school both have a signing chart by the door.',
    },
  ],
}
export const poppy: Story = {
  logs: [
    {
      ago: 6,
      happened: 'Rabbit went in the wash and Poppy waited in front of the machine for the whole of the cycle.',
      well: 'Signed “patient”, which is new.',
      feeling: 8,
    },
  ],
  visits: [
    {
      ago: 26,
      notAlone: 'Three years old: seen with Oscar and by herself while she poured water.',
      said: 'Rabbit wash. Rabbit dizzy.',
      seen: 'Poppy followed my face, then my hands, then brought me Rabbit. She looked to Carol at each new thing and was answered.',
      carer: 'Speech coming on: forty words and more than a hundred signs.',
      change: 'The speech therapist will count signs as words.',
      scale: 9,
    },
  ],
  scores: [{ ago: 12, by: 'Ian', score: 9, why: 'She falls asleep on my feet.', up: 'Two more hands.' }],
}
export const nathan: Story = {
  logs: [
    {
      ago: 3,
      happened: 'Passed his theory. He put the letter by the kettle and said nothing until I had read it twice.',
      well: 'Let himself be hugged.',
      said: 'Youre squashing the letter.',
      feeling: 10,
    },
  ],
  visits: [
    {
      ago: 31,
      said: 'I want it in writing that I can stay. Not a chat. Writing.',
      seen: 'Oil to the elbows, moped in eleven pieces, each one labelled.',
      carer: 'Winston: “He stays. I do not need a policy for that, but if you have one, bring it.”',
      change: 'Staying put is in the pathway plan with a date.',
      scale: 9,
      plan: [['Staying put after eighteen', 'Agreed in principle; the letter is owed.']],
      actions: [
        { what: 'Letter to Nathan and Winston about staying put, with the money in it', owner: 'Elin', in: 28 },
      ],
    },
  ],
  scores: [
    { ago: 90, by: 'Winston', score: 9, why: 'He is my lad.', up: 'A drip tray.' },
    { ago: 5, by: 'Winston', score: 8, why: 'Two boys, one bathroom, no blood.', up: 'That letter.' },
  ],
  views: [
    {
      ago: 31,
      method: 'talk',
      words: 'I want it in writing that I can stay. Not a chat. Writing.',
      changed: 'The letter is promised for a day, and he wrote the day on the calendar.',
    },
  ],
}
export const zara: Story = {
  visits: [
    {
      ago: 17,
      said: 'I am not the mum now. Bernadette is the mum. I am in gym.',
      seen: 'A handstand against the shed for the count of twenty. She let Isla fall over and did not run to her, because Paul was there.',
      carer: 'They miss Leon and they slept. Bernadette cried about both.',
      change: 'A visit for Zara, Isla and Leon, when all three want it.',
      scale: 8,
      plan: [['Zara gets to be eight', 'Gym club, sleepover at Lottie’s, and Paul does Isla’s teeth.']],
      actions: [{ what: 'Ask Leon, Zara and Isla, each alone, about meeting', owner: 'Elin', in: 24 }],
    },
  ],
  scores: [
    { ago: 17, by: 'Zara', score: 8, why: 'I got my own shelf and gym.', up: 'Leon to say bye properly.' },
    {
      ago: 16,
      by: 'Bernadette',
      score: 7,
      why: 'The girls are all right. We are getting there.',
      up: 'To have done it differently.',
    },
  ],
  views: [
    {
      ago: 17,
      method: 'three-houses',
      words: 'Leon did not say goodbye becos they did not let him.',
      worries: 'People going when I am at school.',
      good: 'Handstands. Isla asleep. Paul’s macaroni.',
      dreams: 'I am on a beam and nobody is shouting.',
      changed: 'Zara was told what happened, in two sentences she could check. A card went to Leon.',
    },
  ],
}
export const isla: Story = {
  visits: [
    {
      ago: 17,
      notAlone: 'Four years old: seen while playing shops, Bernadette in the next room with the door open.',
      said: 'That is nine hundred pounds please and a biscuit.',
      seen: 'She sold me a shoe. She asked where the loud boy lives now and nodded when I told her.',
      carer: 'A good start in reception; tired by Thursdays.',
      change: 'Loud boy has a name and a house in her story now.',
      scale: 9,
    },
  ],
  scores: [{ ago: 16, by: 'Paul', score: 8, why: 'She laughs in her sleep.', up: 'Time to say sorry to Leon.' }],
}
export const alfie: Story = {
  logs: [
    {
      ago: 8,
      happened:
        'Asha’s room is empty and Alfie has closed the door so that it is private. He asked whether he is next. I said no, and Trevor said no, and Lynn said it in the log.',
      well: 'He asked out loud.',
      said: 'If people go in the night do they take the train.',
      feeling: 6,
    },
    {
      ago: 39,
      happened: 'Mabel’s Saturday. Six crumpets each. He planned the day on a timetable, with a stop for every hour.',
      well: 'Kept to the timetable and let her change one stop.',
      feeling: 8,
      family: 'With Mabel from ten until four.',
    },
  ],
  visits: [
    {
      ago: 19,
      said: 'I would like Mabel every Saturday. I have made a timetable to show that it fits.',
      seen: 'The timetable is excellent. It fits.',
      carer: 'Trevor and Lynn are stretched by worry for Asha and have kept every promise to Alfie.',
      change: 'I took the timetable to Joyce, and to my manager.',
      scale: 8,
      plan: [
        [
          'Brother and sister apart: keep it close',
          'First Saturdays kept six times of six. He asks for more, with evidence.',
        ],
      ],
      actions: [
        { what: 'Answer Alfie’s timetable: more Saturdays with Mabel, yes or no and why', owner: 'Hannah', in: 14 },
      ],
    },
  ],
  scores: [
    {
      ago: 14,
      by: 'Alfie',
      score: 7,
      why: 'The layout. Lynn’s toad in the hole.',
      up: 'Mabel on more Saturdays. See timetable.',
    },
  ],
  views: [
    {
      ago: 19,
      method: 'talk',
      words: 'I would like Mabel every Saturday. I have made a timetable to show that it fits.',
      changed: 'The timetable is on his file and on his sister’s.',
    },
  ],
}
