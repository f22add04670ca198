import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { ComponentType } from 'preact'
import { leftAccounts, noteAndForget } from '../../device/letters.ts'
import type { LeftRow } from '../../device/letters.ts'
import { sendLetters } from '../../sync/letters.ts'
import { Status } from '../parts/status.tsx'
import { dayOf, nearDay, timeOf } from '../words.ts'

const AGAIN_MS = 30_000

/**
 * Fetched at every start, after the door is on the page: sends what lies sealed for the organisation, whoever stands
 * here. Undefined: nobody's account was closed on this device.
 */
export async function closedAccounts(): Promise<ComponentType | undefined> {
  const left = await leftAccounts()
  // also without such an account letters may lie here: of files that were taken away
  void sendLetters().catch(() => undefined)
  return left.some((row) => !row.read) ? ClosedAccounts : undefined
}

/** What happened to an account that the council has closed, until its person has read it. */
function ClosedAccounts() {
  const left = useSignal<readonly LeftRow[]>([])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let over = false
    const look = async () => {
      const rows = await leftAccounts()
      if (!over) left.value = rows
      return rows
    }
    const send = async () => {
      clearTimeout(timer)
      await look()
      await sendLetters().catch(() => undefined)
      const rows = await look()
      if (!over && rows.some((row) => !row.receiptSent || row.sentAt === undefined))
        timer = setTimeout(() => void send().catch(() => undefined), AGAIN_MS)
    }
    const now = () => void send().catch(() => undefined)
    now()
    window.addEventListener('online', now)
    return () => {
      over = true
      clearTimeout(timer)
      window.removeEventListener('online', now)
    }
  }, [])
  const read = async (id: string) => {
    await noteAndForget(id, { read: true })
    left.value = await leftAccounts()
  }
  const unread = left.value.filter((row) => !row.read)
  return (
    <div class="closed-accounts" role="status">
      {unread.map((row) => (
        <section key={row.id} class="card stack-2 closed-account">
          <h2>Your account at the council was closed</h2>
          <p>
            {row.notes > 0
              ? 'What you wrote has been sealed for your manager.'
              : 'Everything you wrote is with the council.'}{' '}
            Nobody can read it on this device any more.
          </p>
          {row.notes > 0 ? <p>{arrived(row)}</p> : null}
          <button type="button" class="btn plain" onClick={() => void read(row.id)}>
            I have read this
          </button>
        </section>
      ))}
    </div>
  )
}

function arrived({ sentAt }: LeftRow) {
  if (sentAt === undefined)
    return (
      <Status kind="soon" icon="device">
        It has not been sent yet. It goes by itself when there is a connection.
      </Status>
    )
  const today = dayOf(new Date().toISOString())
  const when = dayOf(sentAt) === today ? timeOf(sentAt) : `${nearDay(dayOf(sentAt), today)} ${timeOf(sentAt)}`
  return <Status kind="done">It arrived at the council, {when}.</Status>
}
