/** Takes the place of `device/sealing.ts` in the control build: what a device without sealing would leave on its disk. */
import type { DBCore, Middleware } from 'dexie'
import type { RowSealer } from '../../src/device/sealing.ts'

export function sealing(_key: Uint8Array, _notSealed: ReadonlySet<string>): Middleware<DBCore> {
  return { stack: 'dbcore', name: 'unsealed', create: (down) => down }
}

/** Nothing is to be sealed. */
export function sealInAdvance(): void {}

/** The quick way of a save writes its rows past Dexie: unsealed as well. */
export function rowSealer(_key: Uint8Array, table: string, keyColumn: string): RowSealer {
  return { about: (row) => `${table} ${JSON.stringify(row[keyColumn])}`, seal: (row) => row }
}
