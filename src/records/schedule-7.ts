/**
 * Schedule 7 of the Fostering Services (England) Regulations 2011: what must be told to whom, without delay (reg 36,
 * NMS 29). Ofsted's form is for agencies; in-house services go by the same list: check locally.
 */
export const RECIPIENTS = [
  { value: 'ofsted', label: 'Ofsted' },
  { value: 'responsible-authority', label: 'The authority responsible for the child' },
  { value: 'area-authority', label: 'The authority of the area' },
  { value: 'police', label: 'Police' },
  { value: 'lado', label: 'Designated officer (LADO)' },
  { value: 'health', label: 'Health' },
  { value: 'secretary-of-state', label: 'Secretary of State' },
  { value: 'other', label: 'Somebody else' },
] as const
export type Recipient = (typeof RECIPIENTS)[number]['value']

export const SCHEDULE_7 = [
  { value: 'death', label: 'A child died' },
  { value: 'barring', label: 'Somebody was referred to the barring service' },
  { value: 'illness', label: 'Serious illness or accident' },
  { value: 'outbreak', label: 'Infectious disease in the home' },
  { value: 'offence', label: 'A serious offence the child is said to have committed' },
  { value: 'exploitation', label: 'Sexual exploitation, suspected too' },
  { value: 'police', label: 'Police called to the home' },
  { value: 'missing', label: 'Missing from the home' },
  { value: 'complaint', label: 'A serious complaint about a carer' },
  { value: 'enquiry', label: 'A child-protection enquiry, its start or its outcome' },
] as const
export type Schedule7Kind = (typeof SCHEDULE_7)[number]['value']

const OFSTED_AND_AUTHORITY = ['ofsted', 'responsible-authority'] as const
const TOLD: { readonly [K in Schedule7Kind]: readonly Recipient[] } = {
  death: [...OFSTED_AND_AUTHORITY, 'secretary-of-state', 'area-authority', 'health'],
  barring: OFSTED_AND_AUTHORITY,
  illness: OFSTED_AND_AUTHORITY,
  outbreak: [...OFSTED_AND_AUTHORITY, 'health'],
  offence: ['responsible-authority', 'police'],
  exploitation: [...OFSTED_AND_AUTHORITY, 'area-authority', 'police'],
  police: OFSTED_AND_AUTHORITY,
  missing: ['responsible-authority'],
  complaint: OFSTED_AND_AUTHORITY,
  enquiry: [...OFSTED_AND_AUTHORITY, 'area-authority'],
}

interface Happened {
  readonly kinds?: readonly string[] | undefined
  readonly schedule7?: readonly string[] | undefined
  readonly told?: readonly { readonly as?: string }[] | undefined
}

/** Everybody on the list for what happened; an allegation goes to the designated officer as well (Working Together). */
export function mustBeTold({ kinds, schedule7 }: Pick<Happened, 'kinds' | 'schedule7'>): readonly Recipient[] {
  const wanted = new Set(SCHEDULE_7.flatMap(({ value }) => (schedule7?.includes(value) ? TOLD[value] : [])))
  if (kinds?.includes('allegation')) wanted.add('lado')
  return RECIPIENTS.flatMap(({ value }) => (wanted.has(value) ? [value] : []))
}

/** Of these, whom nobody has told yet. */
export const stillToTell = (body: Happened): readonly Recipient[] =>
  mustBeTold(body).filter((one) => !body.told?.some((row) => row.as === one))
