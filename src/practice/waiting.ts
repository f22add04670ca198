/** What waits for a person, most urgent first: words to read, requests to answer, records to sign, versions to choose between. */
import { addDays, daysBetween } from '../model/calendar.ts'
import { missingForSigning } from '../model/check.ts'
import { currentBody, isOffered } from '../model/current-body.ts'
import type { AnyRecordDefinition } from '../model/define-record.ts'
import { fileKind } from '../model/file.ts'
import type { FileId, Uuid } from '../model/file.ts'
import { may } from '../model/permission.ts'
import { isAboveTeams, isOneOf } from '../model/person.ts'
import type { Actor, Role } from '../model/person.ts'
import type { CaseRecord, Mark } from '../model/record.ts'
import { definitions } from '../records/all.ts'
import { dailyLog } from '../records/daily-log.ts'
import { whyNotSignOpened } from '../records/opened-only.ts'
import type { NoticeKind } from '../records/notice.ts'
import { opening } from '../records/summary-words.ts'
import { afterwardsToDo } from './afterwards-to-do.ts'
import { lastDayOf } from './limit-day.ts'
import { READ_DAYS, readBy } from './logs-read.ts'
import { londonDay } from './london-day.ts'
import { onDay } from './london-time.ts'
import { nameAbout } from './name-about.ts'
import { occurredOn } from './occurred-on.ts'
import { having, ofType } from './of-type.ts'
import type { Files } from './of-type.ts'
import { helpWaiting } from './waiting-help.ts'
import { reportsTo, requestsToReceive, toldTo, toldWords } from './waiting-told.ts'

export interface Waiting {
  readonly kind:
    | 'log'
    | 'help'
    | 'support'
    | 'sign'
    | 'countersign'
    | 'conflict'
    | 'joined'
    | 'late'
    | 'told'
    | 'after'
    | 'own'
  /** Of what was told: which kind of notice, `request`, or a provider's `report`. */
  readonly told?: NoticeKind | 'request' | 'report'
  readonly recordId: Uuid
  readonly type: string
  /** How many of the same kind stand behind this line. */
  readonly many: number
  /** The child it is about, or the household. */
  readonly about: string
  readonly who: string
  readonly words: string
  readonly on: string
  readonly due?: string
  /** Of help and support: past its date, by the minute where it counts in hours; and whether it climbed to this person. */
  readonly late?: boolean
  /** Of support: how many working days it is waited for. */
  readonly days?: number
  readonly climbed?: boolean
  /** Of help: asked for now, and late; and a visit that was begun because of it. */
  readonly pressing?: boolean
  readonly visit?: Mark
  /** Of the child's own: the files in which a record of this type is begun. */
  readonly begin?: readonly FileId[]
  /** For a record to sign: how many things are missing. */
  readonly missing?: number
}

// Longer back logs do not pile up; how long there is to read one is in logs-read.
const LOGS_OF_DAYS = 28

/** @param now ISO 8601; noon of that day where nobody asks to the minute */
export function waitingFor(actor: Actor, files: Files, today: string, now: string = onDay(today)): readonly Waiting[] {
  // What a team manager signs or settles waits for that manager; whoever is above is asked for what only they decide.
  if (isAboveTeams(actor.role))
    return [
      ...helpWaiting(actor, files, now),
      ...toSign(actor, files, today).filter(({ type }) => signsByName(actor.role, type)),
      ...afterMeetings(actor, files, today),
    ]
  const list = [
    ...helpWaiting(actor, files, now),
    ...toSign(actor, files, today),
    ...logs(actor, files, today),
    ...afterMeetings(actor, files, today),
  ]
  // Rare, and nobody signs before they are settled: never below the fold of a long list.
  return [
    ...conflicts(actor, files).sort((a, b) => (a.on < b.on ? -1 : 1)),
    ...told(actor, files, today),
    ...list.sort((a, b) =>
      (a.due ?? '9999') < (b.due ?? '9999') ? -1 : (a.due ?? '9999') > (b.due ?? '9999') ? 1 : a.on < b.on ? -1 : 1,
    ),
  ]
}

