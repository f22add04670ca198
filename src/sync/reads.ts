/** What was opened on this device goes to the council's audit, after words: a read that is told late is told all the same. */
import { readsArrived, readsOwed } from '../device/reads.ts'
import type { Store } from '../device/store.ts'
import { PROTOCOL_VERSION, stored } from '../protocol/messages.ts'
import { READS_AT_ONCE } from '../protocol/reads.ts'
import { newNonce, tellWithNonce } from './ask.ts'
import type { Link } from './ask.ts'
import { PATHS } from './paths.ts'

export async function sendReads(link: Link, store: Store): Promise<void> {
  const reads = (await readsOwed(store)).slice(0, READS_AT_ONCE)
  if (reads.length === 0) return
  const note = { protocol: PROTOCOL_VERSION, nonce: newNonce(), deviceId: store.deviceId, reads }
  const answer = await tellWithNonce(link, PATHS.reads, note, stored)
  if (answer.kind === 'answer') await readsArrived(store, reads)
}
