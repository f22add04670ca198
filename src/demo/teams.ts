/** Who works at Wrenbury. First names only: nobody real can be meant. */
import type { Role } from '../model/person.ts'

export type TeamName = 'North' | 'South' | 'Partner'

export interface StaffMember {
  readonly key: string
  readonly name: string
  readonly role: Role
  readonly team: TeamName | ''
  readonly title: string
  readonly phone: string
  /** Four words, as an account of their own would have. Absent: no account. */
  readonly passphrase?: string
}

/** 01632 960 000 to 960 999 is kept free for drama by the regulator, and so are 07700 900 000 to 900 999. */
export const staff = [
  {
    key: 'priya',
    name: 'Priya',
    role: 'team-manager',
    team: 'North',
    title: 'Team manager',
    phone: '01632 960101',
    passphrase: 'velvet harbour ginger lamp',
  },
  {
    key: 'hannah',
    name: 'Hannah',
    role: 'childs-social-worker',
    team: 'North',
    title: 'Social worker',
    phone: '01632 960102',
    passphrase: 'copper lantern quiet orchard',
  },
  {
    key: 'sam',
    name: 'Sam',
    role: 'supervising-social-worker',
    team: 'North',
    title: 'Supervising social worker',
    phone: '01632 960103',
    passphrase: 'maple ferry silver kettle',
  },
  {
    key: 'joel',
    name: 'Joel',
    role: 'childs-social-worker',
    team: 'North',
    title: 'Newly qualified social worker, duty',
    phone: '01632 960104',
  },
  {
    key: 'ingrid',
    name: 'Ingrid',
    role: 'supervising-social-worker',
    team: 'North',
    title: 'Supervising social worker, duty',
    phone: '01632 960105',
  },
  {
    key: 'farah',
    name: 'Farah',
    role: 'team-manager',
    team: 'South',
    title: 'Team manager',
    phone: '01632 960111',
    passphrase: 'amber meadow paper whistle',
  },
  {
    key: 'bronwen',
    name: 'Bronwen',
    role: 'childs-social-worker',
    team: 'South',
    title: 'Social worker',
    phone: '01632 960112',
    passphrase: 'willow button northern bread',
  },
  {
    key: 'moira',
    name: 'Moira',
    role: 'supervising-social-worker',
    team: 'South',
    title: 'Supervising social worker',
    phone: '01632 960113',
    passphrase: 'pebble garden evening train',
  },
  {
    key: 'ade',
    name: 'Ade',
    role: 'childs-social-worker',
    team: 'South',
    title: 'Social worker, duty',
    phone: '01632 960114',
  },
  {
    key: 'lorna',
    name: 'Lorna',
    role: 'childs-social-worker',
    team: 'South',
    title: 'Social worker, now in the court team',
    phone: '01632 960115',
  },
  {
    key: 'dev',
    name: 'Dev',
    role: 'childs-social-worker',
    team: 'South',
    title: 'Agency social worker, left in spring',
    phone: '01632 960116',
  },
  {
    key: 'tom',
    name: 'Tom',
    role: 'team-manager',
    team: 'Partner',
    title: 'Team manager, commissioned homes',
    phone: '01632 960121',
    passphrase: 'thistle window marble boat',
  },
  {
    key: 'elin',
    name: 'Elin',
    role: 'childs-social-worker',
    team: 'Partner',
    title: 'Social worker',
    phone: '01632 960122',
    passphrase: 'feather candle western bridge',
  },
  {
    key: 'nadia',
    name: 'Nadia',
    role: 'independent-provider',
    team: 'Partner',
    title: 'Supervising social worker, partner agency',
    phone: '01632 960123',
    passphrase: 'saffron ladder cloudy tower',
  },
  {
    key: 'keith',
    name: 'Keith',
    role: 'independent-provider',
    team: 'Partner',
    title: 'Registered manager, partner agency',
    phone: '01632 960124',
  },
  {
    key: 'ruth',
    name: 'Ruth',
    role: 'reviewing-officer',
    team: '',
    title: 'Independent reviewing officer',
    phone: '01632 960131',
    passphrase: 'juniper basket winter clock',
  },
  {
    key: 'marcus',
    name: 'Marcus',
    role: 'reviewing-officer',
    team: '',
    title: 'Independent reviewing officer',
    phone: '01632 960132',
  },
  {
    key: 'bilal',
    name: 'Bilal',
    role: 'placements-team',
    team: '',
    title: 'Children’s placement team',
    phone: '01632 960141',
    passphrase: 'hazel station ribbon soup',
  },
  {
    key: 'sylvia',
    name: 'Sylvia',
    role: 'auditor',
    team: '',
    title: 'Quality and audit',
    phone: '01632 960151',
    passphrase: 'clover pencil distant drum',
  },
  {
    key: 'margaret',
    name: 'Margaret',
    role: 'senior-manager',
    team: '',
    title: 'Senior manager, children’s placements',
    phone: '01632 960162',
    passphrase: 'cobalt harvest ladle spring',
  },
  {
    key: 'gwen',
    name: 'Gwen',
    role: 'assistant-team-manager',
    team: 'North',
    title: 'Assistant team manager',
    phone: '01632 960106',
    passphrase: 'bramble postcard silver gate',
  },
  {
    key: 'emeka',
    name: 'Emeka',
    role: 'senior-practitioner',
    team: 'North',
    title: 'Senior practitioner',
    phone: '01632 960107',
    passphrase: 'cinnamon harbour velvet drum',
  },
  {
    key: 'aled',
    name: 'Aled',
    role: 'service-manager',
    team: '',
    title: 'Service manager, fostering',
    phone: '01632 960161',
    passphrase: 'granite ribbon morning sail',
  },
  {
    key: 'rosalind',
    name: 'Rosalind',
    role: 'head-of-service',
    team: '',
    title: 'Head of service, children in care',
    phone: '01632 960163',
    passphrase: 'walnut lighthouse paper drum',
  },
] as const satisfies readonly StaffMember[]

export type StaffKey = (typeof staff)[number]['key']

/** Who holds which kind of work in a team. */
export const teams: {
  readonly [T in TeamName]: { readonly manager: StaffKey; readonly childs: StaffKey; readonly supervising: StaffKey }
} = {
  North: { manager: 'priya', childs: 'hannah', supervising: 'sam' },
  South: { manager: 'farah', childs: 'bronwen', supervising: 'moira' },
  Partner: { manager: 'tom', childs: 'elin', supervising: 'nadia' },
}
