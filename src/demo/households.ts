/**
 * The eighteen households: who lives there, sons and daughters included. Ages count on the day of the story.
 * Long because it is a table: one entry for each household.
 */
import type { TeamName } from './teams.ts'

export interface Carer {
  readonly name: string
  readonly age: number
  readonly passphrase?: string
}

export interface HouseholdStory {
  readonly key: string
  readonly logs: 'daily' | 'three-a-week' | 'weekly'
  readonly pets?: string
  readonly name: string
  readonly team: TeamName
  readonly approved: 'full' | 'temporary'
  /** Months since approval. */
  readonly approvedMonths: number
  readonly terms: string
  readonly address: string
  readonly phone: string
  readonly carers: readonly Carer[]
  readonly others: readonly {
    readonly name: string
    readonly relation: 'son' | 'daughter' | 'parent' | 'lodger'
    readonly age: number
    readonly leftAgo?: number
  }[]
  readonly about: string
}

export const households = [
  {
    key: 'denise',
    logs: 'daily',
    pets: 'A spaniel called Pepper',
    name: 'Denise and Mark',
    team: 'North',
    approved: 'full',
    approvedMonths: 62,
    terms: 'One or two children aged 5 to 14',
    address: '8 Tannery Row, Wrenbury',
    phone: '07700 900101',
    carers: [
      { name: 'Denise', age: 47, passphrase: 'buttered toast morning river' },
      { name: 'Mark', age: 49 },
    ],
    others: [{ name: 'Ella', relation: 'daughter', age: 15 }],
    about:
      'A spaniel called Pepper. Choir on Mondays and a noisy kitchen. Denise works from home, Mark drives for the council.',
  },
  {
    key: 'joyce',
    logs: 'daily',
    name: 'Joyce and Len',
    team: 'North',
    approved: 'full',
    approvedMonths: 204,
    terms: 'One or two children under 12',
    address: '31 Mill Bank, Wrenbury',
    phone: '07700 900102',
    carers: [
      { name: 'Joyce', age: 66, passphrase: 'lavender chimney yellow scarf' },
      { name: 'Len', age: 70 },
    ],
    others: [],
    about:
      'Seventeen years of fostering. Len has a new hip this year. A long garden, and a reading den under the stairs.',
  },
  {
    key: 'anwen',
    logs: 'three-a-week',
    pets: 'An old dog called Moss',
    name: 'Anwen and Gareth',
    team: 'North',
    approved: 'full',
    approvedMonths: 88,
    terms: 'Up to three children, brothers and sisters welcome',
    address: '2 Quarry Cottages, Hethersett Lane',
    phone: '07700 900103',
    carers: [
      { name: 'Anwen', age: 44, passphrase: 'puddle saxophone green gate' },
      { name: 'Gareth', age: 45 },
    ],
    others: [],
    about: 'An old dog called Moss who likes a long walk and asks nothing. Gareth does the voices when he reads.',
  },
  {
    key: 'marcia',
    logs: 'daily',
    name: 'Marcia',
    team: 'North',
    approved: 'full',
    approvedMonths: 131,
    terms: 'One young person aged 11 to 17',
    address: '17 Station Terrace, Wrenbury',
    phone: '07700 900104',
    carers: [{ name: 'Marcia', age: 58, passphrase: 'domino sunrise kitchen bell' }],
    others: [],
    about: 'Marcia waits up. Two grown sons round the corner who come to mend things and stay to eat.',
  },
  {
    key: 'gemma',
    logs: 'daily',
    name: 'Gemma',
    team: 'North',
    approved: 'temporary',
    approvedMonths: 3,
    terms: 'Ottilie only, as a connected person',
    address: '5 Rope Walk, Wrenbury',
    phone: '07700 900105',
    carers: [{ name: 'Gemma', age: 29, passphrase: 'paper dragon cotton field' }],
    others: [],
    about:
      'Gemma is Ottilie’s mother’s cousin. Assessment under way; a small flat with a garden shared with a kind neighbour.',
  },
  {
    key: 'colin',
    logs: 'daily',
    pets: 'Bees',
    name: 'Colin and Bev',
    team: 'North',
    approved: 'full',
    approvedMonths: 75,
    terms: 'One young person aged 10 to 17',
    address: '44 Abbot Road, Wrenbury',
    phone: '07700 900106',
    carers: [
      { name: 'Colin', age: 54 },
      { name: 'Bev', age: 52 },
    ],
    others: [{ name: 'Jodie', relation: 'daughter', age: 19, leftAgo: 52 }],
    about: 'Colin keeps bees. Bev is a teaching assistant. Their daughter Jodie has just left for university.',
  },
  {
    key: 'salma',
    logs: 'three-a-week',
    name: 'Salma and Yusuf',
    team: 'North',
    approved: 'full',
    approvedMonths: 41,
    terms: 'One or two children aged 8 to 16',
    address: '12 Orchard Close, Wrenbury',
    phone: '07700 900107',
    carers: [
      { name: 'Salma', age: 43 },
      { name: 'Yusuf', age: 46 },
    ],
    others: [
      { name: 'Hamza', relation: 'son', age: 13 },
      { name: 'Zaynab', relation: 'daughter', age: 9 },
    ],
    about: 'Everybody eats together at seven. Hamza and Noor are in the same year at different schools.',
  },
  {
    key: 'stephen',
    logs: 'three-a-week',
    name: 'Stephen',
    team: 'North',
    approved: 'full',
    approvedMonths: 29,
    terms: 'One child aged 6 to 12',
    address: '3 Lower Green, Ashby Fold',
    phone: '07700 900108',
    carers: [{ name: 'Stephen', age: 39 }],
    others: [],
    about: 'Stephen was a primary school teacher. Bikes in the hall, a telescope on the landing.',
  },
  {
    key: 'leonard',
    logs: 'three-a-week',
    name: 'Leonard',
    team: 'North',
    approved: 'full',
    approvedMonths: 160,
    terms: 'One or two boys aged 10 to 17',
    address: '60 Canal Side, Wrenbury',
    phone: '07700 900109',
    carers: [{ name: 'Leonard', age: 63 }],
    others: [{ name: 'Alma', relation: 'parent', age: 88 }],
    about: 'Leonard looks after his mother Alma too, who beats all comers at draughts.',
  },
  {
    key: 'maureen',
    logs: 'weekly',
    pets: 'Two cats, one ginger',
    name: 'Maureen',
    team: 'South',
    approved: 'full',
    approvedMonths: 171,
    terms: 'Two young people aged 9 to 18',
    address: '9 Cherry Lane, Dunsford',
    phone: '07700 900110',
    carers: [{ name: 'Maureen', age: 61 }],
    others: [],
    about:
      'Amber has lived here since she was nine. Sewing machine in the front room, two cats, and a rule about phones at the table.',
  },
  {
    key: 'eluned',
    logs: 'three-a-week',
    pets: 'Nine hens',
    name: 'Eluned and Huw',
    team: 'South',
    approved: 'full',
    approvedMonths: 54,
    terms: 'Up to two children aged 4 to 13',
    address: 'Ty Gwyn, Marsh Road, Dunsford',
    phone: '07700 900111',
    carers: [
      { name: 'Eluned', age: 50 },
      { name: 'Huw', age: 53 },
    ],
    others: [],
    about: 'Welsh is spoken at home. Hens, a piano that is nearly in tune, chapel for those who want to come.',
  },
  {
    key: 'carol',
    logs: 'three-a-week',
    name: 'Carol and Ian',
    team: 'South',
    approved: 'full',
    approvedMonths: 97,
    terms: 'Up to three children under 10, brothers and sisters together',
    address: '27 Fuller Street, Dunsford',
    phone: '07700 900112 (text only)',
    carers: [
      { name: 'Carol', age: 42, passphrase: 'silver biscuit ocean stairs' },
      { name: 'Ian', age: 43 },
    ],
    others: [{ name: 'Beth', relation: 'daughter', age: 12 }],
    about:
      'Carol is deaf and uses British Sign Language: text or video, never voicemail, and book an interpreter for meetings. The children sign too.',
  },
  {
    key: 'yvonne',
    logs: 'daily',
    name: 'Yvonne and Clive',
    team: 'South',
    approved: 'full',
    approvedMonths: 110,
    terms: 'Two children aged 8 to 16',
    address: '15 Hill View, Dunsford',
    phone: '07700 900113',
    carers: [
      { name: 'Yvonne', age: 55 },
      { name: 'Clive', age: 58 },
    ],
    others: [],
    about: 'A big house on a hill. Clive walks every day; somebody is usually persuaded to go with him.',
  },
  {
    key: 'jess',
    logs: 'three-a-week',
    name: 'Jess and Aaron',
    team: 'South',
    approved: 'full',
    approvedMonths: 5,
    terms: 'One child aged 5 to 12',
    address: '2 Weaver Court, Dunsford',
    phone: '07700 900114',
    carers: [
      { name: 'Jess', age: 31 },
      { name: 'Aaron', age: 33 },
    ],
    others: [],
    about:
      'Approved this year for younger children; Callum is their first, with an exception to their terms. Baking, games consoles, night shifts every third week.',
  },
  {
    key: 'winston',
    logs: 'three-a-week',
    name: 'Winston',
    team: 'Partner',
    approved: 'full',
    approvedMonths: 140,
    terms: 'Two young people aged 12 to 18',
    address: '71 Forge Road, Melbeck',
    phone: '07700 900115',
    carers: [{ name: 'Winston', age: 60 }],
    others: [],
    about: 'A retired bus driver who knows everybody. Sunday dinner is for whoever has ever lived here.',
  },
  {
    key: 'bernadette',
    logs: 'three-a-week',
    name: 'Bernadette and Paul',
    team: 'Partner',
    approved: 'full',
    approvedMonths: 66,
    terms: 'Up to three children, brothers and sisters welcome',
    address: '6 Glebe Drive, Melbeck',
    phone: '07700 900116',
    carers: [
      { name: 'Bernadette', age: 48 },
      { name: 'Paul', age: 50 },
    ],
    others: [{ name: 'Finn', relation: 'son', age: 17 }],
    about: 'Paul cooks, Bernadette drives. Finn is learning to drive and charges nobody for lifts yet.',
  },
  {
    key: 'shirin',
    logs: 'daily',
    name: 'Shirin',
    team: 'Partner',
    approved: 'full',
    approvedMonths: 93,
    terms: 'One young person aged 12 to 17',
    address: 'Known to the team',
    phone: '07700 900117',
    carers: [{ name: 'Shirin', age: 51 }],
    others: [],
    about:
      'Used to working closely with police and health. Calm, early mornings, a locked front door and an open kitchen one.',
  },
  {
    key: 'trevor',
    logs: 'three-a-week',
    name: 'Trevor and Lynn',
    team: 'Partner',
    approved: 'full',
    approvedMonths: 118,
    terms: 'Two children aged 7 to 16',
    address: '19 Saddler Way, Melbeck',
    phone: '07700 900118',
    carers: [
      { name: 'Trevor', age: 57 },
      { name: 'Lynn', age: 56 },
    ],
    others: [],
    about: 'Allotment, model railway in the loft. Lynn keeps a birthday book of every child who has stayed.',
  },
] as const satisfies readonly HouseholdStory[]

export type HouseholdKey = (typeof households)[number]['key']
