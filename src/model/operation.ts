/**
 * One step in the life of a record, as it is queued on the device and received by the server. Its JSON text is
 * frozen when first sent; the server stamps the person from the session, never from the operation.
 */
import type { Body } from './field.ts'
import type { FileId, Uuid } from './file.ts'
import type { Json } from './json.ts'
import type { LateChoice, Mark } from './record.ts'

/** At `at` (UTF-16 code units in the base) take out `cut` units and put `put`. Splices ascend and do not overlap. */
export interface Splice {
  readonly at: number
  readonly cut: number
  readonly put: string
}

export type FieldChange =
  | { readonly field: string; readonly to: Json | null }
  | { readonly field: string; readonly splices: readonly Splice[] }
  | {
      readonly field: string
      readonly put: readonly { readonly id: Uuid; readonly [key: string]: Json }[]
      readonly drop: readonly Uuid[]
    }
  | { readonly field: string; readonly add: readonly string[]; readonly remove: readonly string[] }

export type Patch =
  /** `wrongFile`, where it begins a record: written anew here, because it stood in the wrong file. */
  | {
      readonly kind: 'write'
      readonly changes: readonly FieldChange[]
      readonly resolves?: readonly Uuid[]
      readonly wrongFile?: true
    }
  /** `bodyHash` is the hash of the body the signer saw. */
  | { readonly kind: 'sign'; readonly as: 'sign' | 'countersign'; readonly bodyHash: string }
  /** With `late` it adds nothing new: the late edit of that id is taken up, or put aside with `text` as the word to it. */
  | {
      readonly kind: 'amend'
      readonly addendumId: Uuid
      readonly text: string
      readonly corrections?: Body
      readonly late?: LateChoice
    }
  /** `bodyHash`: of the words that were read, where text of two people is to be read before it is signed. */
  | {
      readonly kind: 'mark'
      readonly markId: Uuid
      readonly mark: Mark['kind']
      readonly note?: string
      readonly bodyHash?: string
    }
  /** `wrongFile`: because it stood in the wrong file, and is written anew in another. */
  | { readonly kind: 'discard'; readonly wrongFile?: true }

/** What the writer had before them: a revision of the server's, an earlier operation of their own, or nothing. */
export type Base = { readonly revision: number } | { readonly opId: Uuid } | null

export interface Operation {
  readonly opId: Uuid
  readonly prevOpId: Uuid | null
  readonly deviceId: Uuid
  readonly recordId: Uuid
  readonly fileIds: readonly FileId[]
  readonly type: string
  readonly schemaVersion: number
  readonly base: Base
  /** Of the body that `base` names by its revision: a service that came back from a backup numbers revisions anew. */
  readonly baseHash?: string
  readonly patch: Patch
  /** The device's clock, ISO 8601 with offset: evidence, never an order. */
  readonly claimedAt: string
  readonly together?: Uuid
  /** The record whose signature brings this one: it may lie in files of that record which the signer does not hold. */
  readonly followsFrom?: Uuid
}
