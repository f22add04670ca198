import { effect } from '@preact/signals'
import type { ReadonlySignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { LocationProvider, useLocation } from 'preact-iso'
import { useEffect, useMemo } from 'preact/hooks'
import { AccountContext, LockContext, NotebookContext, ShellContext, SyncContext, TodayContext } from './context.ts'
import type { Door, Opened } from './door/door.ts'
import { Locked } from './door/locked.tsx'
import { ErrorKeeper } from './error-keeper.tsx'
import { HeldOpen } from './held-open.tsx'
import { createHouse } from './house.ts'
import { IdleGuard } from './idle-guard.tsx'
import { lazyScreen } from './lazy-screen.tsx'
import { writingPath } from './paths.ts'
import { openedRecord } from './opened-record.ts'
import { followLook, idleRules } from './preferences.ts'
import { preloadScreens, Routes } from './routes.tsx'
import type { Shell } from './shell.ts'
import {
  tellOfGivenPassphrase,
  tellOfOldBuild,
  tellOfSession,
  tellOfUndelivered,
  tellOfWaiting,
} from './tell-of-sync.ts'

const HandoverGate = lazyScreen<GateProps>(() => import('./screens/handover.tsx').then((m) => m.HandoverGate))
const Outbox = lazyScreen<{ readonly onClose: () => void }>(() =>
  import('./screens/outbox.tsx').then((m) => m.OutboxSheet),
)

interface GateProps {
  readonly verify: (passphrase: string) => Promise<boolean>
  readonly onTakenBack: (recordId: string) => void
  readonly children: ComponentChildren
}
interface Props {
  readonly door: Door
  readonly shell: Shell
  readonly today: ReadonlySignal<string>
}

/** Locked or open. What is open is taken out of the page and out of memory when it is locked. */
export function App({ door, shell, today }: Props) {
  const house = useMemo(() => createHouse(shell), [shell])
  const opened = house.opened.value
  if (!opened) {
    return <Locked door={door} last={house.last.value} onOpened={house.open} />
  }
  return (
    <ShellContext.Provider value={shell}>
      <TodayContext.Provider value={today}>
        <NotebookContext.Provider value={opened.notebook}>
          <SyncContext.Provider value={opened.sync}>
            <AccountContext.Provider value={opened}>
              <LockContext.Provider value={house.lock}>
                <OpenHouse
                  opened={opened}
                  shell={shell}
                  onLock={house.lock}
                  onShut={house.shut}
                  onClosed={house.closed}
                />
                {house.heldOpen.value ? (
                  <HeldOpen shell={shell} onKept={house.lock} onBack={house.uncover} onLose={house.shut} />
                ) : null}
              </LockContext.Provider>
            </AccountContext.Provider>
          </SyncContext.Provider>
        </NotebookContext.Provider>
      </TodayContext.Provider>
    </ShellContext.Provider>
  )
}

function OpenHouse(props: {
  readonly opened: Opened
  readonly shell: Shell
  readonly onLock: () => void
  readonly onShut: () => void
  readonly onClosed: () => void
}) {
  const { opened, shell, onLock, onShut, onClosed } = props
  const { notebook, sync } = opened
  const minutes = notebook.setting<number>('idle-minutes').value
  const idle = useMemo(() => idleRules(minutes), [minutes])
  useEffect(() => followLook(notebook), [notebook])
  useEffect(() => sendWhenLeft(shell, sync), [shell, sync])
  useEffect(() => {
    const later = setTimeout(() => preloadScreens(notebook.person.role), 800)
    return () => clearTimeout(later)
  }, [notebook])
  const locked = notebook.locked.value
  // Another tab has locked: this one has nothing left to show.
  useEffect(() => {
    if (locked) onShut()
  }, [locked])
  const status = sync.status.value
  useEffect(() => {
    if (status.accountClosed) onClosed()
  }, [status.accountClosed])
  useEffect(() => tellOfSession(shell, status.signInNeeded, onLock), [status.signInNeeded])
  useEffect(() => tellOfGivenPassphrase(shell, status.mustChange ?? false), [status.mustChange])
  useEffect(() => tellOfOldBuild(shell, status.updateNeeded), [status.updateNeeded])
  return (
    <ErrorKeeper shell={shell}>
      <LocationProvider>
        <Pages opened={opened} shell={shell} />
        <IdleGuard rules={idle} onLock={onLock} />
      </LocationProvider>
    </ErrorKeeper>
  )
}

/** An editor that closes has no more words to come: what it kept goes without waiting for the pen to rest. */
function sendWhenLeft(shell: Shell, sync: Opened['sync']): () => void {
  let open = 0
  return effect(() => {
    const left = shell.editors.value < open
    open = shell.editors.value
    if (left) sync.soon?.()
  })
}

/** Where somebody else's passphrase still opens the door, the first thing is to choose one's own. */
function useOwnPassphraseFirst(mustChange: boolean, shell: Shell): void {
  const { route } = useLocation()
  useEffect(() => {
    if (mustChange && shell.editors.peek() === 0) route('/settings')
  }, [mustChange])
}

/** Everything that has an address; while the tablet is with a child, the child's pages and nothing else. */
function Pages({ opened, shell }: { readonly opened: Opened; readonly shell: Shell }) {
  const { path, query, route } = useLocation()
  const record = openedRecord(path, query)
  useEffect(() => {
    // a full device keeps nobody from reading
    if (record) opened.notebook.noteRead(record).catch(() => undefined)
  }, [record])
  useOwnPassphraseFirst(opened.sync.status.value.mustChange ?? false, shell)
  const waiting = path.startsWith('/waiting') ? 0 : opened.sync.status.value.waiting
  useEffect(() => tellOfWaiting(shell, waiting ?? 0, () => route('/waiting')), [waiting])
  const undelivered = path.startsWith('/deliveries') ? 0 : opened.sync.status.value.undelivered
  useEffect(() => tellOfUndelivered(shell, undelivered ?? 0, () => route('/deliveries')), [undelivered])
  useEffect(() => watchDates(opened, shell, route), [opened])
  return (
    <HandoverGate
      verify={opened.verify}
      onTakenBack={(recordId) => {
        const record = opened.notebook.casebook.get(recordId)
        route(record ? writingPath(record) : '/', true)
      }}
    >
      <Routes />
      {shell.outboxOpen.value ? (
        <Outbox
          onClose={() => {
            shell.outboxOpen.value = false
          }}
        />
      ) : null}
    </HandoverGate>
  )
}

/** Dates that come near are looked for once the first screen stands. */
function watchDates(opened: Opened, shell: Shell, open: (path: string) => void): () => void {
  let stop = (): void => clearTimeout(later)
  const later = setTimeout(() => {
    void import('./reminders/watch-clocks.ts').then(
      ({ watchClocks }) => {
        if (!opened.notebook.locked.peek()) stop = watchClocks(opened, shell, open)
      },
      () => undefined,
    )
  }, 2_000)
  return () => stop()
}
