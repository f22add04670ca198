/** Eleven: immediate risk, so the meeting comes within five working days. */
import type { Story } from './beats.ts'

export const esme: Story = {
  logs: [
    {
      ago: 1,
      happened:
        'Stayed close all day, which is what we agreed. Clive walked with her to the top field and the grey pony came to the fence.',
      well: 'She asked for the blanket before she needed it.',
      said: 'You dont have to talk. Just be in the room.',
      feeling: 6,
      sleep: 'Asleep by eleven with the blanket. Clive on the landing until one.',
    },
    {
      ago: 3,
      happened:
        'Home from hospital at noon. Soup, a film, the curtains shut. She asked to sleep with her door open and ours too.',
      well: 'She came home and went straight to her own bed.',
      feeling: 4,
      sleep: 'Slept from eight until nine the next day.',
      reply: 'I will be with you at ten tomorrow. You are not on your own with this.',
    },
  ],
  visits: [
    {
      ago: 3,
      notAlone: 'Esme asked Yvonne to stay and hold her hand; I saw her alone for ten minutes at the end.',
      said: 'I didnt want to not be here. I wanted it to stop being so loud in me.',
      seen: 'In bed with the grey blanket. Pale and kind to everybody. She asked whether she was in trouble and I said no, and said it again.',
      carer: 'Yvonne and Clive acted fast and are shaken. They want to keep her and they want a plan.',
      change: 'Two adults awake in turns until Monday; medicines are locked; school knows what it needs to.',
      health: 'Seen by the hospital team; follow-up on Thursday with the same nurse.',
      scale: 5,
      actions: [
        { what: 'Stability meeting within five working days; Farah chairs', owner: 'Bronwen', in: 5 },
        { what: 'Lock for the bathroom cabinet, fitted today', owner: 'Clive', in: 0, done: 'Fitted before tea.' },
        { what: 'Time at the stables this week if the nurse agrees', owner: 'Yvonne', in: 4 },
      ],
    },
    {
      ago: 38,
      said: 'I like the horses becos they can tell.',
      seen: 'Mud to the knee and shining. She introduced me to the grey pony by his full name.',
      carer: 'A hard fortnight after Freya moved; better since the stables.',
      change: 'Stables every Saturday, paid for until spring.',
      scale: 7,
    },
  ],
  incidents: [
    {
      ago: 4,
      kind: 'self-harm',
      time: '19:45',
      minutes: 240,
      before: 'The Sunday call with Mum ended early. Esme went to her room and turned the music up.',
      during:
        'Yvonne knocked after ten minutes. Esme had hurt her arm and had taken some tablets from the bathroom. Yvonne stayed with her and Clive rang 999.',
      after: 'Hospital overnight, seen by the children’s mental health team in the morning, home at noon the next day.',
      injury: 'Cuts to the left forearm, dressed at hospital. Blood tests normal.',
      notifiable: true,
      told: 'Out of hours at 19:55; Bronwen at 20:10; Farah at 20:30; Mum by Bronwen the next morning.',
      debrief: 'I told Yvonne straight away when she asked me. I want that written.',
      follow:
        'Immediate risk: stability meeting within five working days. Medicines locked. Calls with Mum have Yvonne in the room and a plan for afterwards.',
    },
    {
      ago: 47,
      kind: 'self-harm',
      time: '20:30',
      minutes: 40,
      before: 'First evening after Freya’s leaving tea.',
      during: 'Esme scratched her wrist with a compass and came to show Clive.',
      after: 'Washed and covered. They sat on the step with the dog from next door.',
      injury: 'Scratches, left wrist; no treatment needed.',
      told: 'Moira by phone at 21:10, Bronwen in the morning.',
      debrief: 'I showed him becos he doesnt make a face.',
      follow: 'School nurse told. Safer things to do with big feelings, list on her door.',
    },
  ],
  scores: [
    {
      ago: 120,
      by: 'Yvonne',
      score: 7,
      why: 'She is coming out of her shell and into the fridge.',
      up: 'Freya and Esme needing us at different times.',
    },
    {
      ago: 58,
      by: 'Yvonne',
      score: 5,
      why: 'They are both dear. Two at once is a lot.',
      up: 'To see Freya well settled.',
    },
    {
      ago: 2,
      by: 'Yvonne',
      score: 5,
      why: 'Because she told me when I asked.',
      up: 'Somebody who can answer at nine at night.',
    },
    { ago: 2, by: 'Clive', score: 6, why: 'She came home to her own bed.', up: 'To sleep, knowing she is asleep.' },
    {
      ago: 2,
      by: 'Moira',
      score: 5,
      why: 'Two experienced people with a plan for five days.',
      up: 'The meeting held, and a plan for the five weeks after it.',
    },
  ],
  views: [
    {
      ago: 3,
      method: 'talk',
      words: 'I didnt want to not be here. I wanted it to stop being so loud in me.',
      changed: 'We wrote a list together of what turns the volume down. Number one is the grey pony.',
      notCarers: true,
    },
    {
      ago: 90,
      method: 'three-houses',
      words: 'All the horses live in all the houses.',
      worries: 'Mum crying on the phone.',
      good: 'The top field. Clive’s walks.',
      dreams: 'A job where you are outside.',
      changed: 'Clive’s walks go on the plan: every day, in any weather.',
    },
  ],
  actions: [
    {
      set: 3,
      what: 'Ask the same hospital nurse to see Esme at home',
      plan: 'child',
      owner: 'Bronwen',
      due: 2,
      status: 'open',
      source: 'Visit',
    },
    {
      set: 3,
      what: 'A second adult for the nights until the meeting',
      plan: 'carer',
      owner: 'Moira',
      due: 0,
      status: 'open',
      note: 'Yvonne’s sister is checked and can come on two of them.',
      source: 'Incident',
    },
  ],
  chronology: [
    {
      ago: 33,
      event: 'Freya, with whom Esme shared a home, moved as planned.',
      impact: 'Esme was relieved and sad and felt bad for being relieved.',
      source: 'Visit',
      weight: 'significant',
    },
    {
      ago: 4,
      event: 'Esme hurt herself and took tablets; one night in hospital. Immediate risk; a meeting is called.',
      impact: 'She told the truth when asked and was met with kindness.',
      source: 'Incident and hospital letter',
      weight: 'major',
    },
  ],
}
