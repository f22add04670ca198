/** What the rules of section F look at, gathered once for a child: the same from a device's casebook and from the server. */
import { addMonths } from '../../model/calendar.ts'
import type { RecordDefinition } from '../../model/define-record.ts'
import type { BodyOf, Fields } from '../../model/field.ts'
import { childFile, fileKind, householdFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import type { Role } from '../../model/person.ts'
import type { CaseRecord } from '../../model/record.ts'
import { threadsOf } from '../answers.ts'
import { askedOnce } from '../asked-once.ts'
import { currentPlacement, householdIdOf } from '../home.ts'
import type { Placement } from '../home.ts'
import { londonDay } from '../london-day.ts'
import { ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'
import type { Thread } from '../picture-parts.ts'
import { hearsTone } from '../tone/tone-seen.ts'

/** An answer of half a year ago says nothing of today [P]. */
const STILL_SPEAKS_MONTHS = 6

export interface SignalFacts {
  readonly files: Files
  readonly childId: Uuid
  /** Whether this reader hears of the tone of logs (F10): the supervising worker and their manager alone. */
  readonly hearsTone: boolean
  /** ISO 8601 with offset. */
  readonly now: string
  readonly today: string
  readonly home: Placement
  readonly householdId: Uuid | undefined
  /** The child's file. */
  readonly records: readonly CaseRecord[]
  /** The file of the household where the child lives. */
  readonly homeRecords: readonly CaseRecord[]
  /** Answers on the scale about this home in the last half year, by person. */
  readonly threads: readonly Thread[]
  readonly ofChild: <F extends Fields>(definition: RecordDefinition<F>) => readonly CaseRecord<BodyOf<F>>[]
  readonly ofHome: <F extends Fields>(definition: RecordDefinition<F>) => readonly CaseRecord<BodyOf<F>>[]
  /** What is about this child and their home: the child's file, and the household's where it names no other child. */
  readonly ofBoth: <F extends Fields>(definition: RecordDefinition<F>) => readonly CaseRecord<BodyOf<F>>[]
  readonly say: (name: string) => string
}

/** Undefined for a child who is in no home today. */
export function signalFacts(
  allFiles: Files,
  childId: Uuid,
  now: string,
  reader: Role,
  say = (name: string) => name,
): SignalFacts | undefined {
  const files = askedOnce(allFiles)
  const today = londonDay(now)
  const records = files.inFile(childFile(childId))
  const home = currentPlacement(records, today)
  if (!home) return undefined
  const householdId = householdIdOf(home)
  const homeRecords = householdId ? files.inFile(householdFile(householdId)) : []
  const ofChild = readerOf(records)
  const ofHome = readerOf(homeRecords)
  let threads: readonly Thread[] | undefined
  return {
    files,
    childId,
    hearsTone: hearsTone(reader),
    now,
    today,
    home,
    householdId,
    records,
    homeRecords,
    get threads() {
      const { start } = home.body
      const lately = addMonths(today, -STILL_SPEAKS_MONTHS)
      // what was answered about an earlier home says nothing of this one
      threads ??= threadsOf(childId, records, homeRecords, start, start > lately ? start : lately).flatMap((thread) => {
        const dots = thread.dots.filter(({ date }) => date <= today)
        return dots.length > 0 ? [{ ...thread, dots }] : []
      })
      return threads
    },
    ofChild,
    ofHome,
    ofBoth(definition) {
      const own = ofChild(definition)
      const known = new Set(own.map(({ id }) => id))
      return [...own, ...ofHome(definition).filter((one) => !known.has(one.id) && namesNoChild(one))]
    },
    say,
  }
}

const namesNoChild = ({ fileIds }: Pick<CaseRecord, 'fileIds'>): boolean =>
  !fileIds.some((file) => fileKind(file) === 'child')

/** Reads a file by type, each type once: two years of a home are many hundreds of records. */
function readerOf(records: readonly CaseRecord[]) {
  const read = new Map<string, unknown>()
  return <F extends Fields>(definition: RecordDefinition<F>): readonly CaseRecord<BodyOf<F>>[] => {
    const found = read.get(definition.type) ?? ofType(definition, records)
    read.set(definition.type, found)
    // Read by this very definition a moment ago.
    return found as readonly CaseRecord<BodyOf<F>>[]
  }
}
