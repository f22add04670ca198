/** Takes the place of `device/sealing.ts` in the control build: what a device without sealing would leave on its disk. */
import type { DBCore, Middleware } from 'dexie'

export function sealing(_key: Uint8Array, _notSealed: ReadonlySet<string>): Middleware<DBCore> {
  return { stack: 'dbcore', name: 'unsealed', create: (down) => down }
}
