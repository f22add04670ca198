/** Eight, Peter's sister. */
import type { Story } from './beats.ts'

export const wren: Story = {
  logs: [
    {
      ago: 3,
      happened:
        'It rained all day and Wren was entirely happy. She drew every bird on the feeder and gave them all surnames.',
      well: 'Let Gareth read in the voices, with the window open.',
      said: 'I like it here when it rains. Gareth does the voices.',
      feeling: 8,
    },
    {
      ago: 17,
      happened: 'Asked about Saturday swimming again. I said that Hannah is finding out. She said “still?”.',
      well: 'She waited for an answer without giving up.',
      feeling: 7,
    },
  ],
  visits: [
    {
      ago: 38,
      said: 'I like it here when it rains. Gareth does the voices.',
      seen: 'Wren alone in her room, in the new bunk, torch out in daylight. She read me a page about owls and did the owl.',
      carer: 'Happy, healthy, growing. Wheezy after swimming: inhaler before, not after.',
      change: 'Peter and Wren each have a shelf that nobody else tidies.',
      health: 'Inhaler and spacer checked. Asthma review booked at the surgery.',
      scale: 9,
      plan: [['Swimming on Saturdays', 'Clashes with Dad’s time. I said I would find out.']],
      actions: [{ what: 'Tell Wren the answer about swimming on Saturdays', owner: 'Hannah', in: 34 }],
    },
  ],
  scores: [{ ago: 36, by: 'Wren', score: 10, why: 'Top bunk. Birds. Gareths voices.', up: 'Eleven.' }],
  views: [
    {
      ago: 38,
      method: 'three-houses',
      words: 'If things were how I want Dad lives next door and has breakfast with us and Moss.',
      worries: 'When Peter goes quiet after the phone.',
      good: 'Rain. Voices. Pancakes.',
      dreams: 'Dad next door.',
      changed: 'We did not choose for her between Dad and here. I told her that nobody will ask her to choose.',
    },
    {
      ago: 112,
      method: 'drawing',
      words: 'This is me and this is Peter and this big one is a heron.',
      changed: 'Bird book from the library van, on loan for ever.',
    },
  ],
}
