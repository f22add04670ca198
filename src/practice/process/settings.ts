/**
 * The readings of section C as settings, with the defaults of the process. Dated and versioned: a version with `from`
 * counts for triggers on and after that day, so that a change of the rules never moves a date that was promised before.
 */
import { addDays, addWorkingDays } from '../../model/calendar.ts'

export const DEFAULT_SETTINGS = {
  /** Reading 1: 5 to 10 is stable; 0 is the worry end. */
  gate: '5',
  /** Reading 2: "5 days" (S2.10) are working days, as in the child's worker's box. */
  'PSM after a low scale': '5 WD',
  /** S2.14. */
  'PSM at immediate risk': '5 WD',
  /** S2.16, reading 2: two weeks. */
  'PSM after discussion': '14 days and 10 WD, the stricter',
  /** T10, provisional. */
  discussion: '1 WD',
  /** Section E, provisional: agencies use 10 working days or 14 days. */
  'disruption meeting': '20 WD',
} as const

export type SettingName = keyof typeof DEFAULT_SETTINGS

/** Limits that follow regulations: no setting of a service. */
export const BY_REGULATION = {
  /** T3, S2.5: with the limit that reg 9(2) gives to the placement plan, which it makes. */
  'planning meeting': '5 WD',
  /** Reg 14(2)(c): where written notice did not go before the ending. */
  'late notice of ending': '10 WD',
} as const

export interface SettingVersion {
  readonly name: SettingName
  readonly value: string
  /** 'YYYY-MM-DD'; absent: always. */
  readonly from?: string
}

/** As it stood on a day: the newest version that had begun, else the one without a date, else the default. */
export function settingOn(versions: readonly SettingVersion[], name: SettingName, day: string): string {
  const begun = versions
    .filter((version) => version.name === name && (version.from ?? '') <= day)
    .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
  return begun.at(-1)?.value ?? DEFAULT_SETTINGS[name]
}

export interface Limit {
  readonly date: string
  /** "five working days" as the setting says it. */
  readonly words: string
  /** A bank holiday may still be added to the year. */
  readonly provisional: boolean
}

/** "5 WD", "14 days", "2 weeks", and several joined by "and": then the earliest. Throws on anything else: a slip of the keyboard must not be counted out day by day. */
export function limitFrom(day: string, setting: string): Limit {
  const parts = setting.replace(/,?\s*the stricter$/i, '').split(/\s+and\s+/i)
  const limits = parts.map((part): Limit => {
    const read = /^(\d{1,3})\s*(WD|working days?|days?|weeks?)$/i.exec(part.trim())
    if (!read) throw new Error(`"${setting}" is not a limit: say for example "5 WD", "14 days" or "2 weeks"`)
    const count = Number(read[1])
    const unit = (read[2] ?? '').toLowerCase()
    if (unit === 'wd' || unit.startsWith('working')) {
      return { ...addWorkingDays(day, count), words: `${count} working ${count === 1 ? 'day' : 'days'}` }
    }
    const days = unit.startsWith('week') ? count * 7 : count
    return { date: addDays(day, days), provisional: false, words: `${days} ${days === 1 ? 'day' : 'days'}` }
  })
  const [first, ...others] = limits.sort((a, b) => (a.date < b.date ? -1 : 1))
  if (!first) throw new Error(`"${setting}" is not a limit`)
  return {
    ...first,
    provisional: first.provisional || others.some((limit) => limit.provisional && limit.date === first.date),
  }
}
