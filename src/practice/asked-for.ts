/**
 * Whether what an action asked for has been written since (S4.14): the kind of record that it names itself, or the other
 * file's side of a record that it was made about (S4.1). By what was linked, never by its words; nobody is taken the
 * closing of it.
 */
import { longDate } from '../model/calendar.ts'
import type { Body, BodyOf } from '../model/field.ts'
import { fileKind, fileSubject } from '../model/file.ts'
import type { CaseRecord } from '../model/record.ts'
import { isStillToDo } from '../records/action.ts'
import type { action } from '../records/action.ts'
import { definitionOf } from '../records/all.ts'
import { capital } from '../records/summary-words.ts'
import { bothFiles } from './joint/both-files.ts'
import { londonDay } from './london-day.ts'
import type { Files } from './of-type.ts'

export type ActionRecord = CaseRecord<BodyOf<typeof action.fields>>

export interface AskedFor {
  readonly record: CaseRecord
  /** London day on which it was signed, or written where it needs no signature. */
  readonly on: string
  /** "Impact assessment, signed on 3 September 2026" */
  readonly words: string
}

/** Undefined: nothing of it is known, or the action is closed. What was there on an earlier day did not answer it. */
export function askedForOf(files: Files, one: ActionRecord, today: string): AskedFor | undefined {
  if (!isStillToDo(one.body)) return undefined
  const since = londonDay(one.author.at)
  return [...ofItsKind(files, one), ...ofOtherFile(files, one, today)]
    .flatMap((record) => {
      const on = writtenOn(record)
      return on !== undefined && on >= since && on <= today ? [{ record, on }] : []
    })
    .sort((a, b) => (a.on + a.record.id < b.on + b.record.id ? -1 : 1))
    .map(({ record, on }) => ({ record, on, words: wordsOf(record, on) }))[0]
}

/** The action closed with what was written. */
export const closedBy = (one: Pick<ActionRecord, 'body'>, { on, words }: Pick<AskedFor, 'on' | 'words'>): Body => ({
  ...one.body,
  status: 'done',
  doneOn: on,
  evidence: one.body.evidence?.trim() ? one.body.evidence : words,
})

function ofItsKind(files: Files, { fileIds, body: { asks } }: ActionRecord): readonly CaseRecord[] {
  if (!asks) return []
  // An action of a home is answered by what lies there; one of a child by what is theirs alone.
  const children = fileIds.filter((file) => fileKind(file) === 'child')
  return (children.length > 0 ? children : fileIds).flatMap((file) => files.inFile(file, asks))
}

/** A plan that the home has by now, a time missing that the home's file tells of as well. */
function ofOtherFile(files: Files, { fileIds, body: { about } }: ActionRecord, today: string): readonly CaseRecord[] {
  const record = about === undefined ? undefined : files.get(about)
  const child = fileIds.find((file) => fileKind(file) === 'child')
  if (!record || !child || !TOLD_BY_ANOTHER.has(record.type)) return []
  const row = bothFiles(files, fileSubject(child), today).rows.find(({ key }) => key === record.id)
  if (!row || row.missingIn) return []
  return row.household.flatMap((side) => (side.record.id === record.id ? [] : [side.record]))
}
/** What lies in both files is one record; only of these does the other file hold another one. */
const TOLD_BY_ANOTHER: ReadonlySet<string> = new Set(['care-plan', 'missing-episode'])

function writtenOn(record: CaseRecord): string | undefined {
  if (record.status === 'discarded') return undefined
  if (!definitionOf(record.type)?.signOff) return londonDay(record.author.at)
  const signature = record.status === 'signed' ? record.signatures.find(({ as }) => as === 'sign') : undefined
  return signature && londonDay(signature.at)
}

function wordsOf(record: CaseRecord, on: string): string {
  const definition = definitionOf(record.type)
  return `${capital(definition?.words.one ?? 'record')}, ${definition?.signOff ? 'signed' : 'written'} on ${longDate(on)}`
}
