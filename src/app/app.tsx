import { effect, signal } from '@preact/signals'
import type { ReadonlySignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { LocationProvider, useLocation } from 'preact-iso'
import { useEffect, useMemo } from 'preact/hooks'
import { AccountContext, LockContext, NotebookContext, ShellContext, SyncContext, TodayContext } from './context.ts'
import type { Door, Opened } from './door/door.ts'
import { Locked } from './door/locked.tsx'
import { ErrorKeeper } from './error-keeper.tsx'
import { HeldOpen } from './held-open.tsx'
import { IdleGuard } from './idle-guard.tsx'
import { lazyScreen } from './lazy-screen.tsx'
import { writingPath } from './paths.ts'
import { followLook, idleRules } from './preferences.ts'
import { preloadScreens, Routes } from './routes.tsx'
import type { Shell } from './shell.ts'

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
  const { path, route } = useLocation()
  useOwnPassphraseFirst(opened.sync.status.value.mustChange ?? false, shell)
  const waiting = path.startsWith('/waiting') ? 0 : opened.sync.status.value.waiting
  useEffect(() => tellOfWaiting(shell, waiting ?? 0, () => route('/waiting')), [waiting])
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

function tellOfSession(shell: Shell, needed: boolean, onLock: () => void): void {
  if (!needed) return shell.untell('session')
  shell.tell({
    id: 'session',
    kind: 'soon',
    words:
      'To send and fetch, the council asks for your passphrase again. What you write is kept here meanwhile. If you changed it on another device, choose “Not you?” and sign in with your email address.',
    action: { words: 'Lock and unlock', run: onLock },
  })
}

function tellOfWaiting(shell: Shell, waiting: number, run: () => void): void {
  if (waiting === 0) return shell.untell('waiting')
  shell.tell({
    id: 'waiting',
    kind: 'soon',
    words: waiting === 1 ? 'One note waits for your decision.' : `${waiting} notes wait for your decision.`,
    action: { words: 'Read', run },
    canClose: true,
  })
}

function tellOfGivenPassphrase(shell: Shell, given: boolean): void {
  if (!given) return shell.untell('given-passphrase')
  shell.tell({
    id: 'given-passphrase',
    kind: 'soon',
    words:
      'Your passphrase was given to you, so somebody else knows it. Choose your own under Settings: nothing is fetched or sent before.',
  })
}

function tellOfOldBuild(shell: Shell, old: boolean): void {
  if (!old) return shell.untell('old-build')
  shell.tell({
    id: 'old-build',
    kind: 'soon',
    words:
      'This Doorstep is too old to fetch new notes. It still sends yours. An update comes with the next connection.',
  })
}

/** Covers the page at once, whatever stands on it. */
function cover(on: boolean): void {
  if (on) document.documentElement.dataset.covered = ''
  else delete document.documentElement.dataset.covered
}

/** Opening and locking. Locking covers the page at once, then keeps what is typed, then lets go of every key. */
function createHouse(shell: Shell) {
  const opened = signal<Opened | undefined>(undefined)
  const heldOpen = signal(false)
  const last = signal<string | undefined>(undefined)
  const open = (into: Opened) => {
    // Another person does not land on the page that the last one had open.
    if (last.value !== undefined && last.value !== into.account) history.replaceState(null, '', '/')
    opened.value = into
    last.value = into.account
  }
  const shut = () => {
    const was = opened.value
    opened.value = undefined
    heldOpen.value = false
    shell.outboxOpen.value = false
    shell.notices.value = shell.notices.value.filter(({ id }) => id === 'update')
    was?.sync.stop()
    was?.notebook.lock()
    cover(false)
  }
  const lock = () => {
    cover(true)
    void shell.keepAll().then((kept) => {
      if (kept) shut()
      else heldOpen.value = true
    })
  }
  /** What is on the screen goes along; what cannot be sealed now stays under the passphrase, and is tried again. */
  const closed = () => {
    cover(true)
    void shell
      .keepAll()
      .then(() => opened.peek()?.leaving())
      .then((leaving) => leaving?.close(shell.heldWords()))
      .then(shut, () => {
        cover(false)
        if (!opened.peek()) return
        const words =
          'Your account at the council was closed. What you wrote is kept, but could not be sealed for your manager: this device may be full. Make room, then lock and unlock.'
        shell.tell({ id: 'closed', kind: 'urgent', words })
      })
  }
  const uncover = () => {
    heldOpen.value = false
    cover(false)
  }
  return { opened, heldOpen, last, open, shut, lock, closed, uncover }
}
