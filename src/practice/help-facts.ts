/** F7 and F19 as sentences: help that is late or heaps up, and support that is waited for too long. Thresholds [P]. */
import type { Uuid } from '../model/file.ts'
import type { CaseRecord } from '../model/record.ts'
import { helpRequest } from '../records/help-request.ts'
import { capital, inWords } from '../records/summary-words.ts'
import { helpState, isOpen } from './help-state.ts'
import { dayInWords, londonDay } from './london-day.ts'
import { ofType } from './of-type.ts'
import { isOverdue } from './process/ask.ts'
import { isRespiteOrTherapy, supportName, supportWaits } from './support-wait.ts'

export interface HelpFact {
  readonly words: string
  readonly evidence: readonly Uuid[]
  readonly see: string
}

/** F7 (S4.4): a request past its limit, or two open. */
export function helpUnanswered(
  requests: readonly CaseRecord[],
  now: string,
  say: (name: string) => string,
): HelpFact | undefined {
  const open = ofType(helpRequest, requests)
    .map((request) => ({ request, state: helpState(request) }))
    .filter(({ state }) => isOpen(state))
  const late = open.filter(({ state }) => state.due !== undefined && isOverdue(state.due, now))
  const first = late[0]
  if (first) {
    const { request, state } = first
    const who = say(request.author.name)
    const nobody = state.state === 'raised' ? 'nobody has taken it up' : 'it has no answer yet'
    const words = state.again
      ? `What ${who} asked for on ${dayInWords(state.raised)} was not sorted, and ${nobody}.`
      : `${who} asked for help on ${dayInWords(state.raised)} and ${nobody}.`
    return { words, evidence: late.map(({ request: { id } }) => id), see: 'The request' }
  }
  if (open.length < 2) return undefined
  return {
    words: `${capital(inWords(open.length))} requests for help are open.`,
    evidence: open.map(({ request }) => request.id),
    see: 'The requests',
  }
}

/** F19 (S4.16): respite or therapy waited for longer than twenty working days. One sentence for each. */
export function supportLate(records: readonly CaseRecord[], now: string): readonly HelpFact[] {
  return supportWaits(records, londonDay(now))
    .filter((wait) => wait.late && isRespiteOrTherapy(wait))
    .map(({ record, days, since }) => ({
      words: `${capital(supportName(record.body.kind))} has been waited for ${days} working days, since ${dayInWords(since)}.`,
      evidence: [record.id],
      see: 'The request',
    }))
}
