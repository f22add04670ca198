/** Twelve: a planned move, slowly, with goodbyes. It ended well and began well. */
import type { Story } from './beats.ts'

export const freya: Story = {
  logs: [
    {
      ago: 1,
      happened:
        'Gala tonight. Yvonne and Clive came and so did we, one row each. Freya swam to the wall and looked up at all four of us.',
      well: 'A personal best, and she let everybody hug her.',
      said: 'I had a whole cheering section.',
      feeling: 9,
    },
    {
      ago: 32,
      happened:
        'First full day here. She asked which stairs creak and then practised not standing on them. Gethin showed her the hens.',
      well: 'Played the piano for ten minutes before breakfast.',
      said: 'Its nice that its nearly in tune.',
      feeling: 7,
    },
    {
      ago: 36,
      happened:
        'The last Sunday with us before the move. Freya made a list of what she is taking, and one of what she is leaving on purpose.',
      well: 'She left her old bear for the next child, with a note.',
      said: 'Im not leaving you Im just living somewhere else.',
      feeling: 5,
    },
    {
      ago: 60,
      happened: 'Second overnight with Eluned and Huw. Home talking about hens.',
      well: 'She slept there all night.',
      feeling: 7,
    },
  ],
  visits: [
    {
      ago: 27,
      said: 'You did it slow. Thank you for doing it slow.',
      seen: 'The goodbye book is by her bed. The piano lid is open.',
      carer: 'Eluned and Huw are letting her lead. She has asked for the Welsh word for everything.',
      change: 'Sunday tea at Yvonne’s is fixed for the first of each month.',
      scale: 8,
      plan: [
        ['A move without a break', 'Four visits, two overnights, one goodbye tea.'],
        ['Keep swimming squad', 'Same squad, different lift.'],
      ],
    },
    {
      ago: 62,
      said: 'I want to go and I want to stay and both are true.',
      seen: 'Calm. She asked good questions about Eluned and Huw and wrote the answers in her book.',
      carer: 'Yvonne says that this is the right thing and that it hurts.',
      change: 'The goodbye book was begun.',
      scale: 6,
    },
  ],
  scores: [
    {
      ago: 118,
      by: 'Yvonne',
      score: 6,
      why: 'I love the bones of her, and she and Esme set each other off.',
      up: 'Two of me.',
    },
    {
      ago: 88,
      by: 'Yvonne',
      score: 5,
      why: 'We can carry on until the right home is found. We will do it well.',
      up: 'A name and a date.',
    },
    { ago: 10, by: 'Eluned', score: 8, why: 'She plays before breakfast.', up: 'Time. Nothing but time.' },
    { ago: 10, by: 'Huw', score: 8, why: 'Gethin has a big friend.', up: 'A piano tuner.' },
    {
      ago: 10,
      by: 'Freya',
      score: 8,
      why: 'Hens. Piano. They knew my favrite tea before I came.',
      up: 'If Yvonne’s was next door.',
    },
  ],
  views: [
    {
      ago: 27,
      method: 'three-houses',
      words: 'You did it slow. Thank you for doing it slow.',
      worries: 'That Esme thinks it was her.',
      good: 'Two families at the gala.',
      dreams: 'Nationals. Or regionals.',
      changed: 'Bronwen took a message from Freya to Esme: it wasnt you.',
    },
  ],
  actions: [
    {
      set: 27,
      what: 'Life-story work: the goodbye book to be copied and kept safe',
      plan: 'child',
      owner: 'Bronwen',
      due: 10,
      status: 'open',
      source: 'Visit',
    },
    {
      set: 34,
      what: 'Squad told of the new address and lift',
      plan: 'carer',
      owner: 'Huw',
      due: -30,
      status: 'done',
      note: 'Done in one phone call. They were nice about it.',
      source: 'Planned move',
    },
  ],
  chronology: [
    {
      ago: 90,
      event:
        'Agreed with approval that Freya would move, and that Yvonne and Clive could care for her until the right home was found.',
      impact: 'She was told by Yvonne and Bronwen together.',
      source: 'Approval',
      weight: 'major',
    },
    {
      ago: 33,
      event: 'Moved to Eluned and Huw after four visits and two overnights.',
      impact: 'A goodbye tea, a book and a date for the next visit.',
      source: 'Placement record',
      weight: 'major',
    },
  ],
}
