/**
 * Looks at the clocks on this device while Doorstep is open, and says quietly what came near or passed since the person
 * last looked. What was so before stands in the lists, and is not said again.
 */
import { effect } from '@preact/signals'
import { addDays } from '../../model/calendar.ts'
import { keepMoments } from '../../device/reminder-moments.ts'
import type { Notebook } from '../../device/notebook.ts'
import { londonDay } from '../../practice/london-day.ts'
import { ofType } from '../../practice/of-type.ts'
import { clockKey, clockKeyBefore } from '../../practice/timers/late-reasons.ts'
import type { Clock } from '../../practice/process/clocks.ts'
import { notice } from '../../records/notice.ts'
import type { Sync } from '../../sync/status.ts'
import type { Notice, Shell } from '../shell.ts'
import { count } from '../words.ts'
import { clockReader } from './clocks-here.ts'
import type { AnyClock } from './clocks-here.ts'
import { REMINDERS_ON } from './system-notifications.ts'

interface Pace {
  /** Records come in numbers: one look for all of them. */
  readonly settleMs: number
  readonly now: () => string
}
const PACE: Pace = { settleMs: 4_000, now: () => new Date().toISOString() }
const MINUTE_MS = 60_000
const LIST_IS_NEWS_DAYS = 14

interface Where {
  readonly notebook: Notebook
  readonly sync: Pick<Sync, 'status'>
}

/** @param open shows an address. Call the answer when the door is locked. */
export function watchClocks(
  { notebook, sync }: Where,
  shell: Shell,
  open: (path: string) => void,
  { settleMs, now: tellTime }: Pace = PACE,
): () => void {
  const read = clockReader(notebook.casebook, notebook.person)
  let stopped = false
  let looking = false
  let lookAgain: ReturnType<typeof setTimeout> | undefined
  let nextAt = Number.POSITIVE_INFINITY

  const look = async (): Promise<void> => {
    // half a file would call a visit late that was made
    const allHere = sync.status.peek().lastReadAt !== null && notebook.casebook.loaded.peek() === 'all'
    if (looking || stopped || !allHere) return
    looking = true
    try {
      const now = tellTime()
      const { heard, ahead } = await read(now, () => !stopped)
      if (stopped) return
      nextAt = Math.min(...ahead.map((at) => Date.parse(at)))
      if (notebook.setting<boolean>(REMINDERS_ON).peek() === true) await keepMoments(ahead)
      const byKey = new Map(heard.map((clock) => [seenAs(clock, clockKey(clock)), clock]))
      const before = (key: string): string | undefined => {
        const clock = byKey.get(key)
        const was = clock && clockKeyBefore(clock)
        return clock && was !== undefined ? seenAs(clock, was) : undefined
      }
      tellNews(
        'clocks',
        [...byKey.keys()],
        (fresh) => {
          const clocks = fresh.flatMap((key) => byKey.get(key) ?? [])
          return {
            kind: clocks.some(({ level }) => level !== 'soon') ? 'soon' : 'quiet',
            words: reminderWords(clocks),
            path: '/dates',
          }
        },
        before,
      )
      tellNews('two-plus', newOnList(notebook, now), (fresh) => ({
        kind: 'quiet',
        words: `${count(fresh.length, 'child is', 'children are')} new on this month’s list of two or more homes.`,
        path: '/two-plus',
      }))
    } finally {
      looking = false
    }
  }

  /** Of these, what the person has not been told on this device; on its first day nothing is news. */
  const tellNews = (
    id: string,
    keys: readonly string[],
    say: (fresh: readonly string[]) => Pick<Notice, 'kind' | 'words'> & { readonly path: string },
    /** What it was called when it was seen. */
    before: (key: string) => string | undefined = () => undefined,
  ): void => {
    const setting = `${id}-seen`
    const seen = notebook.setting<string[]>(setting).peek()
    const keep = (): void => void notebook.keepSetting(setting, [...keys]).catch(() => undefined)
    const fresh = seen ? keys.filter((key) => !seen.includes(key) && !seen.includes(before(key) ?? key)) : []
    if (fresh.length === 0) {
      shell.untell(id)
      if (!seen || seen.some((key) => !keys.includes(key))) keep()
      return
    }
    const { path, ...words } = say(fresh)
    const run = (): void => {
      shell.untell(id)
      keep()
      open(path)
    }
    shell.tell({ id, ...words, action: { words: 'See which', run }, canClose: true, onClose: keep })
  }

  const lookSoon = (): void => {
    clearTimeout(lookAgain)
    lookAgain = setTimeout(() => void look(), settleMs)
  }
  const undo = effect(() => {
    void notebook.casebook.version.value
    void notebook.casebook.loaded.value
    void sync.status.value.lastReadAt
    void notebook.setting<boolean>(REMINDERS_ON).value
    lookSoon()
  })
  const minute = setInterval(() => {
    if (Date.parse(tellTime()) >= nextAt) void look()
  }, MINUTE_MS)
  return () => {
    stopped = true
    undo()
    clearTimeout(lookAgain)
    clearInterval(minute)
  }
}

const seenAs = (clock: AnyClock, key: string): string => `${subjectOf(clock)} ${key} ${clock.level ?? ''}`
const subjectOf = (clock: AnyClock): string => ('childId' in clock ? clock.childId : clock.householdId)

/** For team managers (S2.12): the notices that the month's list has left in their children's files. */
function newOnList({ casebook, person }: Notebook, now: string): readonly string[] {
  if (person.role !== 'team-manager' && person.role !== 'assistant-team-manager') return []
  const since = addDays(londonDay(now), -LIST_IS_NEWS_DAYS)
  return ofType(notice, casebook.ofType('notice')).flatMap(({ id, body }) =>
    body.kind === 'two-plus-list' && londonDay(body.at ?? '') >= since ? [id] : [],
  )
}

/** "2 dates are near, 1 has passed." */
export function reminderWords(clocks: readonly Pick<Clock, 'level'>[]): string {
  const near = clocks.filter(({ level }) => level === 'soon').length
  const passed = clocks.length - near
  const parts = [
    ...(near > 0 ? [`${count(near, 'date')} ${near === 1 ? 'is' : 'are'} near`] : []),
    ...(passed > 0 ? [`${near > 0 ? passed : count(passed, 'date')} ${passed === 1 ? 'has' : 'have'} passed`] : []),
  ]
  return `${parts.join(', ')}.`
}
