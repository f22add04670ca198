/** When the council received the newest words of a record: not when it received somebody's receipt of them. */
import type { CaseRecord } from './record.ts'

/** Something was laid beside the words since, so that the last step need not be the last words. */
const hasMore = ({ marks, addenda }: Pick<CaseRecord, 'marks' | 'addenda'>): boolean =>
  marks.length > 0 || addenda.some(({ lateEdit }) => lateEdit)

/** Of `updated`. Undefined where it is not known: an older Doorstep noted the last step alone, whatever it was. */
export const wordsReceivedAt = (
  record: Pick<CaseRecord, 'marks' | 'addenda' | 'receivedAt' | 'wordsReceivedAt'>,
): string | undefined => record.wordsReceivedAt ?? (hasMore(record) ? undefined : record.receivedAt)

/** As the server keeps it: written down only where the last step is not known to be the last words. */
export function received(head: CaseRecord | undefined, made: CaseRecord, receivedAt: string): CaseRecord {
  const { wordsReceivedAt: _before, ...record } = made
  const words = head && made.updated === head.updated ? wordsReceivedAt(head) : receivedAt
  const differs = words !== undefined && (words !== receivedAt || hasMore(made))
  return { ...record, receivedAt, ...(differs && { wordsReceivedAt: words }) }
}
