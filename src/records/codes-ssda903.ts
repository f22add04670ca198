/**
 * The code lists of the SSDA903 return (Department for Education guide to the children looked after collection), the
 * union of what the collections from 2014–15 on have known: a council's older returns must still be readable.
 * Codes are compared in capitals: the guide itself writes E4a, and systems write both.
 */
import type { Option } from '../model/field.ts'

const list = <const V extends string>(labels: { readonly [K in V]: string }): readonly Option<V>[] =>
  (Object.entries(labels) as [V, string][]).map(([value, label]) => ({ value, label }))

/** RNE: why this episode began. */
export const reasonForNewEpisode = list({
  S: 'started to be looked after',
  L: 'change of legal status only',
  P: 'change of placement and carers only',
  T: 'change of placement, same carers',
  B: 'change of legal status, placement and carers',
  U: 'change of legal status and placement, same carers',
})

/** LS. */
export const legalStatus = list({
  C1: 'interim care order',
  C2: 'full care order',
  D1: 'freeing order',
  E1: 'placement order',
  V2: 'accommodated under section 20',
  V3: 'short breaks in an agreed series (single episodes recorded)',
  V4: 'short breaks in an agreed series (agreement recorded)',
  J1: 'on remand',
  J2: 'detained under PACE, in local authority accommodation',
  J3: 'youth rehabilitation order with a residence or fostering requirement',
  L1: 'police protection',
  L2: 'emergency protection order',
  L3: 'child assessment order, in local authority accommodation',
})

/** CIN: the need that led to care. */
export const categoryOfNeed = list({
  N1: 'abuse or neglect',
  N2: 'child’s disability',
  N3: 'parent’s illness or disability',
  N4: 'family in acute stress',
  N5: 'family dysfunction',
  N6: 'socially unacceptable behaviour',
  N7: 'low income',
  N8: 'absent parenting',
})

/** PLACE (PL in the XML form). H5 and P2 ended with 2022–23, K3 came after them, Z11–Z14 with 2025–26. */
export const placementType = list({
  A3: 'placed for adoption with consent, with the current foster carer',
  A4: 'placed for adoption with consent, not with the current foster carer',
  A5: 'placed for adoption under a placement order, with the current foster carer',
  A6: 'placed for adoption under a placement order, not with the current foster carer',
  H5: 'semi-independent living',
  K1: 'secure children’s home',
  K2: 'children’s home',
  K3: 'supported accommodation',
  P1: 'with own parents',
  P2: 'independent living',
  P3: 'residential employment',
  R1: 'residential care home',
  R2: 'hospital or nursing care',
  R3: 'family centre or mother and baby unit',
  R5: 'young offender institution or prison',
  S1: 'residential school',
  T0: 'temporary move',
  T1: 'temporary: in hospital',
  T2: 'temporary: on holiday',
  T3: 'temporary: while the foster carer is on holiday',
  T4: 'temporary: seven days or less',
  U1: 'foster home with a relative or friend, long term',
  U2: 'foster home with a relative or friend, fostering for adoption',
  U3: 'foster home with a relative or friend',
  U4: 'foster home, long term',
  U5: 'foster home, fostering for adoption',
  U6: 'foster home',
  Z1: 'other placement',
  Z11: 'other placement (Z11)',
  Z12: 'other placement (Z12)',
  Z13: 'other placement (Z13)',
  Z14: 'other placement (Z14)',
})

/** PLACE_PROVIDER. */
export const placementProvider = list({
  PR0: 'parent or other person with parental responsibility',
  PR1: 'own provision of the local authority',
  PR2: 'another local authority',
  PR3: 'other public provision',
  PR4: 'private provision',
  PR5: 'voluntary sector',
})

/** REC. E43 and E44 ended with 2017–18, when E45–E48 took their place. */
export const reasonEpisodeCeased = list({
  X1: 'a new episode began the same day',
  E11: 'adopted, application unopposed',
  E12: 'adopted, consent dispensed with',
  E13: 'left care to live with parents or relatives without parental responsibility',
  E14: 'accommodation on remand ended',
  E15: 'found to be 18 or over',
  E16: 'moved abroad',
  E17: 'turned 18 and stayed with the same carers',
  E2: 'died',
  E3: 'care taken over by another authority',
  E41: 'child arrangements or residence order',
  E43: 'special guardianship order to former foster carers',
  E44: 'special guardianship order to others',
  E45: 'special guardianship order to former foster carers who are relatives or friends',
  E46: 'special guardianship order to other former foster carers',
  E47: 'special guardianship order to relatives or friends',
  E48: 'special guardianship order to others than relatives or friends',
  E4A: 'returned home, as planned',
  E4B: 'returned home, not as planned',
  E5: 'independent living with formal support',
  E6: 'independent living without formal support',
  E7: 'moved to adult residential care',
  E8: 'stopped being looked after for another reason',
  E9: 'sentenced to custody',
})

