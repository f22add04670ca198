import { signal } from '@preact/signals'
import type { ReadonlySignal, Signal } from '@preact/signals'
import type { Json } from '../model/json.ts'
import { besideOthers } from './begun-words.ts'
import type { PersonDatabase } from './database.ts'
import type { BegunAbout } from './rows.ts'
import { kept } from './store.ts'
import type { Store } from './store.ts'

const PREFIX = 'setting '

export interface Settings {
  readonly setting: <T extends Json>(key: string) => ReadonlySignal<T | undefined>
  readonly keepSetting: (key: string, value: Json) => Promise<void>
  /** A line that is begun and not sent; empty takes it off the disk. Answers what lies there now. */
  readonly keepBegun: (key: string, words: string, seen: string, about?: BegunAbout) => Promise<string>
  /** From the disk: at opening, and when another tab has changed one. */
  readonly read: () => Promise<void>
}

export const beginsSetting = (db: PersonDatabase) => db.meta.where('key').startsWith(PREFIX)

/** Lines that were begun and never sent: when the account ends they are not left behind. */
export async function begunLines(store: Store): Promise<string[]> {
  const rows = await beginsSetting(store.relaxed).toArray()
  return rows.flatMap(({ value, isBegun }) => (isBegun && typeof value === 'string' ? [value] : []))
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
      const rows = await beginsSetting(store.relaxed).toArray()
      // what this tab wrote meanwhile is newer than what was read
      if (written !== before) return settings.read()
      const there = new Map(rows.map(({ key, value }) => [key.slice(PREFIX.length), value as Json | undefined]))
      for (const [key, value] of there) at(key).value = value
      for (const [key, value] of held) if (!there.has(key)) value.value = undefined
    },
  }
  return settings
}
