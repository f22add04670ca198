import { effect } from '@preact/signals'
import type { Store } from '../device/store.ts'
import type { Facts } from './facts.ts'

/** "Sending 2 of 3": records with something on its way, as long as a cycle runs. */
export function showProgress(store: Store, facts: Facts): () => void {
  let most = 0
  const stop = effect(() => {
    const going = store.outbox.sending.value.size > 0
    void store.outbox.items.value
    const left = facts.unsent()
    most = Math.max(most, left)
    if (going) facts.note({ sending: { done: most - left, of: most } })
  })
  return () => {
    stop()
    facts.note({ sending: null })
  }
}
