/**
 * What a screen may do with an unlocked device. Every write resolves only after one strict IndexedDB transaction
 * has put both the record and its operation on disk: that is what "Saved on this device" means.
 */
import type { ReadonlySignal } from '@preact/signals'
import type { Body, BlobRef } from '../model/field.ts'
import type { FileId, Uuid } from '../model/file.ts'
import type { Json } from '../model/json.ts'
import type { Actor } from '../model/person.ts'
import type { CaseRecord, LateChoice, Mark } from '../model/record.ts'
import type { OperationAnswer } from '../protocol/messages.ts'
import type { BegunAbout } from './rows.ts'

/** The unlocked records, in memory. Reading any method inside a component or `computed` subscribes to changes. */
export interface Casebook {
  /** Grows with every change, from this tab, another tab or a pull. */
  readonly version: ReadonlySignal<number>
  /** The register and recent work are there first ("register"), everything a moment later ("all"). */
  readonly loaded: ReadonlySignal<'nothing' | 'register' | 'all'>
  get(recordId: Uuid): CaseRecord | undefined
  /** Without discarded ones. No order is promised. */
  ofType(type: string): readonly CaseRecord[]
  inFile(file: FileId, type?: string): readonly CaseRecord[]
  /** When the council last said which files this person has, by its own clock; empty where that is not known here. */
  filesToldAt?(): string
}

export interface NewRecord {
  readonly id?: Uuid
  readonly type: string
  readonly fileIds: readonly FileId[]
  readonly body: Body
  readonly together?: Uuid
  /** Written anew here, because it stood in the wrong file. */
  readonly wrongFile?: true
}

/** One unsent thing, as the strip's list shows it. `bytes` counts what is still to be sent. */
export interface OutboxItem {
  readonly opId: Uuid
  readonly recordId: Uuid
  readonly state: 'waiting' | 'sending' | 'received' | 'needs-you'
  readonly bytes: number
  readonly writtenAt: string
  /** Why it needs the person; in their words. */
  readonly reason?: string
  /** The council has the words, and somebody there is to decide. */
  readonly withCouncil?: true
  /** A signature that no longer fits: the record wants to be read again. */
  readonly stale?: true
  /** Somebody at the council has decided over it: to be read, and then the line goes. */
  readonly decision?: NonNullable<OperationAnswer['decision']>
  /** A drawing, photo or attachment that is still to go; `opId` is then only a name for it. */
  readonly attachment?: {
    readonly sha256: string
    readonly mime: string
    readonly sent: number
    readonly of: number
  }
}

/** Written on the locked screen; to be filed now. */
export interface Jot {
  readonly id: Uuid
  readonly text: string
  readonly at: string
}

export interface SearchHit {
  readonly recordId: Uuid
  readonly type: string
  readonly score: number
}

export interface Notebook {
  readonly person: Actor
  readonly deviceId: Uuid
  readonly casebook: Casebook
  readonly outbox: ReadonlySignal<readonly OutboxItem[]>
  create(record: NewRecord): Promise<CaseRecord>
  /**
   * Replaces the whole body; what is queued is the difference to `seen`, the record that the writer had before them
   * (default: as the casebook has it now). Rejects when the device could not keep it.
   */
  edit(recordId: Uuid, body: Body, seen?: CaseRecord): Promise<CaseRecord>
  /** Signs the body as it stands and writes the records that follow from it, all in one transaction. */
  sign(recordId: Uuid, as: 'sign' | 'countersign'): Promise<CaseRecord>
  amend(recordId: Uuid, addendum: { readonly text: string; readonly corrections?: Body }): Promise<CaseRecord>
  mark(recordId: Uuid, mark: { readonly kind: Mark['kind']; readonly note?: string }): Promise<CaseRecord>
  /** Words that came after the signature are taken up as an addendum, or put aside with a word to their writer. */
  settleLate(recordId: Uuid, lateId: Uuid, how: LateChoice, note: string): Promise<CaseRecord>
  /** `wrongFile`: because it stood there, and is written anew in another. */
  discard(recordId: Uuid, why?: 'wrongFile'): Promise<void>
  /** A person's choice between the versions of a field; both stay in the history. */
  resolve(recordId: Uuid, conflictId: Uuid, value: Json | null): Promise<CaseRecord>
  putBlob(bytes: Uint8Array, mime: string, name?: string): Promise<BlobRef>
  /** Undefined while the bytes are not on this device. */
  blob(ref: BlobRef): Promise<Uint8Array | undefined>
  /** Full-text over what is unlocked; two letters are enough. Best first. */
  search(words: string, limit?: number): readonly SearchHit[]
  /** Small sealed preferences of this person on this device (hand, scheme, packing …). */
  setting<T extends Json>(key: string): ReadonlySignal<T | undefined>
  keepSetting(key: string, value: Json): Promise<void>
  /**
   * As `keepSetting`, of what is typed in a sheet and not told yet. The words are begun lines: they are not left behind, and
   * go after these records once they have left the device.
   */
  keepTyped(key: string, value: Json, recordIds: readonly Uuid[]): Promise<void>
  /**
   * Words of a line that is begun and not sent, sealed on this device as a setting. `seen` is what this tab knew to lie
   * there: what another tab has begun at the same place stays before them. Empty takes them away. Answers what lies there.
   * `about`: the records whose box it is, with their files: once these have left the device, the words go after them.
   */
  keepBegun(key: string, words: string, seen: string, about?: BegunAbout): Promise<string>
  /** All of these: signing out takes them along. */
  begunLines(): Promise<readonly string[]>
  /** The person has opened this record: owed to the council's audit until its server has it. */
  noteRead(recordId: Uuid): Promise<void>
  /** What was written while locked, until it is filed. */
  readonly jots: ReadonlySignal<readonly Jot[]>
  /** It has been filed (or thrown away by the person): takes it off the device. */
  jotFiled(id: Uuid): Promise<void>
  /** The exact text of an unsent operation, for the person to read or take along. */
  unsentText(opId: Uuid): string | undefined
  /**
   * The person has read why. A line that only tells something goes; one over which somebody at the council decides asks
   * for nothing more until that answer comes. Does nothing to any other.
   */
  seen(opId: Uuid): Promise<void>
  /** Drops every key and every word from memory. What was typed is already kept. */
  lock(): void
  /** True once locked, by this tab or another. */
  readonly locked: ReadonlySignal<boolean>
}

/** The device could not keep what was typed: full, quota, or storage closed under us. The caller still has the text. */
export class NotKept extends Error {
  override readonly name = 'NotKept'
  readonly why: 'full' | 'closed' | 'other'
  constructor(why: 'full' | 'closed' | 'other', message: string) {
    super(message)
    this.why = why
  }
}
