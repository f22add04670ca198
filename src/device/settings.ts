import { signal } from '@preact/signals'
import type { ReadonlySignal, Signal } from '@preact/signals'
import type { Uuid } from '../model/file.ts'
import type { Json } from '../model/json.ts'
import { besideOthers, wordsIn } from './begun-words.ts'
import { isoWithOffset } from './clock.ts'
import type { PersonDatabase } from './database.ts'
import type { BegunAbout } from './rows.ts'
import { kept } from './store.ts'
import type { Store } from './store.ts'

const PREFIX = 'setting '

export interface Settings {
  readonly setting: <T extends Json>(key: string) => ReadonlySignal<T | undefined>
  readonly keepSetting: (key: string, value: Json) => Promise<void>
  /** Words in a sheet that is not told yet, about these records; without a word in it, a setting like others. */
  readonly keepTyped: (key: string, value: Json, recordIds: readonly Uuid[]) => Promise<void>
  /** A line that is begun and not sent; empty takes it off the disk. Answers what lies there now. */
  readonly keepBegun: (key: string, words: string, seen: string, about?: BegunAbout) => Promise<string>
  /** From the disk: at opening, and when another tab has changed one. */
  readonly read: () => Promise<void>
}

/** What a person set, and what they began and did not send: the rows of both are told apart by `isBegun`. */
export const settingRows = (db: PersonDatabase) => db.meta.where('key').startsWith(PREFIX)

/** Lines that were begun and never sent: when the account ends they are not left behind. */
export async function begunLines(store: Store): Promise<string[]> {
  const rows = await settingRows(store.relaxed).toArray()
  return rows.flatMap(({ value, isBegun }) => (isBegun && wordsIn(value) !== '' ? [wordsIn(value)] : []))
}

export function openSettings(store: Store): Settings {
  const held = new Map<string, Signal<Json | undefined>>()
  let written = 0
  const at = (key: string): Signal<Json | undefined> => {
    let value = held.get(key)
    if (!value) held.set(key, (value = signal<Json | undefined>(undefined)))
    return value
  }
  const settings: Settings = {
    setting: <T extends Json>(key: string) => at(key) as ReadonlySignal<T | undefined>,
    async keepSetting(key, value) {
      await kept(store, () => store.strict.meta.put({ key: `${PREFIX}${key}`, value }))
      written += 1
      at(key).value = value
    },
    async keepTyped(key, value, recordIds) {
      const { meta } = store.strict
      const id = `${PREFIX}${key}`
      const fileIds = [...new Set(recordIds.flatMap((one) => store.casebook.peek(one)?.fileIds ?? []))]
      const now = { recordIds, fileIds, at: isoWithOffset(store.now()) }
      await kept(store, () =>
        store.strict.transaction('rw', meta, async () => {
          // a record that has left says no more whose words these are
          const about = fileIds.length > 0 ? now : (await meta.get(id))?.about
          const begun = wordsIn(value) === '' ? {} : { isBegun: true as const, ...(about && { about }) }
          await meta.put({ key: id, value, ...begun })
        }),
      )
      written += 1
      at(key).value = value
    },
    async keepBegun(key, words, seen, about) {
      const { meta } = store.strict
      const id = `${PREFIX}${key}`
      // the box may be opened again before the disk has let go of what was sent
      if (words === '') at(key).value = undefined
      written += 1
      const there = await kept(store, () =>
        store.strict.transaction('rw', meta, async () => {
          const row = await meta.get(id)
          const now = besideOthers(typeof row?.value === 'string' ? row.value : '', seen, words)
          const of = about ?? row?.about
          await (now === ''
            ? meta.delete(id)
            : meta.put({ key: id, value: now, isBegun: true, ...(of && { about: of }) }))
          return now
        }),
      )
      written += 1
      at(key).value = there === '' ? undefined : there
      return there
    },
    async read() {
      const before = written
      const rows = await settingRows(store.relaxed).toArray()
      // what this tab wrote meanwhile is newer than what was read
      if (written !== before) return settings.read()
      const there = new Map(rows.map(({ key, value }) => [key.slice(PREFIX.length), value as Json | undefined]))
      for (const [key, value] of there) at(key).value = value
      for (const [key, value] of held) if (!there.has(key)) value.value = undefined
    },
  }
  return settings
}
