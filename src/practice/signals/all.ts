/** Every signal of section F that stands for a child just now, in the order of the rules; what must be looked at today comes first. */
import type { Uuid } from '../../model/file.ts'
import type { Role } from '../../model/person.ts'
import type { Files } from '../of-type.ts'
import { incidentsMany, missingOften } from './event-signals.ts'
import { homeChanged, homesMany, noticeGiven } from './home-signals.ts'
import { logsThin } from './log-signals.ts'
import { meetingActionsLate } from './meeting-signals.ts'
import * as own from './own-signals.ts'
import { answersApart, answersLow } from './scale-signals.ts'
import { SIGNAL_RULES } from './signal.ts'
import type { SignalRule, StabilitySignal } from './signal.ts'
import { signalFacts } from './signal-facts.ts'
import type { SignalFacts } from './signal-facts.ts'
import { supervisionMissing, visitsLate, workerChanged } from './visit-signals.ts'

const RULES: readonly ((facts: SignalFacts) => StabilitySignal[])[] = [
  answersLow,
  answersApart,
  own.familyUnasked,
  visitsLate,
  supervisionMissing,
  own.helpOpen,
  missingOften,
  logsThin,
  own.logsSound,
  incidentsMany,
  own.reportsWorried,
  homesMany,
  own.schoolAndHealth,
  own.familyNotAsked,
  homeChanged,
  meetingActionsLate,
  own.newCarersAlone,
  own.supportWaiting,
  workerChanged,
  noticeGiven,
]

/**
 * @param now ISO 8601 with offset
 * @param reader whose signals these are: some rules speak to some roles alone
 * @param say how a name is said: initials where names are hidden
 */
export function signalsOf(
  files: Files,
  childId: Uuid,
  now: string,
  reader: Role,
  say?: (name: string) => string,
): readonly StabilitySignal[] {
  const facts = signalFacts(files, childId, now, reader, say)
  if (!facts) return []
  const found = RULES.flatMap((rule) => rule(facts))
  // One answer is told once: as a fall where it fell, else as one of the family's where they live there, else by itself.
  const told = (rule: SignalRule) =>
    new Set(found.filter((one) => one.rule === rule).map(({ evidence }) => evidence.at(-1)))
  const [fell, family] = [told('F2'), told('F4')]
  const once = found.filter(({ rule, evidence }) => {
    const newest = evidence.at(-1)
    return rule === 'F4' ? !fell.has(newest) : rule !== 'F1' || !family.has(newest)
  })
  return once.sort(
    (a, b) =>
      Number(b.urgent ?? false) - Number(a.urgent ?? false) ||
      SIGNAL_RULES.indexOf(a.rule) - SIGNAL_RULES.indexOf(b.rule),
  )
}
