/** Six: a carer asks for help and hears nothing. The request climbs past the worker, the manager, the service manager. */
import type { Story } from './beats.ts'

export const mabel: Story = {
  logs: [
    {
      ago: 1,
      happened: 'Long assembly. Came out cross, threw her bag. We sat on the wall till it passed.',
      well: 'She told me it was the noise. First time she has said why.',
      said: 'The moon is following us home.',
      feeling: 2,
      sleep: 'Up at one, two and twenty to five. Third night.',
    },
    {
      ago: 2,
      happened:
        'Another broken night, then school. Len took her to feed the ducks so that I could lie down. I did not sleep but I did lie down. We are both drained.',
      well: 'She tucked Bun in and told him it was only the boiler.',
      feeling: 3,
      sleep: 'Awake from half past one until four.',
    },
    {
      ago: 3,
      happened: 'I asked for help today. Nobody has rung. Mabel was tired and lovely and then tired and not.',
      well: 'Read four pages in the den by herself.',
      said: 'My legs wont lie down.',
      feeling: 3,
      sleep: 'Two hours in one go, then bits.',
      help: 'Is the short break on Saturday happening?',
    },
    {
      ago: 9,
      happened:
        'The reading den has a lamp now. Mabel reads to Bun with the door shut and comes out calmer than she went in.',
      well: 'She made a sign for the den. It says NO LOUD.',
      feeling: 6,
      reply: 'The reading den is a lovely idea. Shall we go through the nights on Friday?',
    },
    {
      ago: 39,
      happened:
        'Alfie came for Saturday. They ate six crumpets each and would not say goodbye, so we walked him to the car twice.',
      well: 'She waved until the corner.',
      said: 'I have only got one brother and he is nine.',
      feeling: 7,
      family: 'Alfie from ten until four. The goodbye is hard for both.',
    },
  ],
  visits: [
    {
      ago: 21,
      said: 'I like my den best becos it has only one noise and its me.',
      seen: 'Mabel in the den, three books deep. She put my hand on the wall so that I could feel the boiler.',
      carer: 'Joyce and Len are worn. They are not complaining, and that is what worries me.',
      change: 'I asked for the short break to be settled. Sam will confirm the Saturday.',
      scale: 7,
      plan: [
        ['Sleep clinic advice tried', 'Helps on about half the nights.'],
        ['First Saturdays with Alfie', 'Kept. Both children ask for a sleepover.'],
      ],
      family: 'First Saturday with Alfie went well; Nanny Pam came on the twelfth.',
      actions: [
        {
          what: 'Ask the sleep clinic for a call before the next appointment',
          owner: 'Hannah',
          in: 14,
          done: 'They rang Joyce the same week.',
        },
        { what: 'A sleepover for Mabel and Alfie in the holidays', owner: 'Hannah', in: 45 },
      ],
    },
  ],
  scores: [
    { ago: 150, by: 'Joyce', score: 8, why: 'She has put her slippers next to ours.', up: 'Sleep.' },
    { ago: 86, by: 'Joyce', score: 7, why: 'A happy child from seven until seven.', up: 'Sleep, still.' },
    { ago: 86, by: 'Len', score: 8, why: 'She is good company in a garden.', up: 'New hip to match her speed.' },
    {
      ago: 20,
      by: 'Joyce',
      score: 6,
      why: 'We love her. We are old and awake.',
      up: 'A short break that happens on the day it is meant to.',
    },
    { ago: 20, by: 'Len', score: 6, why: 'It is Joyce I worry about.', up: 'Somebody to answer the telephone.' },
    { ago: 20, by: 'Mabel', score: 9, why: 'My den and Joyce’s lap.', up: 'Alfie in the other bed.' },
  ],
  help: [
    {
      ago: 3,
      time: '14:02',
      need: 'Third night without sleep. I need to know if the short break on Saturday is happening.',
      urgency: 'now',
    },
    {
      ago: 74,
      time: '09:30',
      need: 'The melatonin prescription has not come through to the chemist.',
      urgency: 'today',
      answer: {
        after: 1,
        by: 'supervising',
        words: 'Rang the surgery; it is there to collect from four o’clock.',
        closed: true,
      },
    },
  ],
  views: [
    {
      ago: 21,
      method: 'drawing',
      words: 'This is noise. It is red. This is my den. It is small and yelow.',
      changed: 'School will let her sit at the end of the row nearest the door in assembly.',
    },
    {
      ago: 88,
      method: 'talk',
      words: 'Alfie is my brother even when he is at his house.',
      changed: 'Thursday phone calls with Alfie began the same week.',
    },
  ],
  actions: [
    {
      set: 20,
      what: 'Confirm the short break on Saturday with Joyce, in words, by phone',
      plan: 'carer',
      owner: 'Sam',
      due: -4,
      status: 'open',
      note: 'Short-break carer is poorly; no answer yet from the pool.',
      source: 'Supervision',
    },
    {
      set: 21,
      what: 'Ear defenders for assembly',
      plan: 'child',
      owner: 'Joyce',
      due: -10,
      status: 'done',
      note: 'Green ones. She wears them as a necklace.',
      source: 'Visit',
    },
    {
      set: 80,
      what: 'Read up on sensory needs with Ingrid',
      plan: 'carer',
      owner: 'Joyce',
      due: -45,
      status: 'done',
      note: 'Two evenings. Joyce says the bit about doors was the best.',
      source: 'Supervision',
    },
  ],
  chronology: [
    {
      ago: 60,
      event: 'Seen at the sleep clinic; a plan for nights agreed.',
      impact: 'Mabel was believed about the noise.',
      source: 'Clinic letter',
      weight: 'significant',
    },
  ],
  incidents: [
    {
      ago: 12,
      kind: 'medication',
      time: '19:10',
      minutes: 15,
      before: 'Both of us thought the other had given the melatonin.',
      during: 'Len gave a second dose by mistake.',
      after: 'Rang 111 at once: safe, watch her. She slept until seven.',
      told: 'Sam left a message at 19:40; 111 at 19:20.',
      debrief: 'I had a big sleep.',
      follow: 'One chart on the fridge, one pen, initials before the dose and not after.',
    },
  ],
}
