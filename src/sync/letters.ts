/** Letters to the organisation travel whoever is signed in, and when nobody is: the device's own secret says whose they are. */
import { isoWithOffset } from '../device/clock.ts'
import {
  finishLeaving,
  leftAccounts,
  letterArrived,
  letterIds,
  letterOf,
  lettersHaveArrived,
  noteAndForget,
} from '../device/letters.ts'
import type { LeftRow, LetterRow } from '../device/letters.ts'
import type { Uuid } from '../model/file.ts'
import { RECEIPT_MAX_FILES } from '../protocol/leaving.ts'
import { toBase64 } from '../protocol/letter.ts'
import { PROTOCOL_VERSION, stored } from '../protocol/messages.ts'
import { newNonce, pageLink, tellWithNonce } from './ask.ts'
import type { Answer, Link } from './ask.ts'
import { PATHS } from './paths.ts'
import { withTurn } from './turn.ts'

/** A letter goes in one piece: a bad link gets the time that it takes at 32 kbit/s. */
const MS_PER_BYTE = 0.25

/** What is left on this device in the end is true of its disk before it is told. Resolves when nothing more can be done now. */
export async function sendLetters(link: Link = pageLink(), now: () => Date = () => new Date()): Promise<void> {
  await withTurn('doorstep-letters', async () => {
    await finishLeaving()
    for (const id of await letterIds()) {
      const letter = await letterOf(id)
      if (!letter) continue
      const answer = await tell(link, letter)
      if (answer.kind === 'answer') await letterArrived(id)
      else if (isForAll(answer)) return
    }
    await tellOfLeft(link, now)
  })
}

const isForAll = (answer: Exclude<Answer<unknown>, { kind: 'answer' }>): boolean =>
  answer.kind === 'nobody' || answer.status === 429 || answer.status >= 500

function tell(link: Link, letter: LetterRow): Promise<Answer<unknown>> {
  const { personId, deviceId, secret, letterId, keyId } = letter
  const sealed = toBase64(letter.sealed)
  return tellWithNonce(
    { ...link, timeoutMs: link.timeoutMs + sealed.length * MS_PER_BYTE },
    PATHS.letters,
    { protocol: PROTOCOL_VERSION, nonce: newNonce(), personId, deviceId, secret, letterId, keyId, sealed },
    stored,
  )
}

/** Nothing of a closed account is left once its letters have arrived: then the council is told so. */
async function tellOfLeft(link: Link, now: () => Date): Promise<void> {
  const waiting = await peopleWithLetters()
  for (const left of await leftAccounts()) {
    if (waiting.has(left.personId)) continue
    if (left.sentAt === undefined) await lettersHaveArrived(left.id, isoWithOffset(now()))
    if (left.receiptSent || !(await tellReceipt(link, left))) continue
    await noteAndForget(left.id, { receiptSent: true })
  }
}

async function peopleWithLetters(): Promise<ReadonlySet<Uuid | undefined>> {
  const people = new Set<Uuid | undefined>()
  for (const id of await letterIds()) people.add((await letterOf(id))?.personId)
  return people
}

async function tellReceipt(link: Link, { personId, deviceId, secret, files }: LeftRow): Promise<boolean> {
  for (let at = 0; at < files.length; at += RECEIPT_MAX_FILES) {
    const some = files.slice(at, at + RECEIPT_MAX_FILES)
    const answer = await tellWithNonce(
      link,
      PATHS.purged,
      { protocol: PROTOCOL_VERSION, nonce: newNonce(), personId, deviceId, secret, files: some },
      stored,
    )
    // nobody here knows this device, and nobody will: a service begun anew
    if (answer.kind === 'refused' && answer.status === 401) return true
    if (answer.kind !== 'answer') return false
  }
  return true
}
