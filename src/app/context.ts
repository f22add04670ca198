/** How a screen reaches the unlocked notebook, the sync, today's date and the house around it. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { signal } from '@preact/signals'
import type { ReadonlySignal } from '@preact/signals'
import type { Notebook } from '../device/notebook.ts'
import type { Sync } from '../sync/status.ts'
import { createShell } from './shell.ts'
import type { Opened } from './door/door.ts'
import type { Shell } from './shell.ts'
import { dayOf } from './words.ts'

export const NotebookContext = createContext<Notebook | undefined>(undefined)
export const SyncContext = createContext<Sync | undefined>(undefined)
export const TodayContext = createContext<ReadonlySignal<string>>(signal(dayOf(new Date().toISOString())))
export const ShellContext = createContext<Shell>(createShell())
/** What the signed-in person may do with their account on this device. */
export type Account = Pick<Opened, 'email' | 'verify' | 'changePassphrase' | 'signOut' | 'leaving'>
export const AccountContext = createContext<Account | undefined>(undefined)
/** Locks the door: keeps what is typed first. Set by the composition root. */
export const LockContext = createContext<() => void>(() => undefined)

export function useNotebook(): Notebook {
  const notebook = useContext(NotebookContext)
  if (!notebook) throw new Error('A screen was opened before the door was unlocked')
  return notebook
}

export function useSync(): Sync {
  const sync = useContext(SyncContext)
  if (!sync) throw new Error('A screen was opened before the door was unlocked')
  return sync
}

export function useAccount(): Account {
  const account = useContext(AccountContext)
  if (!account) throw new Error('A screen was opened before the door was unlocked')
  return account
}

/** Today as 'YYYY-MM-DD' in Europe/London; the component is drawn anew at midnight. */
export const useToday = (): string => useContext(TodayContext).value
/** The moment at which a screen is drawn, on that day: between midnight and the turn of the day it is still the day that is shown. */
export function useNow(): string {
  const today = useToday()
  const now = new Date().toISOString()
  return dayOf(now) === today ? now : `${today}T12:00:00Z`
}
export const useShell = (): Shell => useContext(ShellContext)
export const useLock = (): (() => void) => useContext(LockContext)
