/** Which files lie on this device. By default the whole caseload; a person adds and takes out by hand. */
import { grantsHeld } from '../device/receive.ts'
import type { Store } from '../device/store.ts'
import { ORGANISATION, personFile } from '../model/file.ts'
import type { FileId } from '../model/file.ts'
import type { Operation } from '../model/operation.ts'

/** More files than this are nobody's caseload: then only what was packed by hand comes along. */
export const WHOLE_CASELOAD_FILES = 400

export interface Packing { readonly add: readonly FileId[]; readonly remove: readonly FileId[] }
export const PACKING = 'packing'

/** Files with unsent work: without their echo no operation ever leaves the outbox. */
function filesAtWork(store: Store): FileId[] {
  return store.outbox.rows().flatMap((row) => (row.text === '' ? [] : (JSON.parse(row.text) as Operation).fileIds))
}

export interface Wanted {
  /** Undefined: every file granted. */
  readonly only: readonly FileId[] | undefined
  wants(file: FileId): boolean
}

export async function wantedFiles(store: Store, packing: Packing | undefined): Promise<Wanted> {
  const always = new Set<FileId>([ORGANISATION, personFile(store.person.peek().personId), ...filesAtWork(store)])
  const granted = (await grantsHeld(store)).map((grant) => grant.fileId)
  // before the first answer nobody knows how many there are: the two small files bring the list
  if (granted.length === 0) return { only: [...always], wants: (file) => always.has(file) }
  const removed = new Set(packing?.remove)
  const whole = granted.length <= WHOLE_CASELOAD_FILES
  const added = new Set(packing?.add)
  const wants = (file: FileId) => always.has(file) || (!removed.has(file) && (whole || added.has(file)))
  return { only: whole && removed.size === 0 ? undefined : granted.filter(wants), wants }
}
