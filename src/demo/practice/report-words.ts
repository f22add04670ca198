/**
 * What the partner agency reported over the last months, child by child; by number, so that nobody is named. Long because
 * every report is written out.
 */
import type { ChildKey } from '../children.ts'

type Status = 'green' | 'amber' | 'red'

export interface ReportBeat {
  readonly key: ChildKey
  /** The report's last day, in days before today, and for how many days before that. */
  readonly until: number
  readonly days: number
  /** Days before today on which it was sent and, unless it waits still, received. */
  readonly sent: number
  readonly received?: number
  readonly status: Status
  readonly steps?: string
  readonly demand?: string
  readonly outcomes: readonly (readonly [
    outcome: string,
    term: 'short' | 'medium' | 'long' | 'pathway',
    support: string,
    progress: string,
  ])[]
  readonly said: string
  readonly concerns?: {
    readonly [prompt in 'attendance' | 'missing' | 'risks' | 'safeguarding' | 'breakdown']?: string
  }
  readonly planned: readonly (readonly [what: string, inDays: number])[]
  readonly support?: readonly (readonly [
    kind: 'therapy' | 'respite' | 'practical' | 'staffing' | 'education',
    what: string,
    why: string,
    partner: string,
    inDays: number,
  ])[]
  readonly meeting?: string
  readonly level: 'up' | 'same' | 'down'
  readonly stepDown?: string
}

const TUMBLE = 'A cartwheel on the beam without a hand to hold'
const READS = 'Reads a chapter aloud at bedtime'
const SHOP = 'Plays with two other children without a grown-up deciding whose turn it is'
const MOPED = 'The theory test passed and the moped on the road'
const FLAT = 'Cooks, washes and budgets for one week a month'
const LETTERS = 'Sees a sister more often than once a month'
const DRUMS = 'Stays in school through Friday afternoon'
const HAIR = 'A place on the hair and beauty taster course'
const HOME = 'Home by ten, four evenings of five'

