/** What cannot be signed, and why: then it stays a draft and changes nothing. Undefined: it can. */
import type { Chair, ProcessEvent } from './event.ts'

/** S2.18 and its note: team manager, assistant team manager or senior practitioner; S5.13, S5.15: those below, too. */
const ALWAYS_SUITABLE =
  /^(a?tm|sp|((fostering|social[ -]?work) )?(tm|team manager)|assistant team manager|senior practitioner|senior manager|service manager|independent (person|manager|chair))$/i
/** S5.13: "if this is most suitable for the individual child". */
const IF_SUITABLE = /^(iro|independent reviewing officer|(residential )?home manager)$/i

export function whyNotChair(chair: Chair | undefined): string | undefined {
  if (!chair) return 'A meeting has a chair: name who chaired it (S2.18).'
  const known = ALWAYS_SUITABLE.test(chair.role.trim())
  const perhaps = IF_SUITABLE.test(chair.role.trim())
  if (chair.holdsThisCase) return 'Who holds the case may not chair its meeting (reading 6).'
  if (!known && !perhaps)
    return `A ${chair.role} may not chair: a team manager, an assistant team manager or a senior practitioner does (S2.18).`
  if (perhaps && chair.suitableForChild !== true)
    return `A ${chair.role} chairs only where that suits this child best: say so in the record (S5.13).`
  if (chair.suitableForChild === false) return 'This chair does not suit this child: choose another (S5.13).'
  return undefined
}

const blank = (text: string | undefined): boolean => text === undefined || text.trim() === ''
const isDay = (text: string | undefined): boolean => text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text)

export function whyNotSigned(event: ProcessEvent): string | undefined {
  switch (event.type) {
    case 'carer supervision': {
      const { stabilityDiscussed, scores = [] } = event.data
      if (stabilityDiscussed !== true)
        return 'A supervision is signed once the stability of the placement has been talked through (S2.7).'
      if (!scores.some(({ score }) => typeof score === 'number'))
        return 'A supervision is signed with a scale from 0 to 10 (S2.7).'
      return scores.some(({ score }) => outside(score)) ? 'A scale runs from 0, the worst, to 10, the best.' : undefined
    }
    case 'scaling': {
      const all = [event.data.score, ...(event.data.scores ?? []).map(({ score }) => score)]
      return all.some((score) => outside(score)) ? 'A scale runs from 0, the worst, to 10, the best.' : undefined
    }
    case 'triage':
      return typeof event.data.immediateRisk === 'boolean'
        ? undefined
        : 'Triage says whether there is immediate risk (S2.13).'
    case 'stability discussion':
      if (typeof event.data.psmRequired !== 'boolean') return 'A discussion says whether a meeting is needed (S2.15).'
      return !event.data.psmRequired && blank(event.data.reason)
        ? 'Where no meeting is needed, the reason is kept (S2.17).'
        : undefined
    case 'PSM held':
      return whyNotChair(event.data.chair)
    case 'D6 signed':
      return isDay(event.data.reviewDate) ? undefined : 'Minutes are signed with the date of the review (S2.23, S5.31).'
    case 'move refused':
      if (blank(event.data.reason)) return 'A refusal gives its reason (T19).'
      return isDay(event.data.reviewDate) ? undefined : 'A refusal carries the date of the next review (reading 11).'
    case 'maintainability decided':
      return typeof event.data.maintainable === 'boolean'
        ? undefined
        : 'Say whether the placement can be kept until a suitable home is found (S2.26).'
    case 'placement ended':
      return blank(event.data.reason) ? 'An ending gives its reason (T24).' : undefined
    case 'K1 withdrawn':
      return blank(event.data.reason) ? 'A withdrawal gives its reason (T25).' : undefined
    default:
      return undefined
  }
}

const outside = (score: number | null | undefined): boolean =>
  typeof score === 'number' && (!Number.isInteger(score) || score < 0 || score > 10)

/** A draft is nobody's word yet: it neither counts nor is it refused. */
export const isDraft = (event: ProcessEvent): boolean =>
  event.type === 'carer supervision' && event.data.signed === false
