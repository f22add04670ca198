/** Homes that were talked through, and one that was to end and did not. */
import type { ProcessBeat } from './process-beats.ts'

/** T12: two or more homes in a year; no meeting is needed, and a day is set to look again. */
export const rafi: readonly ProcessBeat[] = [
  {
    kind: 'supervision',
    ago: 70,
    stability: 'Good manners and half a suitcase. Maureen leaves the other half alone.',
    answers: [
      ['Maureen', 6, 'Good manners, half a suitcase.'],
      ['Moira', 6, 'She is patient with a bag on the floor.'],
    ],
    decisions: 'No actions.',
    reflection: 'He asks every visitor how long they are staying in the job.',
  },
  { kind: 'notice', what: 'two-plus-list', ago: 28, time: '09:10', by: 'Bilal', to: 'Farah' },
  {
    kind: 'triage',
    ago: 27,
    time: '11:00',
    worry: 'Three homes in twelve months, none of it his doing. He keeps half of his bag packed.',
    helping: 'Same school, his uncle close by, rice done properly.',
    asked: 'Rafi, Maureen, Moira, his tutor',
    said: 'I unpacked the top half.',
    atRisk: false,
    meanwhile: 'Nothing changes for him this week.',
  },
  { kind: 'notice', what: 'manager-told', ago: 27, time: '11:20', to: 'Farah' },
  {
    kind: 'talk',
    ago: 26,
    needs: 'That this home lasts until summer at least, and that he hears it from somebody who stays.',
    meeting: {
      why: 'Six on the scale and rising, sleep improving, uncle close by, same school. A meeting would frighten him now.',
      recheckIn: 56,
    },
    actions: [['Tell Rafi what was said about him, and that it was about making this one last', 'Elin', 'child', 3]],
  },
]

/** T8 to T19: a move was asked for and refused, with support and a day to look again. */
export const dylan: readonly ProcessBeat[] = [
  {
    kind: 'supervision',
    ago: 65,
    stability:
      'Jodie leaves in two weeks and the house is loud. Bev does not know how long she can do this. Colin does.',
    answers: [
      ['Colin', 5, 'He came to find me.'],
      ['Bev', 3, 'He is thirteen. He is only thirteen.'],
      ['Sam', 4, 'One carer holds on, one is frightened.'],
    ],
    decisions: 'A stability meeting within five working days.',
    reflection: 'We had asked Colin for months and Bev hardly ever.',
  },
  {
    kind: 'meeting',
    ago: 60,
    signedAgo: 58,
    chair: 'Priya',
    label: 'stability',
    triggers: ['breakdown', 'change'],
    purpose: 'That Bev is not frightened in her own kitchen and Dylan is not moved for shouting.',
    childsChair: 'Anybody but Sam, because Sam is Bev’s.',
    invited: [
      ['Dylan', 'child'],
      ['Colin', 'carer'],
      ['Bev', 'carer'],
      ['Hannah', 'social-worker'],
      ['Sam', 'social-worker'],
      ['Ryan', 'birth-family', 'Let me talk to him on a Sunday. He listens to me.'],
    ],
    said: 'Jodie gets to go and she even gets a party.',
    worries: ['Shouting close to Bev’s face', 'Jodie leaving'],
    well: ['The hives', 'He says sorry within the hour, every time'],
    next: ['Somebody in the house at six o’clock', 'A word that Bev can text'],
    harm: 'In the last weeks Dylan has shouted close to Bev’s face and kicked a bin down the drive. Nobody was hurt. Bev was frightened and Dylan ashamed.',
    danger:
      'If evenings go on like this, Bev may not be able to go on, and Dylan may lose the one man he comes to find.',
    safetyGoal: 'Evenings in which Bev can stay in her kitchen and Dylan can go to the hives before he shouts.',
    answers: [
      ['Colin', 6, 'He is good with living things.'],
      ['Bev', 4, 'He made me a cup of tea and left it outside the door.'],
      ['Sam', 5, 'They all came, and stayed.'],
      ['Dylan', 5, 'Its alright when its just me and Col.'],
    ],
    goal: 'stay',
    bottomLine: 'Nobody is hit. If somebody is, everybody stops and rings.',
    contingency: 'Two nights at Ryan’s, agreed beforehand, never as a punishment.',
    rules: [
      ['When it gets loud', 'Bev texts the word, Colin comes in, Dylan goes to the shed. Nobody follows him.'],
      ['When he comes back', 'tea first. We talk about it tomorrow, in the shed.'],
    ],
    actions: [
      ['A support worker for two evenings a week', 'Sam', 'carer', 20],
      ['Ask the school to send reports to Colin, by phone', 'Hannah', 'child', 7],
    ],
    roles: [
      ['Colin', 'Is the one who is fetched'],
      ['Hannah', 'Tells Dylan what is decided, on the day'],
    ],
    keeps: [
      ['Ryan', 'Rings on Sundays'],
      ['Jodie', 'Rings on Sundays too, after Ryan'],
    ],
    reviewIn: 33,
    letter: {
      why: 'Because evenings have been hard for everybody, and because we want you to be able to stay.',
      heard:
        'You told us that Jodie gets a party for leaving and you get a meeting. That is true and we are sorry about it.',
      agreed:
        'When it gets loud you may go to the shed and nobody comes after you. Somebody comes two evenings a week to help, and it is not to watch you.',
      whom: 'Colin. Hannah. Ryan on Sundays.',
      approvedAgo: 56,
      shownAgo: 54,
      said: 'The shed bit is good. Put that nobody is aloud to knock.',
    },
  },
  {
    kind: 'supervision',
    ago: 34,
    stability:
      'The support worker has not started. Bev has been frightened twice and said that she cannot carry on without help.',
    answers: [
      ['Colin', 6, 'The bees, the shed, and him in it.'],
      ['Bev', 4, 'The help that was promised, turning up.'],
      ['Sam', 5, 'The plan is good and half of it is missing.'],
    ],
    decisions: 'The review meeting is brought forward.',
    reflection: 'A promised helper who does not come is worse than none.',
  },
  { kind: 'notice', what: 'manager-told', ago: 27, time: '13:10', to: 'Priya' },
  {
    kind: 'review',
    ago: 27,
    chair: 'Priya',
    said: 'If you move me you can do it without me.',
    working: 'The word and the shed, six times out of eight.',
    worries: 'One plate, one pane, no support worker yet. Bev asks for a move.',
    answers: [
      ['Colin', 6, 'Somebody here at six o’clock.'],
      ['Bev', 4, 'He is only thirteen.'],
      ['Sam', 5, 'It could hold if the help came.'],
    ],
    stabilising: 'Two hard evenings since the meeting, and the help that was agreed has not begun.',
  },
  {
    kind: 'move',
    ago: 26,
    decision: 'refused',
    reason:
      'He is attached to Colin, in his school, and asks to stay. What was agreed was never given a chance: the help did not come.',
    childsView: 'He wants to stay and said he would not get into the car. It weighs more than anything else here.',
    support:
      'A support worker two evenings a week from Tuesday, paid for by the service; one weekend in four off for Bev.',
    reviewIn: 42,
  },
]
