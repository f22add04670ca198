/** How far each finding of the learning brief is met for some children on a day, with the list behind every number. */
import type { Uuid } from '../../model/file.ts'
import type { Actor } from '../../model/person.ts'
import { childIn, childName } from '../home.ts'
import { onDay } from '../london-time.ts'
import type { Files } from '../of-type.ts'
import { signalFacts } from '../signals/signal-facts.ts'
import { FINDINGS } from './finding.ts'
import type { Finding, FindingId, FindingRule } from './finding.ts'
import * as record from './record-findings.ts'
import * as support from './support-findings.ts'

const RULES: { readonly [F in FindingId]: FindingRule } = {
  'S4.1': record.bothFilesAgree,
  'S4.2': support.workersSupervised,
  'S4.3': support.carersSupervised,
  'S4.4': support.helpAnswered,
  'S4.5': support.logsRead,
  'S4.6': record.meetingsOnBoth,
  'S4.7': record.plansInSupervision,
  'S4.8': support.visitsInTime,
  'S4.9': record.matchingWritten,
  'S4.10': record.familyAsked,
  'S4.11': record.siblingsAssessed,
}

export interface FoundOfChild extends Finding {
  readonly childId: Uuid
  readonly child: string
}
export type FindingsOfChild = { readonly [F in FindingId]?: FoundOfChild }

/** Undefined for a child who was in no home at that moment. */
export function findingsOf(
  files: Files,
  childId: Uuid,
  reader: Pick<Actor, 'personId' | 'role' | 'team'>,
  now: string,
): FindingsOfChild | undefined {
  const facts = signalFacts(files, childId, now, reader.role)
  if (!facts) return undefined
  const child = childName(childIn(files, childId))
  return Object.fromEntries(
    FINDINGS.flatMap((id) => {
      const found = RULES[id](facts, reader)
      return found ? [[id, { ...found, childId, child }]] : []
    }),
  )
}

export interface Gathered {
  readonly met: readonly FoundOfChild[]
  readonly not: readonly FoundOfChild[]
}

/** By name: no child and no worker stands before another. */
export function gather(all: readonly FindingsOfChild[], id: FindingId): Gathered {
  const found = all
    .flatMap((one) => one[id] ?? [])
    .sort((a, b) => (a.child < b.child ? -1 : a.child > b.child ? 1 : a.childId < b.childId ? -1 : 1))
  return { met: found.filter(({ isMet }) => isMet), not: found.filter(({ isMet }) => !isMet) }
}

/** The last instant of a day, at which the files are looked at as they stood. */
export const endOfDay = (day: string): string => onDay(day, '23:59')
