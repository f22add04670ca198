import { get, update } from 'idb-keyval'
import { v7 } from 'uuid'
import type { Uuid } from '../model/file.ts'
import { strictKeep } from './strict-keep.ts'

/** A word outside IndexedDB: where only IndexedDB was emptied, it is what remembers that something was here. */
const WAS_HERE = 'doorstep-was-here'
const outside = (): Storage | undefined => {
  try {
    return globalThis.localStorage
  } catch {
    return undefined // storage is blocked for this page: then there is nothing to remember with
  }
}

/** This browser profile's own id, made once. */
export async function deviceId(): Promise<Uuid> {
  let device: Uuid = v7()
  await update<Uuid>('device', (there) => (device = there ?? device), strictKeep)
  return device
}

export function rememberStorage(): void {
  try {
    outside()?.setItem(WAS_HERE, '1')
  } catch {
    // full or blocked: the sentinel in the vault still stands
  }
}

/** Everything in IndexedDB is gone, vaults too, although somebody used Doorstep in this browser. */
export async function everythingWasCleared(): Promise<boolean> {
  return outside()?.getItem(WAS_HERE) === '1' && (await get<Uuid>('device', strictKeep)) === undefined
}
