/**
 * The last resort for words that the push cannot take: refused alone again and again while others went through, or
 * larger than any push may be. Their bytes go as they are; from then on they wait for a person at the council.
 */
import { answered, frozenAlone, refusedAlone } from '../device/sending.ts'
import { REFUSED_TOO_OFTEN } from '../device/outbox-list.ts'
import type { OutboxRow } from '../device/rows.ts'
import { DEAD_LETTER_MAX_BYTES, PROTOCOL_VERSION, PUSH_MAX_SINGLE_BYTES, stored } from '../protocol/messages.ts'
import { newNonce, tellWithNonce } from './ask.ts'
import type { Cycle } from './cycle.ts'
import { PATHS } from './paths.ts'
import { stopFor } from './stop.ts'
import type { Stop } from './stop.ts'

const KEPT_THERE =
  'This could not be sent in the usual way. The council has your words now, and somebody there looks at them.'
const TOO_LARGE =
  'This is larger than the council’s server takes. Your words are kept here: copy them and tell your manager.'
const TOLD_AT_MOST = 500

const bytesOf = (row: OutboxRow): number => new TextEncoder().encode(row.text).length

/** In order; what comes before it in its own lane goes first. */
function due(rows: readonly OutboxRow[]): readonly OutboxRow[] {
  const lanes = new Set<string>()
  return [...rows]
    .sort((a, b) => a.order - b.order)
    .filter((row) => {
      if (row.answer !== undefined || lanes.has(row.recordId)) return false
      lanes.add(row.recordId)
      return (row.refused ?? 0) >= REFUSED_TOO_OFTEN || bytesOf(row) > PUSH_MAX_SINGLE_BYTES
    })
}

export async function sendDeadLetters(cycle: Cycle): Promise<Stop | undefined> {
  const { store, link } = cycle
  for (const row of due(store.outbox.rows())) {
    if (cycle.timeIsUp()) return { why: 'time' }
    const { opId, reason = 'It is larger than one push may be' } = row
    if (bytesOf(row) > DEAD_LETTER_MAX_BYTES) {
      if ((row.refused ?? 0) < REFUSED_TOO_OFTEN) await refusedAlone(store, opId, TOO_LARGE, REFUSED_TOO_OFTEN)
      continue
    }
    const frozen = await frozenAlone(store, opId)
    if (!frozen) continue
    const answer = await tellWithNonce(
      link,
      PATHS.deadLetter,
      {
        protocol: PROTOCOL_VERSION,
        nonce: newNonce(),
        deviceId: store.deviceId,
        personId: store.person.peek().personId,
        opId,
        sha256: frozen.sha256,
        raw: frozen.raw,
        reason: reason.slice(0, TOLD_AT_MOST),
      },
      stored,
    )
    if (answer.kind === 'nobody') return { why: 'nobody' }
    if (answer.kind === 'refused') {
      if ([401, 429, 503].includes(answer.status)) return stopFor(answer)
      // not taken even so: they stay here, and the person sees that they do
      continue
    }
    cycle.contact()
    await answered(store, [{ opId, status: 'parked', reason: KEPT_THERE }])
  }
  return undefined
}
