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
  /** Of a late edit: answers that the signed words do not agree with. Taken up, they stand beside them as words. */
  readonly apart?: readonly string[]
  /** What became of a late edit: taken up once anybody has taken it up, else put aside with a word. */
  readonly settled?: readonly Settled[]
}

export interface Settled extends Stamp {
  readonly how: LateChoice
  readonly note?: string
}
export type LateChoice = 'taken-up' | 'put-aside'

/** A receipt: somebody read it, talked it through, acknowledged it. Never edited. */
export interface Mark extends Stamp {
  readonly id: Uuid
  readonly kind:
    | 'read'
    | 'discussed'
    | 'acknowledged'
    | 'answered'
    | 'closed'
    | 'reopened'
    | 'verified'
    /** Of a request for help: a visit was begun because of it. It takes nothing on and answers nothing. */
    | 'visit-begun'
    /** Of a request for help: support that has to be found was asked for because of it. It answers nothing either. */
    | 'support-begun'
  readonly note?: string
}

/** Whose hand a value is: the step that brought it, from which device, and who else wrote in it. */
export interface Hand extends Stamp {
  readonly opId: Uuid
  readonly device?: Uuid
  /** Others whose words stand in it as well, by name. */
  readonly with?: readonly string[]
}
export interface Version extends Hand {
  readonly value: Json | null
}

/**
 * Two people changed the same field: both versions are kept until a person chooses. What stands in the body meanwhile
 * is always one of them. The id says which versions they are: a choice made before another one came names another
 * question, and does not answer this one.
 */
export interface FieldConflict {
  readonly id: Uuid
  readonly field: string
  readonly versions: readonly Version[]
}

/** A field in which two people's words were put together: what it said before, and what each of them had made of it. */
export interface Woven {
  readonly field: string
  readonly before: Json | null
  readonly versions: readonly Version[]
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
  /** What is to be read: whose words were put together. Gone once it has been read. */
  readonly woven?: readonly Woven[]
  /** Who discarded it while somebody else was writing in it: the words stay, and say so until they were read. */
  readonly wasDiscarded?: Stamp
  /**
   * It stood in the wrong file: of a draft thrown away, that this is why; of any other, that it was written anew here.
   * Which file the other one lies in is said in neither: who reads here need not know of that child.
   */
  readonly wrongFile?: true
  /** The server's time of the last operation received; absent until then. */
  readonly receivedAt?: string
  /** The server's time of the last words, where a receipt may have come after them: see `words-received.ts`. */
  readonly wordsReceivedAt?: string
  /** Roles that may not see it whatever the table says: an allegation, a child's private words. */
  readonly withheldFrom?: readonly Role[]
  /** Somebody else than who began it has put words into it, if only once. */
  readonly othersWrote?: true
  /** This copy holds only what is shared with the reader's role. */
  readonly extract?: true
}
