/**
 * Whether what an action asked for has been written since (S4.14): the kind of record that it names itself, or the other
 * file's side of a record that it was made about (S4.1), or the support that was asked for because of it. By what was
 * linked, never by its words; nobody is taken the closing of it.
 */
import { longDate } from '../model/calendar.ts'
import type { Body, BodyOf } from '../model/field.ts'
import { fileKind, fileSubject } from '../model/file.ts'
import type { CaseRecord } from '../model/record.ts'
import { isStillToDo } from '../records/action.ts'
import type { action } from '../records/action.ts'
import { definitionOf } from '../records/all.ts'
import { capital } from '../records/summary-words.ts'
import { supportRequest } from '../records/support-request.ts'
import { bothFiles } from './joint/both-files.ts'
import { londonDay } from './london-day.ts'
import { asType, ofType } from './of-type.ts'
import type { Files } from './of-type.ts'
import { supportEnd } from './support-wait.ts'
import type { SupportRequest } from './support-wait.ts'

export type ActionRecord = CaseRecord<BodyOf<typeof action.fields>>

export interface AskedFor {
  readonly record: CaseRecord
  /** London day on which it was signed, or written where it needs no signature. */
  readonly on: string
  /** "Impact assessment, signed on 3 September 2026" */
  readonly words: string
  /** What it waited for is support, which has begun or will not come. */
  readonly isSupport?: true
  /** Why the support will not come: the action ends with that, and not as done. */
  readonly notComing?: string
}

/** Undefined: nothing of it is known, or the action is closed. */
export const askedForOf = (files: Files, one: ActionRecord, today: string): AskedFor | undefined =>
  isStillToDo(one.body) ? answeredBy(files, one, today) : undefined

/** Whether or not it was closed since. What was there on an earlier day than the action did not answer it. */
export function answeredBy(files: Files, one: ActionRecord, today: string): AskedFor | undefined {
  const support = ofSupport(files, one, today)
  if (support) return support
  const since = londonDay(one.author.at)
  return [...ofItsKind(files, one), ...ofOtherFile(files, one, today)]
    .flatMap((record) => {
      const on = writtenOn(record)
      return on !== undefined && on >= since && on <= today ? [{ record, on }] : []
    })
    .sort((a, b) => (a.on + a.record.id < b.on + b.record.id ? -1 : 1))
    .map(({ record, on }) => ({ record, on, words: wordsOf(record, on) }))[0]
}

/** The action closed with what was written; with the reason, where the support that it waited for will not come. */
export const closedBy = (
  { body }: Pick<ActionRecord, 'body'>,
  { on, words, notComing }: Pick<AskedFor, 'on' | 'words' | 'notComing'>,
): Body =>
  notComing === undefined
    ? { ...body, status: 'done', doneOn: on, evidence: body.evidence?.trim() ? body.evidence : words }
    : {
        ...body,
        status: 'cancelled',
        barrier: [body.barrier?.trim(), `${words}. ${notComing}`.trim()].filter(Boolean).join('\n\n'),
      }

/**
 * Requests for support that grew out of the action, or the one that it is about (S4.16). While one of them is waited for,
 * it is not answered; where one has begun, that counts.
 */
function ofSupport(files: Files, one: ActionRecord, today: string): AskedFor | undefined {
  const { id, fileIds } = one
  const own = requestItIsAbout(files, one)
  const grown = fileIds.flatMap((file) => ofType(supportRequest, files.inFile(file, supportRequest.type)))
  const requests = new Map(
    [...(own ? [own] : []), ...grown.filter((one) => one.body.about === id)].map((one) => [one.id, one]),
  )
  const ended = [...requests.values()].flatMap((record) => {
    const end = supportEnd(record)
    return end && end.on <= today ? [{ record, isSupport: true as const, ...end }] : []
  })
  if (ended.length < requests.size) return undefined
  const begun = (one: AskedFor): string => `${one.notComing === undefined ? 0 : 1}${one.on}${one.record.id}`
  return ended.sort((a, b) => (begun(a) < begun(b) ? -1 : 1))[0]
}

/** In a file of the action's own. What had ended when the action was written is what it came from, and not its answer. */
function requestItIsAbout(
  files: Files,
  { fileIds, author, body: { about } }: ActionRecord,
): SupportRequest | undefined {
  const own = asType(supportRequest, about === undefined ? undefined : files.get(about))
  if (!own?.fileIds.some((file) => fileIds.includes(file))) return undefined
  return supportEnd(own) && Date.parse(own.updated.at) < Date.parse(author.at) ? undefined : own
}

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
