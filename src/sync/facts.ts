/** What the strip says, worked out from the outbox itself and from real answers. Nothing in it is hoped for. */
import { batch, computed, signal } from '@preact/signals'
import type { ReadonlySignal } from '@preact/signals'
import type { OutboxItem } from '../device/notebook.ts'
import type { Store } from '../device/store.ts'
import type { SyncStatus } from './status.ts'

interface Shared {
  readonly lastSentAt: string | null
  readonly lastContactAt: string | null
  readonly lastReadAt: string | null
  readonly signInNeeded: boolean
  readonly accountClosed: boolean
  readonly updateNeeded: boolean
  readonly mustChange: boolean
  readonly waiting: number
  readonly undelivered: number
  readonly sending: { readonly done: number; readonly of: number } | null
}
const NOTHING_YET: Shared = {
  lastSentAt: null,
  lastContactAt: null,
  lastReadAt: null,
  signInNeeded: false,
  accountClosed: false,
  updateNeeded: false,
  mustChange: false,
  waiting: 0,
  undelivered: 0,
  sending: null,
}

export interface Facts {
  readonly status: ReadonlySignal<SyncStatus>
  /** Tells the other tabs as well. */
  note(changed: Partial<Shared>): void
  unsent(): number
  read(): Promise<void>
  close(): void
}

const recordsOf = (items: readonly OutboxItem[]): number => new Set(items.map((item) => item.recordId)).size
const unsentOf = (items: readonly OutboxItem[]) =>
  items.filter((item) => item.state === 'waiting' || item.state === 'sending')

export function openFacts(store: Store): Facts {
  const shared = signal(NOTHING_YET)
  const channel =
    typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(`${store.keys.database} sync`)
  ;(channel as { unref?: () => void } | undefined)?.unref?.()
  channel?.addEventListener('message', (event: MessageEvent<Shared>) => {
    shared.value = event.data
  })

  const status = computed<SyncStatus>(() => {
    const items = store.outbox.items.value
    const { sending, ...rest } = shared.value
    const unsent = recordsOf(unsentOf(items))
    const needsYou = recordsOf(items.filter((item) => item.state === 'needs-you'))
    const state = needsYou > 0 ? 'needs' : sending ? 'sending' : unsent > 0 ? 'device' : 'sent'
    return { ...rest, state, unsent, needsYou, ...(sending && { sending }) }
  })

  return {
    status,
    unsent: () => recordsOf(unsentOf(store.outbox.items.peek())),
    note(changed) {
      batch(() => {
        shared.value = { ...shared.peek(), ...changed }
      })
      const now = shared.peek()
      channel?.postMessage(now)
      if (store.locked.peek() || !('lastContactAt' in changed || 'lastSentAt' in changed || 'lastReadAt' in changed))
        return
      const { lastSentAt, lastContactAt, lastReadAt } = now
      const value = { lastSentAt, lastContactAt, lastReadAt }
      void store.relaxed.meta.put({ key: 'contact', value }).catch(() => undefined) // a time on the strip, never a word
    },
    async read() {
      const value = (await store.relaxed.meta.get('contact'))?.value as Partial<Shared> | undefined
      if (value) shared.value = { ...shared.peek(), ...value }
    },
    close: () => channel?.close(),
  }
}
