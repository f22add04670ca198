/** What lies in a person's database. Listed after each table: what is in clear; all else in the row is sealed. */
import type { Body, BlobRef } from '../model/field.ts'
import type { FileId, Uuid } from '../model/file.ts'
import type { Json } from '../model/json.ts'
import type { Base } from '../model/operation.ts'
import type { CaseRecord } from '../model/record.ts'
import type { OperationAnswer, OperationStatus } from '../protocol/messages.ts'

/** id, stamp, shelf. */
export interface RecordRow {
  readonly id: Uuid
  /** Number of the transaction that wrote it: what other tabs look for. */
  readonly stamp: number
  readonly shelf: Shelf
  /** As it was written or received, never upgraded in place. Absent: it was taken off this device. */
  readonly record?: CaseRecord
}
/** 1: needed for Today, loaded first · 2: the rest · 9: taken off the device, for other tabs to see. */
export type Shelf = 1 | 2 | 9

/**
 * recordId. There from a record's first unsent operation until a server copy that includes the last one lies in
 * `records`: while it is there, a pull does not touch the record.
 */
export interface BaseRow {
  readonly recordId: Uuid
  /** What the next write rests on, and the body that this names where it is not simply the record's. */
  readonly base: Base
  readonly authored?: Body
  readonly lastOpId: Uuid
  /** The record before the last write, and the body its patch is made from where that is not simply `before`'s. */
  readonly before: CaseRecord | null
  readonly from?: Body
  /** The newest server copy that arrived meanwhile. */
  readonly incoming?: CaseRecord
}

/** opId, order, recordId, stamp. */
export interface OutboxRow {
  readonly opId: Uuid
  readonly order: number
  readonly recordId: Uuid
  readonly stamp: number
  /**
   * The operation's JSON. It may have been sent, and not one byte changes, once `sha256` is there or its order is not
   * beyond the counters' `frozen`: see `outbox-rows.ts`, which reads rows with all that is known of them.
   */
  readonly text: string
  readonly sha256?: string
  readonly writtenAt: string
  /** The server's last word on it. */
  readonly answer?: OperationStatus
  readonly reason?: string
  /** How often it was refused alone, while others went through. */
  readonly refused?: number
  /** The person has read why it waits for somebody at the council: it is listed, and asks for nothing. */
  readonly seen?: true
  /** What a person at the council decided; stays until the writer has read it. */
  readonly decision?: NonNullable<OperationAnswer['decision']>
}

/**
 * stamp. What one answer said of many operations at once, which would otherwise all be sealed anew. It holds for rows
 * with an older stamp than its own: what is written to a row later is newer.
 */
export interface SaidRow {
  readonly stamp: number
  readonly opIds: { readonly [status in OperationStatus]?: readonly Uuid[] }
}

/** opId, at, recordId. What the server has; kept for the day it comes back from a backup. */
export interface KeptRow {
  readonly opId: Uuid
  /** Milliseconds, the server's clock. */
  readonly at: number
  readonly recordId: Uuid
  readonly order: number
  readonly text: string
  readonly sha256: string
  readonly writtenAt: string
}

/** id. */
export interface FileRow {
  readonly id: FileId
  readonly seq: number
  readonly chain: string
  readonly epoch: number
  /** No longer granted: hidden, and removed once its unsent operations were answered. */
  readonly revoked?: true
  /** Not on this device by the person's choice: only what they sent of it is kept. */
  readonly unpacked?: true
  /**
   * Begun again under another epoch, because something in it may no longer be seen: what was written before the stamp
   * `since` and has not come again by step `to` leaves this device.
   */
  readonly afresh?: { readonly since: number; readonly to: number }
}

/** id (a keyed hash of the content's hash), stamp. */
export interface BlobRow {
  readonly id: string
  readonly stamp: number
  readonly ref: BlobRef
  readonly chunks: number
  readonly recordId?: Uuid
  /** Chunks that the server has confirmed; absent: it came from the server. */
  readonly sent?: readonly number[]
  /** Of the chunks it has not confirmed, the smallest pieces that it has. */
  readonly parts?: readonly number[]
}

/** blob, n; `bytes` is AES-GCM: nonce and ciphertext. Of a download under way: see `blobs-coming.ts`. */
export interface ChunkRow {
  readonly blob: string
  readonly n: number
  readonly bytes: ArrayBuffer
}

/** id; `sealed` is to the account's public key: written while locked. */
export interface JotRow {
  readonly id: Uuid
  readonly sealed: ArrayBuffer
}

/** key. */
export interface MetaRow {
  readonly key: string
  readonly value: Json
  /** Words of a line that was begun and not sent. */
  readonly isBegun?: true
  readonly about?: BegunAbout
}

/** The records that a begun line is about, where there are any; their files as they were when it was last typed in. */
export interface BegunAbout {
  readonly recordIds: readonly Uuid[]
  readonly fileIds: readonly FileId[]
  readonly at: string
}
