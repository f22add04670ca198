/** Which files lie on this device. By default the whole caseload; a person adds and takes out by hand. */
import { filesKnown, keepFilesKnown } from '../device/files-known.ts'
import type { FileKnown } from '../device/files-known.ts'
import type { Store } from '../device/store.ts'
import { ORGANISATION, personFile } from '../model/file.ts'
import type { FileId } from '../model/file.ts'
import type { Operation } from '../model/operation.ts'
import { shelfAnswer } from '../protocol/messages.ts'
import { askJson } from './ask.ts'
import type { Cycle } from './cycle.ts'
import { PATHS } from './paths.ts'
import { stopFor } from './stop.ts'
import type { Stop } from './stop.ts'

/** More files than this are nobody's caseload: then the person's own come along, and what they pack by hand. */
export const WHOLE_CASELOAD_FILES = 400
const LOOK_AGAIN_MS = 10 * 60_000

/** The setting: what the person has added to and taken out of the default. */
export interface Packing {
  readonly add: readonly FileId[]
  readonly remove: readonly FileId[]
}
export const PACKING = 'packing'

export interface Wanted {
  /** Undefined: every file granted. */
  readonly only: readonly FileId[] | undefined
  readonly wants: (file: FileId) => boolean
}

/** Files with unsent work: without their echo no operation ever leaves the outbox. */
const filesAtWork = (store: Store): FileId[] =>
  store.outbox.rows().flatMap((row) => (row.text === '' ? [] : (JSON.parse(row.text) as Operation).fileIds))

export function wantedFiles(store: Store, packing: Packing | undefined, known: readonly FileKnown[]): Wanted {
  const always = new Set<FileId>([ORGANISATION, personFile(store.person.peek().personId), ...filesAtWork(store)])
  const added = new Set(packing?.add)
  const removed = new Set(packing?.remove)
  const whole = known.length <= WHOLE_CASELOAD_FILES
  const own = new Set(known.filter((file) => whole || file.own).map((file) => file.fileId))
  const wants = (file: FileId) =>
    always.has(file) || (!removed.has(file) && (own.has(file) || added.has(file) || whole))
  if (whole && removed.size === 0) return { only: undefined, wants }
  return {
    only: [...always, ...known.map((file) => file.fileId).filter((file) => !always.has(file) && wants(file))],
    wants,
  }
}

/**
 * Every file the person may have. A pull of all files tells them all; a device that holds only some asks for the list
 * now and then, and when something in the person's own file says that it may have changed.
 */
export async function filesToChooseFrom(
  cycle: Cycle,
  packing: Packing | undefined,
  lookAgain: boolean,
): Promise<readonly FileKnown[] | Stop> {
  const known = await filesKnown(cycle.store)
  const holdsAll = known && known.files.length <= WHOLE_CASELOAD_FILES && !packing?.remove.length
  const isFresh =
    known && cycle.store.now().getTime() - known.at < LOOK_AGAIN_MS && cycle.store.now().getTime() >= known.at
  if (known && (holdsAll || (isFresh && !lookAgain))) return known.files
  const answer = await askJson(cycle.link, PATHS.shelf, shelfAnswer)
  if (answer.kind === 'nobody') return { why: 'nobody' }
  if (answer.kind === 'refused') return stopFor(answer)
  const files = answer.body.files.map(({ fileId, own }) => ({ fileId, own }))
  await keepFilesKnown(cycle.store, files)
  return files
}
