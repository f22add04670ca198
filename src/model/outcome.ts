import type { Body } from './field.ts'
import type { CaseRecord } from './record.ts'

/**
 * applied · merged (joined with others' edits) · conflict (two versions are open) · late (kept beside a signed
 * record) · stale (signed or discarded what is no longer the record; nothing was done).
 */
type Outcome = 'applied' | 'merged' | 'conflict' | 'late' | 'stale'

/** `authored` is the body as the writer had it, which the record's own may differ from after a merge. */
export interface Applied {
  readonly outcome: Outcome
  readonly record: CaseRecord
  readonly authored: Body
}

/** An operation that can never apply as it is. Its words are kept all the same; a person decides. */
export class Refused extends Error {
  override readonly name = 'Refused'
  /** In plain words, for the person who wrote it. */
  readonly reason: string
  constructor(reason: string) {
    super(reason)
    this.reason = reason
  }
}
