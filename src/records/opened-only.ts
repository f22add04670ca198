/**
 * A file that somebody opened with a reason stays open for a day (section G): they read and write there, and sign
 * nothing. The server says so as well (`server/apply/within-reach`); here it is known before a signature is offered.
 */
import { fileKind, fileSubject } from '../model/file.ts'
import type { FileId, Uuid } from '../model/file.ts'
import type { CaseRecord } from '../model/record.ts'

/** The product's own [P]: a shift and the morning after it. */
export const OPEN_HOURS = 24
const HOUR_MS = 3_600_000
/** The service ends what was opened within minutes of its day; told that a file is theirs later than this, it is theirs otherwise. */
const ENDED_BY_THEN_MS = HOUR_MS

interface Held {
  get(recordId: Uuid): CaseRecord | undefined
  inFile(file: FileId, type?: string): readonly CaseRecord[]
  /** On a device: when the council last said which files this person has, by the council's clock; empty where never. */
  filesToldAt?(): string
}
interface Asking {
  readonly personId: Uuid
  /** This moment, with its offset. */
  readonly at: string
}

/** Why this person does not sign what lies in these files; nothing where they hold one of them in another way. */
export function whyNotSignOpened(held: Held, fileIds: readonly FileId[], by: Asking): string | undefined {
  const children = fileIds.filter((file) => fileKind(file) === 'child')
  const holdsHome = fileIds.some((file) => fileKind(file) === 'household' && held.get(fileSubject(file)))
  if (children.length === 0 || holdsHome || !children.every((file) => isOpenedOnly(held, file, by))) return undefined
  return children.every((file) => lastOpened(held, file, by) + OPEN_HOURS * HOUR_MS <= Date.parse(by.at))
    ? `You opened this file with a reason, and its ${OPEN_HOURS} hours are over: nothing is signed here, and the file leaves this device when it next reaches the council`
    : 'You opened this file with a reason, for a day: you read and write in it, and those who work with the child sign'
}

/** When they opened it last, by the council's clock; never: long ago. */
function lastOpened(held: Held, file: FileId, { personId }: Asking): number {
  const opened = held.inFile(file, 'notice').flatMap(({ body, author }) => {
    if (body.kind !== 'file-opened' || author.personId !== personId) return []
    return [Date.parse(typeof body.at === 'string' ? body.at : author.at)]
  })
  return Math.max(Number.NEGATIVE_INFINITY, ...opened)
}

/**
 * Without signal nobody takes the file away when its day is over, and the device's own clock may be wrong. So it counts
 * as opened until the council, later than that, has said that it is theirs. The council itself goes by the day alone.
 */
function isStillOpened(held: Held, file: FileId, by: Asking): boolean {
  const end = lastOpened(held, file, by) + OPEN_HOURS * HOUR_MS
  const told = held.filesToldAt?.()
  if (told === undefined) return Date.parse(by.at) < end
  return Number.isFinite(end) && !(Date.parse(told) >= end + ENDED_BY_THEN_MS)
}

/** Whoever is allocated meanwhile, to the child or to its home, has the file as they do. */
function isOpenedOnly(held: Held, file: FileId, by: Asking): boolean {
  if (!isStillOpened(held, file, by)) return false
  const { personId, at } = by
  const homes = held
    .inFile(file, 'placement')
    .filter(({ body }) => !body.end)
    .flatMap((home) => home.fileIds.filter((one) => fileKind(one) === 'household'))
  const allocations = [file, ...homes].flatMap((one) => held.inFile(one, 'allocation'))
  return !allocations.some(({ body, status }) => {
    const { worker, to } = body as { worker?: { recordId?: Uuid }; to?: string }
    return status !== 'discarded' && worker?.recordId === personId && (to === undefined || to > at.slice(0, 10))
  })
}
