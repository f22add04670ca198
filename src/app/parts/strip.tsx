import { useEffect } from 'preact/hooks'
import type { SyncStatus } from '../../sync/status.ts'
import { useShell, useSync, useToday } from '../context.ts'
import { count, dayOf, nearDay, timeOf } from '../words.ts'
import { announce } from './announce.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'

const SHAPE: { readonly [S in SyncStatus['state']]: IconName } = {
  sent: 'done',
  device: 'device',
  sending: 'up',
  needs: 'urgent',
}

/** The strip in words: what is safe where, and since when. */
export function stripWords(status: SyncStatus, today: string): { readonly main: string; readonly more: string } {
  const sent = status.lastSentAt ? sinceWhen(status.lastSentAt, today) : ''
  switch (status.state) {
    case 'needs':
      return { main: `${status.needsYou} ${status.needsYou === 1 ? 'needs' : 'need'} you`, more: '' }
    case 'sending': {
      const { done, of } = status.sending ?? { done: 0, of: status.unsent }
      return { main: `Sending ${Math.min(done + 1, of)} of ${of}`, more: '' }
    }
    case 'device':
      return { main: `${count(status.unsent, 'note')} only on this device`, more: sent && `· last sent ${sent}` }
    default:
      return { main: 'All sent', more: sent && `· ${sent}` }
  }
}

const sinceWhen = (iso: string, today: string): string =>
  dayOf(iso) === today ? timeOf(iso) : `${nearDay(dayOf(iso), today)} ${timeOf(iso)}`

/** A tap becomes a click a moment after the finger has left. */
const TAP_MS = 300

/**
 * The strip stands at the right and is shorter once all is sent. Where it shrank under a finger that was on it already,
 * the press was lost: it keeps its width until the press is over.
 */
function keepWidth({ currentTarget: strip }: { readonly currentTarget: HTMLElement }): void {
  strip.style.minWidth = `${strip.offsetWidth}px`
  const pressed = new AbortController()
  const over = () => {
    pressed.abort()
    setTimeout(() => (strip.style.minWidth = ''), TAP_MS)
  }
  for (const end of ['pointerup', 'pointercancel']) addEventListener(end, over, { signal: pressed.signal })
}

/** The header of every screen: it tells the truth about where the words are, and opens the list of unsent ones. */
export function Strip() {
  const status = useSync().status.value
  const today = useToday()
  const shell = useShell()
  const { main, more } = stripWords(status, today)
  const spoken = status.state === 'sending' ? 'Sending' : main
  useEffect(() => announce(spoken), [spoken])
  return (
    <button
      type="button"
      class="safety"
      data-state={status.state}
      aria-haspopup="dialog"
      aria-expanded={shell.outboxOpen.value}
      onPointerDown={keepWidth}
      onClick={() => {
        shell.outboxOpen.value = true
      }}
    >
      <Icon name={SHAPE[status.state]} />
      <span>
        {main}{' '}
        {more ? (
          <span class="more">
            {more.startsWith('· ') ? (
              <>
                <span class="dot">· </span>
                {more.slice(2)}
              </>
            ) : (
              more
            )}
          </span>
        ) : null}
      </span>
    </button>
  )
}
