/** A file of questions to the stability process, checked: cases with a name, a moment and events. */
import * as v from 'valibot'
import { isDate } from '../../model/calendar.ts'
import type { ProcessEvent } from '../../practice/process/event.ts'
import { DEFAULT_SETTINGS, limitFrom } from '../../practice/process/settings.ts'
import type { SettingName, SettingVersion } from '../../practice/process/settings.ts'
import { isEventType } from '../../practice/process/table.ts'
import { CannotStart } from '../cannot-start.ts'

const moment = v.pipe(
  v.string(),
  v.check((text) => /T.*(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text)), 'a time with its offset'),
)
const event = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  at: moment,
  type: v.string(),
  by: v.optional(v.string(), ''),
  data: v.optional(v.record(v.string(), v.unknown()), {}),
})
const settingValue = v.union([v.string(), v.number()])
const version = v.object({ value: settingValue, from: v.optional(v.pipe(v.string(), v.check(isDate, 'a day'))) })
const byName = v.record(v.string(), v.union([settingValue, version, v.array(version)]))
/** By name, or as a list in which each says its own. */
const settings = v.union([v.array(v.object({ ...version.entries, name: v.string() })), byName])
const oneCase = v.object({
  name: v.string(),
  now: moment,
  events: v.array(event),
  settings: v.optional(settings, {}),
})

export interface ProcessCase {
  readonly name: string
  readonly now: string
  readonly events: readonly ProcessEvent[]
  readonly settings: readonly SettingVersion[]
  /** What is not an event of the process. */
  readonly unknown: readonly { readonly id: string; readonly reason: string }[]
}

/** Throws CannotStart, saying where the file is not what it should be. */
export function readCases(text: string): ProcessCase[] {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch (error) {
    throw new CannotStart(`The file is not JSON: ${(error as Error).message}`)
  }
  const cases = Array.isArray(given) ? given : (given as { cases?: unknown } | null)?.cases
  if (!Array.isArray(cases)) throw new CannotStart('The file holds no cases: {"cases": [{"name", "now", "events"}, …]}')
  return cases.map((each: unknown, at) => {
    const read = v.safeParse(oneCase, each)
    if (!read.success) {
      const [issue] = read.issues
      throw new CannotStart(`Case ${at + 1}, ${v.getDotPath(issue) ?? 'as a whole'}: ${issue.message}`)
    }
    const { name, now, events } = read.output
    return {
      name,
      now,
      settings: versionsOf(read.output.settings),
      events: events.filter(({ type }) => isEventType(type)) as ProcessEvent[],
      unknown: events
        .filter(({ type }) => !isEventType(type))
        .map(({ id, type }) => ({ id, reason: `“${type}” is not an event of the process.` })),
    }
  })
}

type Version = v.InferOutput<typeof version>

function versionsOf(given: v.InferOutput<typeof settings>): SettingVersion[] {
  const named: (readonly [name: string, version: Version])[] = Array.isArray(given)
    ? given.map(({ name, ...one }) => [name, one] as const)
    : Object.entries(given).flatMap(([name, value]) => asVersions(value).map((one) => [name, one] as const))
  return named.map(([name, { value, from }]): SettingVersion => {
    if (!(name in DEFAULT_SETTINGS)) {
      throw new CannotStart(`There is no setting “${name}”. Settings: ${Object.keys(DEFAULT_SETTINGS).join(', ')}.`)
    }
    const text = String(value)
    check(name as SettingName, text)
    return { name: name as SettingName, value: text, ...(from !== undefined && { from }) }
  })
}

function asVersions(value: v.InferOutput<typeof byName>[string]): readonly Version[] {
  if (Array.isArray(value)) return value
  return typeof value === 'object' ? [value] : [{ value }]
}

function check(name: SettingName, value: string): void {
  if (name === 'gate') {
    const gate = Number(value)
    if (!Number.isInteger(gate) || gate < 0 || gate > 10)
      throw new CannotStart(`The gate is “${value}”; it is a whole number from 0 to 10.`)
    return
  }
  try {
    limitFrom('2026-01-05', value)
  } catch (error) {
    throw new CannotStart(`${name}: ${(error as Error).message}.`)
  }
}