/** REASON_PLACE_CHANGE. */
export const reasonPlacementChanged = list({
  CARPL: 'care plan carried out or changed',
  CLOSE: 'the provision closed or the carer resigned',
  ALLEG: 'allegation',
  STAND: 'concern about standards of care',
  APPRR: 'approval removed',
  CREQB: 'the carer asked, because of the child’s behaviour',
  CREQO: 'the carer asked, for another reason',
  CHILD: 'the child asked',
  LAREQ: 'an authority asked',
  PLACE: 'only the status of the placement changed',
  CUSTOD: 'custody arrangement',
  OTHER: 'other',
})

/** REVIEW_CODE: how the child took part in the review. */
export const reviewParticipation = list({
  PN0: 'under four',
  PN1: 'came and spoke',
  PN2: 'came, an advocate spoke',
  PN3: 'came, made views known without words',
  PN4: 'came, views not made known',
  PN5: 'did not come, an advocate spoke',
  PN6: 'did not come, sent views',
  PN7: 'did not come, sent no views',
})

/** MISSING. */
export const missingKind = list({ M: 'missing', A: 'away without authorisation' })

/** SDQ_REASON: why there is no score. */
export const sdqReason = list({
  SDQ1: 'under 4 or over 17',
  SDQ2: 'the carer refused',
  SDQ3: 'not possible because of the child’s disability',
  SDQ4: 'other reason',
  SDQ5: 'the child or young person refused',
})

/** PREV_PERM: what an earlier time in care had ended with. */
export const previousPermanence = list({
  P1: 'adoption',
  P2: 'special guardianship order',
  P3: 'residence or child arrangements order',
  P4: 'not known',
  Z1: 'none before',
})

/** SEX: 1 and 2 up to 2023–24, letters since. */
export const sexCodes = list({ 1: 'male', 2: 'female', M: 'male', F: 'female', U: 'not known' })

/** ETHNIC. */
export const ethnicityCodes = list({
  WBRI: 'White British',
  WIRI: 'White Irish',
  WIRT: 'Traveller of Irish heritage',
  WROM: 'Gypsy or Roma',
  WOTH: 'any other White background',
  MWBC: 'White and Black Caribbean',
  MWBA: 'White and Black African',
  MWAS: 'White and Asian',
  MOTH: 'any other mixed background',
  AIND: 'Indian',
  APKN: 'Pakistani',
  ABAN: 'Bangladeshi',
  AOTH: 'any other Asian background',
  BCRB: 'Caribbean',
  BAFR: 'African',
  BOTH: 'any other Black background',
  CHNE: 'Chinese',
  OOTH: 'any other ethnic group',
  REFU: 'refused',
  NOBT: 'not yet obtained',
})

const yesNoCodes = list({ 0: 'no', 1: 'yes' })

/** The code lists by column of the return. A column that is not here holds no code. */
export const codesByColumn: { readonly [column: string]: readonly Option[] } = {
  RNE: reasonForNewEpisode,
  LS: legalStatus,
  CIN: categoryOfNeed,
  PLACE: placementType,
  PLACE_PROVIDER: placementProvider,
  REC: reasonEpisodeCeased,
  REASON_PLACE_CHANGE: reasonPlacementChanged,
  REVIEW_CODE: reviewParticipation,
  MISSING: missingKind,
  SDQ_REASON: sdqReason,
  PREV_PERM: previousPermanence,
  SEX: sexCodes,
  ETHNIC: ethnicityCodes,
  MOTHER: yesNoCodes,
  CONVICTED: yesNoCodes,
  HEALTH_CHECK: yesNoCodes,
  IMMUNISATIONS: yesNoCodes,
  TEETH_CHECK: yesNoCodes,
  HEALTH_ASSESSMENT: yesNoCodes,
  SUBSTANCE_MISUSE: yesNoCodes,
  INTERVENTION_RECEIVED: yesNoCodes,
  INTERVENTION_OFFERED: yesNoCodes,
}

/** PLACE of a foster home (U1–U6). */
export const isFosterPlacement = (place: string): boolean => /^U[1-6]$/.test(place)

/** PLACE of a temporary placement (T0–T4), which the count of two or more leaves out. */
export const isTemporaryPlacement = (place: string): boolean => /^T[0-4]$/.test(place)
