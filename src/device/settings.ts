import { signal } from '@preact/signals'
import type { ReadonlySignal, Signal } from '@preact/signals'
import type { Json } from '../model/json.ts'
import { kept } from './store.ts'
import type { Store } from './store.ts'

const PREFIX = 'setting '

export interface Settings {
  readonly setting: <T extends Json>(key: string) => ReadonlySignal<T | undefined>
  readonly keepSetting: (key: string, value: Json) => Promise<void>
  /** From the disk: at opening, and when another tab has changed one. */
  readonly read: () => Promise<void>
}

export function openSettings(store: Store): Settings {
  const held = new Map<string, Signal<Json | undefined>>()
  const at = (key: string): Signal<Json | undefined> => {
    let value = held.get(key)
    if (!value) held.set(key, (value = signal<Json | undefined>(undefined)))
    return value
  }
  return {
    setting: <T extends Json>(key: string) => at(key) as ReadonlySignal<T | undefined>,
    async keepSetting(key, value) {
      await kept(store, () => store.strict.meta.put({ key: `${PREFIX}${key}`, value }))
      at(key).value = value
    },
    async read() {
      for (const { key, value } of await store.relaxed.meta.where('key').startsWith(PREFIX).toArray()) {
        at(key.slice(PREFIX.length)).value = value
      }
    },
  }
}
