/**
 * The paper as the council's document store gets it: whole. The store is part of the council's own file of the child, as
 * Doorstep is, so nothing is taken out that a worker reads here; who may open it there, the store decides. A provider's
 * report goes by number wherever it goes, and so here as well.
 */
import { createHash } from 'node:crypto'
import { docxOf } from '../../documents/docx-file.ts'
import { makePaper } from '../../documents/make-paper.ts'
import type { Reader } from '../../documents/reader.ts'
import { papersOf } from '../../documents/which-papers.ts'
import { childFile, fileKind, fileSubject } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { upgradeRecord } from '../../model/upgrade.ts'
import { childIn } from '../../practice/home.ts'
import { londonDay } from '../../practice/london-day.ts'
import { definitionOf } from '../../records/all.ts'
import type { Client } from '../db/pool.ts'
import { readFiles } from '../reminders/files-as-the-service.ts'
import type { Claimed, Made } from './delivery-rows.ts'

/** Large, and nobody is named in them who is not known from elsewhere. The child's own people are read: see `pseudonyms.ts`. */
const NOT_READ = ['daily-log', 'childs-views', 'incident', 'chronology-entry', 'attached-words']

const STORE: Reader = { name: 'the council’s file', kind: 'worker', gets: 'whole' }

export interface ReadRecord {
  readonly record: CaseRecord
  readonly childId: Uuid
}

/** As it was signed: the revision that the delivery names, not what came after. */
export async function readSigned(client: Client, { recordId, revision }: Claimed): Promise<ReadRecord | undefined> {
  const { rows } = await client.query<{ record: CaseRecord }>(
    'SELECT record FROM revision WHERE record_id = $1 AND revision = $2',
    [recordId, revision],
  )
  const found = rows[0] && upgradeRecord(definitionOf(rows[0].record.type), rows[0].record)
  const file = found?.record.fileIds.find((one) => fileKind(one) === 'child')
  return found?.readable && file ? { record: found.record, childId: fileSubject(file) } : undefined
}

/** Undefined: this record makes no such paper. */
export async function makeFile(
  client: Client,
  { id, paper }: Claimed,
  { record, childId }: ReadRecord,
  now: string,
): Promise<Made | undefined> {
  const kind = papersOf(record).find((one) => one === paper)
  const files = await readFiles(client, [childFile(childId)], [], NOT_READ)
  const team = childIn(files, childId)?.body.team
  const made =
    kind &&
    makePaper(files, record, kind, STORE, { service: team ? `${team} team` : 'Fostering', today: londonDay(now) })
  if (!kind || !made) return undefined
  const content = Buffer.from(await docxOf(made))
  const signedOn = londonDay(record.signatures.at(-1)?.at ?? record.updated.at)
  return {
    // who finds the file alone learns a day and what kind of paper it is, and nobody's name
    fileName: `${signedOn}-${kind}-${childId}-${id}.docx`,
    sha256: createHash('sha256').update(content).digest('hex'),
    content,
  }
}
