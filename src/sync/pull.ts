/** Reads what is new in the files of this device, until there is nothing more or the time is up. Never waits for the outbox. */
import { cursors, grantsHeld, receive } from '../device/receive.ts'
import { unpack } from '../device/leave.ts'
import type { Actor } from '../model/person.ts'
import { PROTOCOL_VERSION, pullAnswer } from '../protocol/messages.ts'
import { PATHS } from './paths.ts'
import { newNonce, tellWithNonce } from './ask.ts'
import type { Cycle } from './cycle.ts'
import { wantedFiles } from './packing.ts'
import type { Packing } from './packing.ts'
import { stopFor } from './stop.ts'
import type { Stop } from './stop.ts'

/** A file whose chain is broken twice in one cycle is left for the next one. */
const MOST_BROKEN = 2

export async function pull(cycle: Cycle, packing: Packing | undefined, personIs: (person: Actor) => Promise<void>): Promise<Stop | undefined> {
  const { store } = cycle
  let broken = 0
  for (;;) {
    if (cycle.timeIsUp()) return { why: 'time' }
    const firstTime = (await grantsHeld(store)).length === 0
    const wanted = await wantedFiles(store, packing)
    const held = await cursors(store)
    const answer = await tellWithNonce(cycle.link, PATHS.pull, {
      protocol: PROTOCOL_VERSION,
      nonce: newNonce(),
      deviceId: store.deviceId,
      personId: store.person.peek().personId,
      cursors: Object.fromEntries([...held].filter(([file]) => wanted.wants(file))),
      ...(wanted.only && { only: wanted.only }),
    }, pullAnswer)
    if (answer.kind === 'nobody') return { why: 'nobody' }
    if (answer.kind === 'refused') return stopFor(answer)
    // another person's session: nothing of theirs is put among this person's records
    if (answer.body.person.personId !== store.person.peek().personId) return { why: 'sign-in' }
    cycle.contact()
    if (await cycle.isRestored(answer.body.serverEpoch)) return { why: 'restored' }
    const got = await receive(store, answer.body)
    await tellPerson(answer.body.person, store.person.peek(), personIs)
    broken += got.broken.length
    if (answer.body.more || (firstTime && answer.body.grants.length > 0)) continue
    if (got.broken.length > 0 && broken <= MOST_BROKEN) continue
    break
  }
  const wanted = await wantedFiles(store, packing)
  await unpack(store, [...(await cursors(store)).keys()].filter((file) => !wanted.wants(file)))
  return undefined
}

async function tellPerson(now: Actor, before: Actor, personIs: (person: Actor) => Promise<void>): Promise<void> {
  if (now.name !== before.name || now.role !== before.role || now.team !== before.team) await personIs(now)
}