const signsByName = (role: Role, type: string): boolean =>
  definitions.some((one) => one.type === type && one.signOff?.by.includes(role))

const afterMeetings = (actor: Actor, files: Files, today: string): Waiting[] =>
  afterwardsToDo(actor, files, today).map(({ after: { meeting }, words, on }) => ({
    kind: 'after',
    recordId: meeting.id,
    type: meeting.type,
    many: 1,
    about: nameAbout(files, meeting),
    who: meeting.author.name,
    words,
    on,
  }))

/** Told to this person, and no receipt given yet; the newest first. */
function told(actor: Actor, files: Files, today: string): Waiting[] {
  const line = (record: CaseRecord, at: string): Waiting => ({
    kind: 'told',
    recordId: record.id,
    type: record.type,
    many: 1,
    about: nameAbout(files, record),
    who: record.author.name,
    words: '',
    on: londonDay(at),
  })
  return [
    ...requestsToReceive(actor, files, today).map(
      (one): Waiting => ({
        ...line(one, one.signature.at),
        who: one.signature.name,
        told: 'request',
        words: one.body.kind === 'emergency' ? 'Emergency' : 'Planned',
      }),
    ),
    ...reportsTo(actor, files, today).map((one): Waiting => {
      const words = one.body.status === 'red' ? 'Red' : 'Support meeting'
      return { ...line(one, one.signature.at), who: one.signature.name, told: 'report', words }
    }),
    ...toldTo(actor, files, today).map(
      (one): Waiting => ({
        ...line(one, one.body.at ?? one.author.at),
        ...(one.body.kind && { told: one.body.kind }),
        words: toldWords(one),
      }),
    ),
  ].sort((a, b) => (a.on < b.on ? 1 : -1))
}

/** One line per child: the newest unread log, and how many more there are. */
function logs(actor: Actor, files: Files, today: string): Waiting[] {
  if (actor.role !== 'supervising-social-worker' && actor.role !== 'childs-social-worker') return []
  const own = actor.role === 'supervising-social-worker'
  const since = addDays(today, own ? -LOGS_OF_DAYS : -READ_DAYS)
  const unread = having(ofType(dailyLog, files.ofType('daily-log')), 'date').filter(
    ({ body, marks, author }) =>
      body.date >= since &&
      body.happened?.trim() &&
      author.personId !== actor.personId &&
      !marks.some(
        (mark) =>
          (mark.kind === 'read' || mark.kind === 'discussed') &&
          (mark.personId === actor.personId || (own && mark.role === actor.role)),
      ),
  )
  const byChild = new Map<string, typeof unread>()
  for (const log of unread) {
    const key = log.fileIds.find((file) => fileKind(file) === 'child') ?? ''
    byChild.set(key, [...(byChild.get(key) ?? []), log])
  }
  return [...byChild.values()].flatMap((list): Waiting[] => {
    const sorted = [...list].sort((a, b) => (a.body.date < b.body.date ? 1 : -1))
    const [newest, oldest] = [sorted[0], sorted.at(-1)]
    if (!newest || !oldest) return []
    return [
      {
        kind: 'log',
        recordId: newest.id,
        type: 'daily-log',
        many: list.length,
        about: nameAbout(files, newest),
        who: newest.author.name,
        words: opening(newest.body.happened, 60),
        on: newest.body.date,
        ...(own ? { due: list.map(readBy).sort()[0] ?? oldest.body.date } : {}),
      },
    ]
  })
}

function toSign(actor: Actor, files: Files, today: string): Waiting[] {
  return definitions
    .filter((definition) => definition.signOff)
    .flatMap((definition) => {
      const waiting = files
        .ofType(definition.type)
        .flatMap((record) => signing(actor, files, definition, record, today) ?? [])
      // Entries that follow from signed records come in numbers: one line for each child.
      return definition.type === 'chronology-entry' ? grouped(waiting) : grouped(waiting, true)
    })
}

