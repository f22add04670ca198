/** Fourteen: on the list of two or more homes in a year; talked through, no meeting needed, recheck set. */
import type { Story } from './beats.ts'

export const rafi: Story = {
  logs: [
    {
      ago: 4,
      happened:
        'He has put three shirts in the drawer. I saw and did not say a thing. Nets at six, home filthy and happy.',
      well: 'Three shirts in a drawer.',
      said: 'The bus goes right past. I didnt have to change.',
      feeling: 8,
    },
    {
      ago: 58,
      happened: 'His third social worker came. He made her tea and then asked how long she was staying in the job.',
      well: 'He asked the question we were all thinking.',
      said: 'Im not being rude I just want to know if I should learn your name.',
      feeling: 6,
    },
  ],
  visits: [
    {
      ago: 16,
      said: 'I unpacked the top half.',
      seen: 'A cap on a hook, three shirts in a drawer, a bag still packed under the bed. He showed me the drawer.',
      carer: 'Maureen: “Let him have the bag as long as he wants the bag.”',
      change: 'Nobody will tell him to unpack.',
      scale: 7,
      plan: [
        ['Stay at Dunsford High', 'Same school through three homes; that has held.'],
        ['Fridays with Mama Tariq', 'Every one kept.'],
      ],
    },
    {
      ago: 58,
      said: 'Im not being rude I just want to know if I should learn your name.',
      seen: 'First meeting with me. He had questions and I answered the ones I could.',
      carer: 'Maureen likes his manners and worries about his sleep.',
      change: 'I promised a letter if I ever have to hand over, before it happens and not after.',
      scale: 6,
      actions: [
        {
          what: 'Letter for Rafi: who I am, when I work, and what happens if I leave',
          owner: 'Elin',
          in: 7,
          done: 'Read with him. He kept it in the bag.',
        },
      ],
    },
  ],
  scores: [
    { ago: 70, by: 'Maureen', score: 6, why: 'Good manners, half a suitcase.', up: 'A proper night’s sleep for him.' },
    { ago: 13, by: 'Maureen', score: 7, why: 'Three shirts.', up: 'The other half of the bag, when he is ready.' },
    {
      ago: 13,
      by: 'Amber',
      score: 7,
      why: 'He does the washing up without being told, which makes me look bad.',
      up: 'Turn-taking in the bathroom.',
    },
    { ago: 13, by: 'Rafi', score: 7, why: 'Bus, nets, rice done properly.', up: 'If I knew for definite till summer.' },
  ],
  views: [
    {
      ago: 16,
      method: 'talk',
      words: 'Everyone says home like it is a word you can just say.',
      changed: 'We say “Maureen’s” until he says something else.',
    },
  ],
  actions: [
    {
      set: 26,
      what: 'Two homes or more this year: recheck together that Maureen’s is holding',
      plan: 'child',
      owner: 'Elin',
      due: 30,
      status: 'open',
      note: 'Talked through with Farah. No meeting needed now: score 6, sleep improving, uncle close by, same school.',
      source: 'Conversation with the team manager',
    },
    {
      set: 26,
      what: 'Halal butcher on Maureen’s list, and Rafi to choose',
      plan: 'carer',
      owner: 'Maureen',
      due: -18,
      status: 'done',
      note: 'He chose, and cooked.',
      source: 'Supervision',
    },
  ],
  chronology: [
    {
      ago: 62,
      event: 'Second change of social worker in twelve months: Dev left, Elin began.',
      impact: 'Rafi said he would wait before learning another name.',
      source: 'Allocation',
      weight: 'significant',
    },
    {
      ago: 96,
      event: 'Moved to Maureen’s after Hilary’s operation. Third home in twelve months.',
      impact: 'Packed in twenty minutes, by himself. Kept his school.',
      source: 'Placement record',
      weight: 'major',
    },
    {
      ago: 27,
      event:
        'On the list of two or more homes this year; discussed with the team manager. No stability meeting; recheck set.',
      impact: 'Rafi was told what was said about him, and that it was about making this one last.',
      source: 'Conversation record',
      weight: 'significant',
    },
  ],
}
