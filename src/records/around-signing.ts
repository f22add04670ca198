/**
 * Whether somebody may sign a record, by what lies around it: who works the case, and the records that must come first.
 * Asked before a signature is offered, and again when it is given; the server asks once more with what it holds.
 */
import type { AnyRecordDefinition } from '../model/define-record.ts'
import { fileKind, fileSubject } from '../model/file.ts'
import type { FileId, Uuid } from '../model/file.ts'
import type { Stamp } from '../model/person.ts'
import type { CaseRecord } from '../model/record.ts'
import { whyNotSignOpened } from './opened-only.ts'

interface Held {
  get(recordId: Uuid): CaseRecord | undefined
  inFile(file: FileId, type?: string): readonly CaseRecord[]
}

export const whyNotSignHere = (
  held: Held,
  record: Pick<CaseRecord, 'body' | 'fileIds'>,
  definition: AnyRecordDefinition,
  by: Pick<Stamp, 'personId' | 'role' | 'at'>,
): string | undefined =>
  whyNotSignOpened(held, record.fileIds, by) ??
  definition.whyNotSignerHere?.(record.body, by, aroundOf(held, record.fileIds, definition.asksAround), record.fileIds)

/** The allocations of the files it lies in and of the home, the households, and what else of the child's file is asked for. */
function aroundOf(held: Held, fileIds: readonly FileId[], types: readonly string[] = []): readonly CaseRecord[] {
  const ofChild = fileIds.filter((file) => fileKind(file) === 'child')
  const homes = ofChild
    .flatMap((file) => held.inFile(file, 'placement'))
    .filter(({ body }) => !body.end)
    .flatMap((home) => home.fileIds.filter((file) => fileKind(file) === 'household'))
  const files = [...new Set([...fileIds, ...homes])]
  const households = files.filter((file) => fileKind(file) === 'household')
  return [
    ...files.flatMap((file) => held.inFile(file, 'allocation')),
    ...households.flatMap((file) => held.get(fileSubject(file)) ?? []),
    ...ofChild.flatMap((file) => types.flatMap((type) => held.inFile(file, type))),
  ]
}