export const REPORTS: readonly ReportBeat[] = [
  {
    key: 'zara',
    until: 178,
    days: 91,
    sent: 176,
    received: 173,
    status: 'green',
    outcomes: [
      [TUMBLE, 'short', 'Mats on the lawn, club twice a week', 'Beam at knee height, every Saturday'],
      [READS, 'medium', 'Ten minutes each night, turn and turn about', 'From a page to three'],
    ],
    said: 'I like it when you do the voices.',
    planned: [['A small display for the family in the summer', 60]],
    level: 'same',
  },
  {
    key: 'zara',
    until: 87,
    days: 91,
    sent: 85,
    received: 83,
    status: 'green',
    outcomes: [
      [TUMBLE, 'short', 'A beam of her own in the garage', 'Done, twice, and once in front of people'],
      [READS, 'medium', 'Still every night', 'A whole chapter, with a torch'],
    ],
    said: 'You can tell them I did it without holding on.',
    planned: [['Library card, and a day to choose', 20]],
    level: 'down',
    stepDown: 'Our visits go from every fortnight to every month; the number stays the same, day and night.',
  },
  {
    key: 'isla',
    until: 87,
    days: 91,
    sent: 85,
    received: 82,
    status: 'green',
    outcomes: [[SHOP, 'short', 'A shop in the porch, friends to tea on Fridays', 'Takes turns at the till, mostly']],
    said: 'You have to pay me with leaves.',
    planned: [['A morning in reception, with the teacher who will have her', 40]],
    level: 'same',
  },
  {
    key: 'nathan',
    until: 59,
    days: 91,
    sent: 57,
    received: 55,
    status: 'green',
    outcomes: [
      [MOPED, 'pathway', 'Evenings in the garage; half the fee', 'Theory passed at the second go'],
      [FLAT, 'pathway', 'A week a month in the annexe', 'Two weeks done; the third with beans every night'],
    ],
    said: 'It’s alright here. I’d like to stay after, if that’s a thing.',
    planned: [['Talk about staying put with the young person’s worker', 30]],
    level: 'same',
  },
  {
    key: 'alfie',
    until: 95,
    days: 91,
    sent: 93,
    received: 90,
    status: 'green',
    outcomes: [[LETTERS, 'medium', 'Calls on Thursdays, a map of the way there', 'One extra Saturday was found']],
    said: 'I want more Saturdays.',
    planned: [['Ask both homes for a second Saturday each month', 30]],
    support: [
      [
        'practical',
        'The fare and somebody to travel with, once more a month',
        'Two children see each other twice as often',
        'the council’s family time service',
        45,
      ],
    ],
    level: 'same',
  },
  {
    key: 'alfie',
    until: 4,
    days: 91,
    sent: 2,
    status: 'green',
    outcomes: [
      [LETTERS, 'medium', 'Second Saturdays since the summer', 'Five of them; the train set went along twice'],
    ],
    said: 'It’s better. I still count the days.',
    planned: [['A weekend together, if both homes can', 45]],
    level: 'same',
  },
  {
    key: 'leon',
    until: 117,
    days: 91,
    sent: 115,
    received: 112,
    status: 'amber',
    steps: 'Mornings are hard since the summer. A quiet ten minutes before the bus, and the school rings us by nine.',
    outcomes: [[DRUMS, 'short', 'Drums at lunch on Fridays, agreed with the school', 'Three Fridays of seven']],
    said: 'I’m not a morning person, that’s all it is.',
    concerns: {
      attendance: 'Nearly all of it is Friday afternoons.',
      breakdown: 'Nobody speaks of an end. Everybody is tired.',
    },
    planned: [['A morning plan with the school, on one page', 21]],
    level: 'same',
  },
  {
    key: 'leon',
    until: 40,
    days: 76,
    sent: 38,
    received: 36,
    status: 'amber',
    steps: 'Shouting most evenings. We come twice a week, and somebody sleeps over on Fridays.',
    outcomes: [[DRUMS, 'short', 'The school has moved drums to the last lesson', 'Two whole weeks, then none']],
    said: 'They’re nice. I just can’t be nice all the time back.',
    concerns: {
      attendance: 'Down again since the half term.',
      breakdown: 'The carers have asked how long this can go on. We believe them.',
    },
    planned: [['Two nights’ rest for the carers, every month', 14]],
    support: [
      [
        'respite',
        'Two nights a month with people who are known already',
        'The carers sleep, and nobody says things they do not mean',
        'the council’s short breaks',
        14,
      ],
    ],
    level: 'up',
  },
  {
    key: 'asha',
    until: 195,
    days: 91,
    sent: 193,
    received: 191,
    status: 'green',
    outcomes: [
      [HAIR, 'medium', 'A Saturday in the salon, with lunch', 'Offered a second Saturday'],
      [HOME, 'short', 'A lift home, no questions in the car', 'Home every evening'],
    ],
    said: 'You’re alright for old people.',
    planned: [['Ask for the course’s open day', 40]],
    level: 'same',
  },
  {
    key: 'asha',
    until: 106,
    days: 88,
    sent: 104,
    received: 102,
    status: 'amber',
    steps:
      'Late home on six evenings, and a telephone that nobody bought. We wait up, we write down times, and the school knows.',
    outcomes: [
      [HAIR, 'medium', 'The open day, together', 'A place is held until the autumn'],
      [HOME, 'short', 'A lift wherever and whenever', 'Two evenings of five'],
    ],
    said: 'Stop asking about the phone.',
    concerns: { risks: 'New things that cost more than pocket money.', missing: 'Late, and reachable until now.' },
    planned: [['A talk about the telephone with somebody who is not us', 21]],
    level: 'up',
  },
  {
    key: 'asha',
    until: 15,
    days: 90,
    sent: 14,
    received: 13,
    status: 'red',
    steps:
      'Out until after midnight on five evenings. Two new phones. She eats with us and talks until nine, then the messages start. I think she is being collected by someone she is afraid of. We ring the police each time and write down each car.',
    demand:
      'Somebody must stop whoever waits at the corner. Until then a second adult at night, and a plan that everybody has in writing.',
    outcomes: [
      [HAIR, 'medium', 'The place is kept for her', 'She has not been since the half term'],
      [HOME, 'short', 'A lift from anywhere, at any hour', 'One evening of five'],
    ],
    said: 'I can sort it. Do not make it a big thing.',
    concerns: {
      missing: 'Each time between nine and one, each time brought back to the same corner.',
      risks: 'It grows from week to week.',
      safeguarding: 'We believe that she is being exploited. We have said so to the police.',
      breakdown: 'We want her to stay. We cannot keep her safe here by ourselves.',
    },
    planned: [['A second adult in the house from nine until one', 7]],
    support: [
      [
        'staffing',
        'A worker at night, from nine until one',
        'She is not alone with the telephone when the messages start',
        'the council',
        7,
      ],
      [
        'therapy',
        'Somebody of her own choosing to talk to',
        'She has one person who does not have to write it down',
        'child and adolescent mental health',
        30,
      ],
    ],
    meeting: 'How this home can keep her safe, and what we do if it cannot.',
    level: 'up',
  },
]

/** Half days at school over the months before each child's newest report: possible, attended. */
export const ATTENDED: {
  readonly [K in ChildKey]?: readonly (readonly [ago: number, possible: number, attended: number])[]
} = {
  zara: [
    [92, 118, 117],
    [30, 58, 58],
  ],
  isla: [[92, 90, 88]],
  nathan: [[60, 60, 57]],
  alfie: [[10, 112, 110]],
  leon: [
    [120, 118, 104],
    [41, 62, 47],
  ],
  asha: [
    [107, 116, 106],
    [16, 70, 51],
  ],
}

export const APPOINTMENTS: {
  readonly [K in ChildKey]?: readonly (readonly [
    ago: number,
    kind: 'dentist' | 'optician' | 'mental-health' | 'doctor',
    state: 'kept' | 'missed',
    words: string,
  ])[]
} = {
  zara: [[48, 'dentist', 'kept', 'Two stickers, no holes']],
  alfie: [[33, 'optician', 'kept', 'New glasses, blue']],
  leon: [
    [45, 'mental-health', 'missed', 'Would not get into the car'],
    [150, 'dentist', 'kept', 'Nothing to do'],
  ],
  asha: [
    [70, 'dentist', 'kept', 'One filling'],
    [44, 'mental-health', 'missed', 'Not home in time'],
    [23, 'doctor', 'missed', 'Not home in time'],
  ],
}

export const NIGHTS: {
  readonly [K in ChildKey]?: readonly (readonly [
    ago: number,
    nights: number,
    kind: 'friends' | 'family' | 'short-break',
    how: string,
  ])[]
} = {
  zara: [[62, 1, 'friends', 'First sleepover. Rang once, to say goodnight']],
  alfie: [[35, 2, 'family', 'With a sister’s home. The train set went along']],
  leon: [[48, 2, 'short-break', 'Slept until ten']],
}
