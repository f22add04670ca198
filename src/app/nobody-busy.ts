/**
 * A new build takes over every tab at once. So it waits until nobody writes in another tab and no round of sending is
 * under way in any, and takes no page from under somebody who reads there unless they are asked: tabs tell each other by
 * Web Locks, which the browser lets go of when a tab ends, however it ends.
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

async function untilLetGo(name: string): Promise<void> {
  await locks()
    ?.request(name, () => undefined)
    .catch(() => undefined)
}

/** Holds a lock for as long as this is so. */
function holdWhile(name: string, mode: LockMode, isSo: () => boolean): () => void {
  let done: (() => void) | undefined
  return effect(() => {
    const now = isSo()
    if (now && !done) {
      const ended = new Promise<void>((resolve) => {
        done = resolve
      })
      void locks()
        ?.request(name, { mode }, () => ended)
        .catch(() => undefined)
    } else if (!now) {
      done?.()
      done = undefined
    }
  })
}

/** Says to the other tabs that there is an open editor in this one. */
export const sayWhenWriting = (shell: Shell): (() => void) =>
  holdWhile(WRITING, 'shared', () => shell.editors.value > 0)

/** Each tab has a name of its own, so that it can be told from the others. */
const OPEN = 'doorstep-open '
const THIS_TAB = `${OPEN}${crypto.randomUUID()}`

/** Says to the other tabs that this one is unlocked. */
export const sayWhenOpen = (shell: Shell): (() => void) => holdWhile(THIS_TAB, 'exclusive', () => shell.unlocked.value)

const openTabs = async (): Promise<readonly string[]> => {
  const { held = [], pending = [] } = (await locks()?.query()) ?? {}
  // one that is locked and unlocked again while others wait for it has not been given its lock back yet
  return [...held, ...pending].flatMap(({ name }) => (name?.startsWith(OPEN) && name !== THIS_TAB ? [name] : []))
}

/** Somebody may be reading in another tab or window: it is unlocked. */
export const isOpenElsewhere = async (): Promise<boolean> => (await openTabs()).length > 0

/** Resolves once every other tab is locked or closed. */
export async function untilOpenNowhereElse(): Promise<void> {
  for (let names = await openTabs(); names.length > 0; names = await openTabs())
    await Promise.all(names.map(untilLetGo))
}

/** Somebody writes, in this tab or another. */
export async function somebodyWrites(): Promise<boolean> {
  const { held = [], pending = [] } = (await locks()?.query()) ?? {}
  // one who began to write behind a tab that waits for everybody has not been given the lock yet
  return [...held, ...pending].some(({ name, mode }) => name === WRITING && mode === 'shared')
}

/** Resolves once nobody writes in any tab. */
export const untilNobodyWrites = (): Promise<void> => untilLetGo(WRITING)

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
