/** A screen inside the house: a real sealed notebook, a sync whose status the test sets. */
import { signal } from '@preact/signals'
import type { Signal } from '@preact/signals'
import { render } from '@testing-library/preact'
import type { RenderResult } from '@testing-library/preact'
import type { ComponentChildren } from 'preact'
import { LocationProvider } from 'preact-iso'
import { LockContext, NotebookContext, ShellContext, SyncContext, TodayContext } from '../../../src/app/context.ts'
import { createShell } from '../../../src/app/shell.ts'
import type { Shell } from '../../../src/app/shell.ts'
import type { Notebook } from '../../../src/device/notebook.ts'
import type { SyncStatus } from '../../../src/sync/status.ts'

export const ALL_SENT: SyncStatus = {
  state: 'sent',
  unsent: 0,
  needsYou: 0,
  lastSentAt: '2026-09-10T13:02:00Z',
  lastContactAt: '2026-09-10T13:02:00Z',
  lastReadAt: '2026-09-10T13:02:00Z',
  signInNeeded: false,
  updateNeeded: false,
}
export const TODAY = '2026-09-10'

export interface House extends RenderResult {
  readonly shell: Shell
  readonly status: Signal<SyncStatus>
  locks: number
  /** The person presses for a round of sending and reading. */
  whenAsked: () => void
}

export function openHouse(
  notebook: Notebook,
  children: ComponentChildren,
  given: { status?: SyncStatus; shell?: Shell; today?: string } = {},
): House {
  const status = signal(given.status ?? ALL_SENT)
  const shell = given.shell ?? createShell()
  const house = { locks: 0, whenAsked: () => {} }
  const sync = {
    status,
    now: () => Promise.resolve(house.whenAsked()),
    start: () => undefined,
    stop: () => undefined,
  }
  const page = render(
    <LocationProvider>
      <ShellContext.Provider value={shell}>
        <TodayContext.Provider value={signal(given.today ?? TODAY)}>
          <NotebookContext.Provider value={notebook}>
            <SyncContext.Provider value={sync}>
              <LockContext.Provider
                value={() => {
                  house.locks += 1
                }}
              >
                {children}
              </LockContext.Provider>
            </SyncContext.Provider>
          </NotebookContext.Provider>
        </TodayContext.Provider>
      </ShellContext.Provider>
    </LocationProvider>,
  )
  return Object.assign(house, page, { shell, status })
}
