/**
 * A new build takes over every tab at once. So it waits until nobody writes in another tab and no round of sending is
 * under way in any: tabs tell each other by Web Locks, which the browser lets go of when a tab ends, however it ends.
 */
import { effect } from '@preact/signals'
import type { Shell } from './shell.ts'

const WRITING = 'doorstep-writing'
const SENDING = 'doorstep-sync-'
/** A round of sending has ended by then. */
const PATIENCE_MS = 30_000
/** The page is loaded anew by then; if it is not, sending goes on. */
const HELD_MS = 10_000

const locks = (): LockManager | undefined => (globalThis.navigator as Navigator | undefined)?.locks

/** Says to the other tabs that there is an open editor in this one. */
export function sayWhenWriting(shell: Shell): () => void {
  let done: (() => void) | undefined
  return effect(() => {
    const writing = shell.editors.value > 0
    if (writing && !done) {
      const ended = new Promise<void>((resolve) => {
        done = resolve
      })
      void locks()
        ?.request(WRITING, { mode: 'shared' }, () => ended)
        .catch(() => undefined)
    } else if (!writing) {
      done?.()
      done = undefined
    }
  })
}

/** Somebody writes, in this tab or another. */
export async function somebodyWrites(): Promise<boolean> {
  const { held = [], pending = [] } = (await locks()?.query()) ?? {}
  // one who began to write behind a tab that waits for everybody has not been given the lock yet
  return [...held, ...pending].some(({ name, mode }) => name === WRITING && mode === 'shared')
}

/** Resolves once nobody writes in any tab. */
export async function untilNobodyWrites(): Promise<void> {
  await locks()
    ?.request(WRITING, () => undefined)
    .catch(() => undefined)
}

/** Resolves when no round of sending is under way, and keeps the next one from beginning for a moment. */
export async function untilSent(): Promise<void> {
  const { held = [] } = (await locks()?.query()) ?? {}
  const names = held.flatMap(({ name }) => (name?.startsWith(SENDING) ? [name] : []))
  const turns = names.map(
    (name) =>
      new Promise<void>((ours) => {
        void locks()
          ?.request(name, () => {
            ours()
            return new Promise<void>((letGo) => setTimeout(letGo, HELD_MS))
          })
          .catch(() => undefined)
      }),
  )
  await Promise.race([Promise.all(turns), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
}
