/**
 * That this tablet is in a child's hands just now. It stands outside the sealed database, because it must be known
 * before anything is opened and must outlive a reload, a crash and a restart of the browser. Ids only.
 */
import { del, get, set } from 'idb-keyval'
import type { Uuid } from '../model/file.ts'
import { strictKeep } from './strict-keep.ts'

export interface Handover {
  /** The child's pages, the one thing that may be shown. */
  readonly recordId: Uuid
  /** The worker whose passphrase takes the tablet back. */
  readonly personId: Uuid
  /** The child has said "I have finished" and waits. */
  readonly finished: boolean
}

const KEY = 'handover'

export const readHandover = (): Promise<Handover | undefined> => get<Handover>(KEY, strictKeep)
export const keepHandover = (handover: Handover): Promise<void> => set(KEY, handover, strictKeep)
export const endHandover = (): Promise<void> => del(KEY, strictKeep)
