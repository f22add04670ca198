/** F10 as a signal: a sentence, the logs it stands on, and the same carer's four weeks before. */
import type { Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { listed } from '../../records/summary-words.ts'
import { TONE_ABOUT } from './lexicon.ts'
import type { Lexicon } from './lexicon.ts'
import { isOpenToWorker } from './tone-seen.ts'
import { toneOf } from './tone.ts'

export interface ToneSignal {
  readonly rule: 'F10'
  readonly words: string
  readonly evidence: readonly Uuid[]
  readonly see: string
  readonly baseline: string
}

/**
 * For the carers' supervising worker and that worker's team manager, and for nobody else: whoever lists signals asks
 * for the role first. What the carer has not seen yet is not in it. `logs`: of one household.
 */
export function toneSignal(
  logs: readonly CaseRecord[],
  lexicon: Lexicon,
  now: string,
  say = (name: string) => name,
): readonly ToneSignal[] {
  const open = logs.filter((log) => isOpenToWorker(log, now))
  return toneOf(open, lexicon, now).map(({ carer, categories, because, evidence, baseline }) => ({
    rule: 'F10',
    words:
      because === 'ending'
        ? `${say(carer.name)} wrote about not going on, in the logs of this week.`
        : `${say(carer.name)} wrote words about ${listed(categories.map((one) => TONE_ABOUT[one]))} this week, in more of the logs than before.`,
    evidence,
    see: evidence.length === 1 ? 'The log' : 'The logs',
    baseline,
  }))
}