/** Twins of one visit stand once; `together` only groups what was written in one sitting. */
function grouped(list: readonly (Waiting & { readonly together?: string })[], together = false): Waiting[] {
  const byKey = new Map<string, Waiting & { readonly together?: string }>()
  for (const one of list) {
    const key = together ? (one.together ?? one.recordId) : one.about
    const before = byKey.get(key)
    byKey.set(
      key,
      before
        ? {
            ...before,
            many: before.many + 1,
            about: together ? `${before.about} and ${one.about}` : before.about,
            missing: Math.max(before.missing ?? 0, one.missing ?? 0),
          }
        : one,
    )
  }
  return [...byKey.values()].map(({ together: _together, ...one }) => one)
}

function signing(
  actor: Actor,
  files: Files,
  definition: AnyRecordDefinition,
  record: CaseRecord,
  today: string,
): (Waiting & { together?: string }) | undefined {
  const on = occurredOn(record)
  const { signOff } = definition
  if (on > today || !signOff) return undefined
  // in a file that is only opened they sign nothing, so nothing waits for them to
  if (whyNotSignOpened(files, record.fileIds, { personId: actor.personId, at: `${today}T00:00:00Z` })) return undefined
  const line = {
    recordId: record.id,
    type: record.type,
    many: 1,
    about: nameAbout(files, record),
    who: record.author.name,
    words: definition.words.one,
    on,
    ...(record.together ? { together: record.together } : {}),
  }
  if (record.status === 'draft') {
    // A draft waits for who wrote it; an incident for the manager who signs it once it is told.
    // Where one person is named who signs, as a meeting's chair is, it waits for that person once it has been held.
    const named = definition.whyNotSigner
    if (named?.(record.body, actor) !== undefined) return undefined
    if (named && record.body[definition.occurred ?? ''] === undefined) return undefined
    const mine = named !== undefined || record.author.personId === actor.personId
    if (!may(actor, 'sign', definition, record) || !(mine || !isOneOf(signOff.by, record.author.role))) return undefined
    const missing = missingForSigning(definition, record.body).length
    if (!mine && missing > 0) return undefined
    const due = signOff.within && lastDayOf(signOff.within, on)
    return { ...line, kind: 'sign', missing, ...(due ? { due } : {}) }
  }
  const second = signOff.countersign
  if (record.status !== 'signed' || !second || !may(actor, 'countersign', definition, record)) return undefined
  if (record.signatures.some((one) => one.as === 'countersign') || (second.when && !second.when(currentBody(record))))
    return undefined
  // Years of imported history are nobody's work of today.
  if (daysBetween(on, today) > 92) return undefined
  const signed = record.signatures.find((one) => one.as === 'sign')
  const by = second.within && signed && lastDayOf(second.within, londonDay(signed.at))
  return { ...line, ...(by && { who: signed.name, due: by }), kind: 'countersign' }
}

function conflicts(actor: Actor, files: Files): Waiting[] {
  return definitions.flatMap((definition) =>
    files.ofType(definition.type).flatMap((record): Waiting[] => {
      const kind =
        record.conflicts.length > 0
          ? 'conflict'
          : record.mergedUnread
            ? 'joined'
            : record.addenda.some(isOffered)
              ? 'late'
              : undefined
      const action = kind === 'late' ? 'sign' : 'amend'
      if (!kind || record.status === 'discarded' || !may(actor, action, definition, record)) return []
      return [
        {
          kind,
          recordId: record.id,
          type: record.type,
          many: 1,
          about: nameAbout(files, record),
          who: (kind === 'late' ? record.addenda.find(isOffered) : record.updated)?.name ?? record.updated.name,
          words: definition.words.one,
          on: londonDay(record.updated.at),
        },
      ]
    }),
  )
}
