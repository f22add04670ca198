/** What a cycle says and asks about leaving: who this device is, whether the account is closed, what has left it. */
import {
  deviceSecret,
  isRegistered,
  keepOrganisationKey,
  noteRegistered,
  organisationKey,
} from '../device/device-secret.ts'
import { receiptsArrived, receiptsOwed } from '../device/receipts.ts'
import { sha256Hex } from '../device/seal.ts'
import type { Store } from '../device/store.ts'
import { RECEIPT_MAX_FILES, standingAnswer } from '../protocol/leaving.ts'
import { PROTOCOL_VERSION, stored } from '../protocol/messages.ts'
import { newNonce, tellWithNonce } from './ask.ts'
import type { Link } from './ask.ts'
import { PATHS } from './paths.ts'

const note = (store: Store) => ({ protocol: PROTOCOL_VERSION, nonce: newNonce(), deviceId: store.deviceId })

/** With a session: once for each history of the server, so that it can answer when there is no session any more. */
export async function makeDeviceKnown(link: Link, store: Store): Promise<void> {
  if (await isRegistered(store)) return
  const secretHash = sha256Hex(await deviceSecret(store))
  const answer = await tellWithNonce(link, PATHS.device, { ...note(store), secretHash }, stored)
  if (answer.kind === 'answer') await noteRegistered(store)
}

/**
 * The server refuses the session, or the passphrase. Only its own word that the account is closed counts: with the nonce
 * of this question, and given to whoever knows the device's secret.
 */
export async function accountIsClosed(link: Link, store: Store): Promise<boolean> {
  const { personId } = store.person.peek()
  const message = { ...note(store), personId, secret: await deviceSecret(store) }
  const answer = await tellWithNonce(link, PATHS.standing, message, standingAnswer)
  if (answer.kind !== 'answer' || answer.body.standing !== 'closed') return false
  await keepOrganisationKey(store, answer.body.organisationKey)
  // with nothing to seal to, the words stay under the passphrase until there is
  return (await organisationKey(store)) !== undefined
}

/** What has left this device, until the server has it in writing. */
export async function sendReceipts(link: Link, store: Store): Promise<void> {
  const files = (await receiptsOwed(store)).slice(0, RECEIPT_MAX_FILES)
  if (files.length === 0) return
  const answer = await tellWithNonce(link, PATHS.purged, { ...note(store), files }, stored)
  if (answer.kind === 'answer') await receiptsArrived(store, files)
}
