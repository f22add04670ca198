/**
 * The envelope around every record. The body is the definition's; the rest is the same for all types.
 *
 *     draft ──sign──▶ signed ──countersign──▶ signed
 *       │               └── amend: dated addenda, the signed body never changes
 *       └─discard─▶ discarded (kept in the history, gone from the screens)
 */
import type { Body } from './field.ts'
import type { FileId, Uuid } from './file.ts'
import type { Json } from './json.ts'
import type { Role, Stamp } from './person.ts'

export type RecordStatus = 'draft' | 'signed' | 'discarded'

export interface Signature extends Stamp {
  readonly as: 'sign' | 'countersign'
  /** SHA-256 (hex) of the canonical JSON of the body that was signed. */
  readonly bodyHash: string
}

/** A correction of a signed record: what is added in words and, where a field was wrong, what it should say. */
export interface Addendum extends Stamp {
  readonly id: Uuid
  readonly text: string
  readonly corrections?: Body
  /** The words of an edit that arrived after the signature; kept, and offered to the signer as an addendum. */
  readonly lateEdit?: true
}

/** A receipt: somebody read it, talked it through, acknowledged it. Never edited. */
export interface Mark extends Stamp {
  readonly id: Uuid
  readonly kind: 'read' | 'discussed' | 'acknowledged' | 'answered' | 'closed' | 'verified'
  readonly note?: string
}

/** Two people changed the same field: both versions are kept until a person chooses. */
export interface FieldConflict {
  readonly id: Uuid
  readonly field: string
  readonly versions: readonly (Stamp & { readonly opId: Uuid; readonly value: Json | null })[]
}

export interface CaseRecord<B = Body> {
  readonly id: Uuid
  readonly type: string
  readonly schemaVersion: number
  readonly fileIds: readonly FileId[]
  readonly body: B
  readonly status: RecordStatus
  /** The server's revision this copy rests on; 0 while no server has it. */
  readonly revision: number
  /** The last operation in this copy. */
  readonly opId: Uuid
  readonly author: Stamp
  readonly updated: Stamp
  /** Written in one sitting with other records, such as a visit to two siblings. */
  readonly together?: Uuid
  readonly signatures: readonly Signature[]
  readonly addenda: readonly Addendum[]
  readonly marks: readonly Mark[]
  readonly conflicts: readonly FieldConflict[]
  /** Merged from two people's edits and not yet read by anyone: must be read before signing. */
  readonly mergedUnread?: true
  /** The server's time of the last operation received; absent until then. */
  readonly receivedAt?: string
  /** Roles that may not see it whatever the table says: an allegation, a child's private words. */
  readonly withheldFrom?: readonly Role[]
  /** This copy holds only what is shared with the reader's role. */
  readonly extract?: true
}
