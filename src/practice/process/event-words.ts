/** Events of the process as a sentence would tell them: "the minutes (D6) were signed on Monday 8 June". */
import type { ProcessEvent } from './event.ts'
import { lowestGateAnswer, lowestOtherAnswer } from './scores.ts'
import type { State } from './table.ts'

const PLAIN: { readonly [T in ProcessEvent['type']]?: string } = {
  'IRO notified': 'the reviewing officer was notified',
  'CAFCASS notified': 'CAFCASS was notified',
  'PPM booked': 'the placement planning meeting was booked',
  'PPM cancelled': 'the placement planning meeting was cancelled',
  'PPM held': 'the placement planning meeting was held',
  'issue reported': 'a worry about the placement was reported',
  'carer notice': 'the carers gave notice',
  '2+ list sent': 'the child was on the list of two or more placements',
  'signal raised': 'a sign was seen',
  'signal accepted': 'a sign was taken up',
  'signal dismissed': 'a sign was put aside',
  'PSM booked': 'a stability meeting was booked',
  'PSM cancelled': 'the stability meeting was cancelled',
  'D6 signed': 'the minutes (D6) were signed',
  'move approved': 'the move was approved',
  'statutory review held': 'a statutory review was held',
  'immediate significant harm': 'there was an immediate risk of significant harm to the child',
  'risk of serious injury to others': 'others needed protection from serious injury',
  'IRO informed': 'the reviewing officer was told of the immediate ending',
  'notice of ending sent': 'written notice of the ending was sent',
  'disruption meeting held': 'the disruption meeting was held',
  'support meeting considered': 'a support meeting was considered',
  'missing return': 'the child came back from being missing',
  'notifiable event': 'something happened that must be notified',
  'help request': 'help was asked for',
  'IRO dispute raised': 'the reviewing officer raised a dispute',
  'temporary approval extended': 'the temporary approval was extended',
  'child agrees to fewer visits': 'the child agreed to fewer visits',
  allegation: 'an allegation was made',
}

const withReason = (words: string, reason: string | undefined): string => {
  const why = reason?.trim().replace(/\.$/, '')
  return why ? `${words}: ${why}` : words
}

/** @param on "on Tuesday 19 May", or nothing where the day stands beside it; `stood`: what it led to, where it did */
export function eventWords(event: ProcessEvent, on = '', stood?: State): string {
  const when = on === '' ? '' : ` ${on}`
  switch (event.type) {
    case 'carer supervision': {
      const answer = stood === 'TRIAGE' ? lowestOtherAnswer(event) : lowestGateAnswer(event)
      if (!answer) return `the carers were supervised${when}`
      return `${answer.person || 'the lowest answer'} gave ${answer.score}${when}`
    }
    case 'scaling': {
      const answer = lowestOtherAnswer(event)
      return answer
        ? `${answer.person || 'somebody'} gave ${answer.score}${when}`
        : `somebody was asked on the scale${when}`
    }
    case 'K1 sent':
      return `${event.data.kind === 'emergency' ? 'an emergency' : 'a planned'} placement request (K1) was sent${when}`
    case 'placed':
      return `the child was placed${event.data.emergency ? ' in an emergency' : ''}${when}`
    case 'issue reported':
      return event.data.report === undefined
        ? `${PLAIN[event.type] ?? event.type}${when}`
        : `the provider’s report ${event.data.report === 'red' ? 'was red' : 'asked for a support meeting'}${when}`
    case 'triage':
      return `triage${when} said ${event.data.immediateRisk ? 'immediate risk' : 'no immediate risk'}`
    case 'stability discussion':
      return event.data.psmRequired
        ? `the discussion${when} asked for a meeting`
        : withReason(`the discussion${when} asked for no meeting`, event.data.reason)
    case 'PSM held':
      return `the ${event.data.label === 'support' ? 'support' : 'stability'} meeting was held${when}`
    case 'review held': {
      const { stabilising } = event.data
      const said =
        stabilising === true
          ? 'that it is stabilising'
          : stabilising === false
            ? 'that it is not stabilising'
            : 'nothing yet'
      return `the review${when} said ${said}`
    }
    case 'move refused':
      return withReason(`the move was refused${when}`, event.data.reason)
    case 'maintainability decided':
      return `it was decided${when} that it ${event.data.maintainable ? 'can' : 'cannot'} be kept until a suitable home is found`
    case 'statutory visit':
      return `a statutory visit was ${event.data.status === 'done' ? 'made' : 'cancelled'}${when}`
    case 'child moved':
      return `the child moved${event.data.unplanned ? ' without a plan' : ''}${when}`
    case 'placement ended':
      return withReason(
        `the placement ended${event.data.planned === false ? ' without a plan' : ''}${when}`,
        event.data.reason,
      )
    case 'K1 withdrawn':
      return withReason(`the placement request (K1) was withdrawn${when}`, event.data.reason)
    default:
      return `${PLAIN[event.type] ?? event.type}${when}`
  }
}
