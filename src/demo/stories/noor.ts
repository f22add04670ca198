/** Twelve: the carers' son answered two. Talked through with the manager: a meeting within two weeks. */
import type { Story } from './beats.ts'

export const noor: Story = {
  logs: [
    {
      ago: 1,
      happened:
        'Netball, then homework at one end of the table while Hamza did his at the other. Forty minutes and not a word, which for those two is peace.',
      well: 'Noor passed him the ruler.',
      said: 'We had a truce. Dont make it a thing.',
      feeling: 6,
    },
    {
      ago: 11,
      happened:
        'A video Noor made at home had Hamza in the background in his vest. She sent it to her group. He was mortified at school. Shouting on the landing; phones on the shelf for everybody.',
      well: 'She took it down before we asked.',
      feeling: 4,
      reply: 'I would like to hear from Hamza as well. Could I talk to him on Thursday?',
      talked: 'A shelf by the front door for everybody’s phones, ours too.',
    },
    {
      ago: 46,
      happened:
        'Khala Mina took them all for ice cream: Noor, Hamza and Zaynab. Noor paid for Zaynab’s from her own money.',
      well: 'Three children, one bench, no elbows.',
      feeling: 8,
    },
  ],
  visits: [
    {
      ago: 23,
      said: 'Its their house. I know it is becos everyone says our house in a special voice.',
      seen: 'Noor at the end of the landing with her door open exactly one foot. She measures how welcome she is, and she is good at it.',
      carer: 'Salma and Yusuf are fond of her and torn. They had not asked Hamza until this month.',
      change: 'Bathroom times on a list that the three children made themselves.',
      scale: 6,
      plan: [
        ['Stay at Orchard School', 'Attendance 97 in every 100 days.'],
        ['Khala Mina’s assessment', 'Second visit done; report due before the hearing.'],
      ],
      actions: [
        {
          what: 'Ask what is holding up Khala Mina’s checks, and tell Noor',
          owner: 'Hannah',
          in: 14,
          done: 'A landlord’s letter. Noor was told on the phone, and laughed.',
        },
      ],
    },
  ],
  scores: [
    { ago: 125, by: 'Salma', score: 7, why: 'She makes my girl laugh.', up: 'Evenings.' },
    { ago: 64, by: 'Salma', score: 6, why: 'We are learning each other.', up: 'A quieter landing.' },
    {
      ago: 3,
      by: 'Salma',
      score: 5,
      why: 'We want this to work and I am frightened for my son.',
      up: 'One hour in the week that is only Hamza’s.',
    },
    {
      ago: 3,
      by: 'Yusuf',
      score: 6,
      why: 'Meals are good. It is the hours between.',
      up: 'A plan for phones that all three accept.',
    },
    {
      ago: 3,
      by: 'Hamza',
      score: 2,
      why: 'I can still have my room. That is why it isnt zero.',
      up: 'If somebody had asked me before. Like you are asking now.',
    },
    { ago: 3, by: 'Zaynab', score: 8, why: 'Noor does my hair.', up: 'If they stopped slamming.' },
    { ago: 3, by: 'Noor', score: 5, why: 'Salma’s food and Zaynab.', up: 'Knowing if I am going to Khala’s.' },
  ],
  views: [
    {
      ago: 23,
      method: 'talk',
      words: 'Its their house. I know it is becos everyone says our house in a special voice.',
      changed:
        'Salma heard this read out, with Noor’s yes, and cried, and then laughed, and they wrote the bathroom list.',
    },
    {
      ago: 95,
      method: 'three-houses',
      words: 'I dont do drawing but I will do the list.',
      worries: 'Court. Everyone going quiet. Hamza.',
      good: 'Zaynab. My school. Salma’s rice.',
      dreams: 'Khala’s flat with my own lights.',
      changed: 'Fairy lights up that weekend.',
    },
  ],
  incidents: [
    {
      ago: 11,
      kind: 'online',
      time: '17:20',
      minutes: 60,
      before: 'Noor filmed a dance on the landing.',
      during:
        'The clip showed Hamza behind her and went to fourteen children before she took it down. Shouting, doors, Hamza in tears.',
      after: 'Yusuf talked with each of them. Both slept.',
      told: 'Sam at 19:00, Hannah the next morning, Orchard School with Noor’s knowledge.',
      debrief: 'I didnt see him in it. I swear I didnt see him. I said sorry twice.',
      follow: 'No filming on the landing. Hamza’s school told his form tutor. Sam to see Hamza by himself.',
    },
  ],
  actions: [
    {
      set: 2,
      what: 'Stability meeting within two weeks; Hamza’s views to be brought in as he wants',
      plan: 'child',
      owner: 'Hannah',
      due: 12,
      status: 'open',
      note: 'Agreed with Priya. Not an immediate risk.',
      source: 'Conversation with the team manager',
    },
    {
      set: 3,
      what: 'One hour each week for Hamza with his father, kept',
      plan: 'carer',
      owner: 'Yusuf',
      due: 7,
      status: 'open',
      source: 'Scale answers',
    },
    {
      set: 64,
      what: 'A key for Noor’s drawer',
      plan: 'carer',
      owner: 'Salma',
      due: -50,
      status: 'done',
      note: 'Two keys, both Noor’s.',
      source: 'Supervision',
    },
  ],
  chronology: [
    {
      ago: 3,
      event: 'Hamza, the carers’ son, answered 2 on the scale. A meeting within two weeks was agreed.',
      impact: 'Noor does not know the number. She knows that the family is being helped to share a landing.',
      source: 'Scale answers',
      weight: 'significant',
    },
  ],
}
