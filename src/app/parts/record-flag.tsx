import { isOffered } from '../../model/current-body.ts'
import type { CaseRecord } from '../../model/record.ts'
import { useNotebook } from '../context.ts'
import { Status } from './status.tsx'

type Flagged = Pick<CaseRecord, 'conflicts' | 'mergedUnread' | 'wasDiscarded' | 'addenda' | 'status'>

/** What a line about a record says before anything else: that people have something to settle in it. */
export function RecordFlag({ record, tag }: { readonly record: Flagged; readonly tag?: boolean }) {
  const found = flagOf(record)
  return found ? (
    <Status kind={found.kind} tag={tag === true} {...(found.kind === 'soon' ? { icon: 'note' as const } : {})}>
      {found.words}
    </Status>
  ) : null
}

/** The same in a line that knows only which record it is about. */
export function FlagOf({ recordId }: { readonly recordId: string }) {
  const record = useNotebook().casebook.get(recordId)
  return record ? <RecordFlag record={record} /> : null
}

interface Flag {
  readonly kind: 'urgent' | 'soon'
  /** Who may do this is who can settle it. */
  readonly for: 'amend' | 'sign'
  readonly words: string
}

export function flagOf(record: Flagged): Flag | undefined {
  if (record.status === 'discarded') return undefined
  if (record.conflicts.length > 0) return { kind: 'urgent', for: 'amend', words: 'Two versions' }
  if (record.wasDiscarded) return { kind: 'soon', for: 'amend', words: 'Thrown away, still written in' }
  if (record.mergedUnread) return { kind: 'soon', for: 'amend', words: 'Put together, not read yet' }
  return record.addenda.some(isOffered) ? { kind: 'soon', for: 'sign', words: 'Words came after signing' } : undefined
}
