/**
 * A record never changes its files: what was sent there is in their history for good. A draft of one's own that nobody has
 * read is written anew in the right file instead, word for word and with its pictures, and the one in the wrong file is
 * thrown away. The history of both says why.
 */
import type { Notebook } from '../../device/notebook.ts'
import { bodyHash } from '../../model/body.ts'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import { derivedId } from '../../model/derived-id.ts'
import { childFile, fileKind, householdFile } from '../../model/file.ts'
import type { FileId } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import type { CaseRecord } from '../../model/record.ts'
import { childIn, childName, currentPlacement, householdIdOf } from '../../practice/home.ts'
import { definitionOf } from '../../records/all.ts'
import { childrenOf } from './caseload.ts'

/** What somebody writes of a day or an event. What calls a meeting or opens access is begun where it belongs. */
const EVERYDAY: ReadonlySet<string> = new Set([
  'daily-log',
  'incident',
  'missing-episode',
  'statutory-visit',
  'chronology-entry',
  'direct-work',
  'family-time',
  'feedback',
])

/** Of a signature that did not take: what followed from it has words of this record, lies in its file and would stay there. */
const hasFollowed = ({ casebook }: Pick<Notebook, 'casebook'>, definition: AnyRecordDefinition, record: CaseRecord) =>
  (definition.follows?.(record.body, record) ?? []).some(({ key }) => {
    const one = casebook.get(derivedId(record.id, key))
    return one !== undefined && one.status !== 'discarded'
  })

/** Own words and pictures only, and nobody has read them: these bytes came from this person, and go along by their hash. */
export function mayWriteAnew(notebook: Pick<Notebook, 'person' | 'casebook'>, record: CaseRecord): boolean {
  const { person } = notebook
  const definition = definitionOf(record.type)
  const mine = record.author.personId === person.personId && !record.othersWrote
  return (
    definition !== undefined &&
    EVERYDAY.has(record.type) &&
    mine &&
    record.status === 'draft' &&
    !record.extract &&
    record.conflicts.length === 0 &&
    !record.mergedUnread &&
    record.marks.every(({ personId }) => personId === person.personId) &&
    record.addenda.length === 0 &&
    !hasFollowed(notebook, definition, record) &&
    may(person, 'create', definition) &&
    may(person, 'amend', definition, record)
  )
}

export interface RightFile {
  readonly files: readonly FileId[]
  readonly child: string
  /** The child is right, and the home's file is missing. */
  readonly household: string | undefined
}

/** Where it may belong instead: a file of one's own work, by name. */
export function rightFiles(notebook: Notebook, record: CaseRecord, today: string): readonly RightFile[] {
  const { casebook, person } = notebook
  const definition = definitionOf(record.type)
  if (!definition) return []
  return childrenOf(casebook, person, today)
    .flatMap((childId): readonly RightFile[] => {
      const file = childFile(childId)
      const isSame = record.fileIds.includes(file)
      const home = householdIdOf(currentPlacement(casebook.inFile(file, 'placement'), today))
      const files = filesFor(definition, record, file, isSame, home ? householdFile(home) : undefined)
      if (!files || files.every((one) => record.fileIds.includes(one))) return []
      const name = home ? casebook.get(home)?.body.name : undefined
      return [
        {
          files,
          child: childName(childIn(casebook, childId)),
          household: isSame && typeof name === 'string' ? name : undefined,
        },
      ]
    })
    .sort(
      (a, b) => Number(b.household !== undefined) - Number(a.household !== undefined) || (a.child < b.child ? -1 : 1),
    )
}

/** In the home's file as well where this kind lies there, or where the other one did. */
function filesFor(
  definition: AnyRecordDefinition,
  record: CaseRecord,
  child: FileId,
  isSame: boolean,
  home: FileId | undefined,
): readonly FileId[] | undefined {
  const inHome = definition.files.includes('household') || record.fileIds.some((one) => fileKind(one) === 'household')
  if (!inHome) return isSame ? undefined : [child]
  return home ? [child, home] : undefined
}

/**
 * The new one first: whatever stops half-way leaves the words twice, and never not at all. Its id follows from the old one,
 * its words and where they belong: tapped twice, or begun again after it stopped half-way, it is one and the same.
 */
export async function writeAnew(notebook: Notebook, record: CaseRecord, { files }: RightFile): Promise<CaseRecord> {
  const { casebook } = notebook
  const now = casebook.get(record.id)
  if (!now || !mayWriteAnew(notebook, now)) throw new Error('Somebody has read it or written in it by now.')
  const words = { type: now.type, fileIds: files, body: now.body, wrongFile: true as const }
  const id = derivedId(now.id, `written anew ${[...files].sort().join(' ')} ${bodyHash(now.body)}`)
  const there = await notebook.create({ ...words, id })
  // made before and thrown away since: these words stand nowhere else now
  const made = there.status === 'discarded' ? await notebook.create(words) : there
  if (casebook.get(now.id)?.status !== 'discarded') await notebook.discard(now.id, 'wrongFile')
  return made
}
