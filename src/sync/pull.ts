/** Reads what is new in the files of this device, until there is nothing more or the time is up. Never waits for the outbox. */
import { keepOrganisationKey } from '../device/device-secret.ts'
import { keepFilesKnown } from '../device/files-known.ts'
import { knowFilesWrittenIn } from '../device/files-written-in.ts'
import { unpack } from '../device/leave.ts'
import { cursors } from '../device/file-cursors.ts'
import type { Cursor } from '../device/file-cursors.ts'
import { receive } from '../device/receive.ts'
import { forgetOldKept } from '../device/restored.ts'
import { sealAhead } from '../device/seal-ahead.ts'
import { personFile } from '../model/file.ts'
import type { FileId } from '../model/file.ts'
import type { Actor } from '../model/person.ts'
import { PROTOCOL_VERSION, pullAnswer } from '../protocol/messages.ts'
import type { PullAnswer } from '../protocol/messages.ts'
import { newNonce, tellWithNonce } from './ask.ts'
import type { Answer } from './ask.ts'
import { asksOf } from './asks.ts'
import type { Asks } from './asks.ts'
import type { Cycle } from './cycle.ts'
import { filesToChooseFrom, wantedFiles } from './packing.ts'
import type { Packing } from './packing.ts'
import { PATHS } from './paths.ts'
import { stopFor } from './stop.ts'
import type { Stop } from './stop.ts'
import { noteTakes } from './takes.ts'

/** A file whose chain is broken twice in one cycle is left for the next one. */
const MOST_BROKEN = 2

export async function pull(
  cycle: Cycle,
  packing: Packing | undefined,
  personIs: (person: Actor) => Promise<void>,
): Promise<Stop | undefined> {
  const { store } = cycle
  const { personId } = store.person.peek()
  const asks = asksOf(store)
  let broken = 0
  let ahead: Ahead | undefined
  let lookAgain = false
  for (;;) {
    if (cycle.timeIsUp()) return { why: 'time' }
    const known = await filesToChooseFrom(cycle, packing, lookAgain)
    if ('why' in known) return known
    const { only } = wantedFiles(store, packing, known)
    if (!ahead) await knowFilesWrittenIn(store)
    const asked: Asked = ahead?.asked ?? {
      cursors: Object.fromEntries(await cursors(store)),
      only,
      brief: broken === 0,
    }
    const answer = await (ahead?.answer ?? ask(cycle, asked, asks))
    ahead = undefined
    if (answer.kind === 'nobody') return { why: 'nobody' }
    if (answer.kind === 'refused') return stopFor(answer)
    // another person's session: nothing of theirs is put among this person's records
    if (answer.body.person.personId !== personId) return { why: 'sign-in' }
    cycle.contact()
    if (await cycle.isRestored(answer.body.serverEpoch)) return { why: 'restored' }
    cycle.waiting(answer.body.waiting, answer.body.undelivered)
    if (answer.body.takes) noteTakes(store, answer.body.takes)
    await keepOrganisationKey(store, answer.body.organisationKey)
    if (answer.body.more) ahead = askAhead(cycle, asked, asks, answer.body)
    const got = await receive(store, answer.body)
    if (got.broken.length > 0 || got.again) ahead = undefined
    // of many pages the last one says it: one write instead of twenty
    if (!only && !answer.body.more)
      await keepFilesKnown(
        store,
        answer.body.grants.map(({ fileId }) => ({ fileId, own: true })),
      )
    await tellPerson(answer.body.person, store.person.peek(), personIs)
    // an allocation lies in the person's own file: it may have brought files
    const mayBeMore: boolean =
      only !== undefined && !lookAgain && answer.body.files.some((file) => file.fileId === personFile(personId))
    lookAgain = mayBeMore
    if (mayBeMore) ahead = undefined
    broken += got.broken.length
    if (answer.body.more || asks.remain() || mayBeMore || got.again || (got.broken.length > 0 && broken <= MOST_BROKEN))
      continue
    await forgetOldKept(store, answer.body.serverTime)
    const { wants } = wantedFiles(store, packing, known)
    await unpack(
      store,
      [...(await cursors(store)).keys()].filter((file) => !wants(file)),
    )
    return undefined
  }
}

interface Asked {
  readonly cursors: { readonly [file: string]: Cursor }
  readonly only: readonly FileId[] | undefined
  readonly brief: boolean
}
interface Ahead {
  readonly asked: Asked
  readonly answer: Promise<Answer<PullAnswer>>
}

async function ask(
  { store, link }: Cycle,
  { cursors: held, only, brief }: Asked,
  about: Asks,
): Promise<Answer<PullAnswer>> {
  const turn = about.next()
  // every file held is named, also those that nothing is wanted of: what is not granted any more is told of these
  const request = {
    protocol: PROTOCOL_VERSION,
    nonce: newNonce(),
    deviceId: store.deviceId,
    personId: store.person.peek().personId,
    cursors: held,
    ...(brief && { brief }),
    ...(only && { only }),
    ...(turn.opIds.length > 0 && { asks: turn.opIds }),
  }
  const answer = await tellWithNonce(link, PATHS.pull, request, pullAnswer)
  if (answer.kind === 'answer') turn.heard()
  return answer
}

/** The next page travels while this one is put away. It is looked at only when this one was as it must be. */
function askAhead(cycle: Cycle, asked: Asked, asks: Asks, { files }: PullAnswer): Ahead {
  const reached = files.flatMap(({ fileId, epoch, changes }): (readonly [FileId, Cursor])[] => {
    const last = changes.at(-1)
    return last?.chain === undefined ? [] : [[fileId, { seq: last.seq, chain: last.chain, epoch }]]
  })
  const next = { ...asked, cursors: { ...asked.cursors, ...Object.fromEntries(reached) } }
  const answer = ask(cycle, next, asks).then((given) => {
    if (given.kind === 'answer') sealAhead(cycle.store, given.body)
    return given
  })
  return { asked: next, answer }
}

async function tellPerson(now: Actor, before: Actor, personIs: (person: Actor) => Promise<void>): Promise<void> {
  if (now.name !== before.name || now.role !== before.role || now.team !== before.team) await personIs(now)
}
