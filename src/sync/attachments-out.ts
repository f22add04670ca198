/**
 * Drawings and photos, after the words that name them, in pieces as large as the link carries. The server says which
 * bytes it has; those are written down and never sent again, so an interruption costs one piece at most. Words that
 * are written meanwhile go before the next piece.
 */
import { pieceToSend, serverMisses } from '../device/blobs.ts'
import { UNIT_BYTES, unitsIn } from '../device/blob-progress.ts'
import { letGoOfSteps } from '../device/loose-blobs.ts'
import { received } from '../device/outbox-list.ts'
import type { UnsentBlob } from '../device/outbox-list.ts'
import { BLOB_CHUNK_BYTES, blobState } from '../protocol/messages.ts'
import type { BlobGrain, BlobState } from '../protocol/messages.ts'
import { answerOf, ask, tellJson } from './ask.ts'
import type { Answer } from './ask.ts'
import type { Cycle } from './cycle.ts'
import { pieceFrom, SMALLEST } from './grain.ts'
import { PATHS } from './paths.ts'
import { stopFor } from './stop.ts'
import type { Stop } from './stop.ts'

/** Pieces that fail one after the other before this round gives up. */
export const MOST_FAILED = 4
/** What no longer moves is broken off well before a round's time is over: the smallest piece after half of it. */
const PARTS_OF_PATIENCE = { large: 3, smallest: 2 } as const
/** Times that all of a blob is sent within one round, because what arrived was not what left. */
const MOST_TIMES = 2

/** A link that gives up early, so that a smaller piece can be tried. */
export const impatient = (cycle: Cycle, of: BlobGrain): Cycle['link'] => ({
  ...cycle.link,
  timeoutMs: Math.ceil(cycle.link.timeoutMs / PARTS_OF_PATIENCE[of === SMALLEST ? 'smallest' : 'large']),
})

export type WordsFirst = () => Promise<Stop | undefined>

/** The server takes bytes once it has seen words that name them. */
function wordsAreThere(cycle: Cycle, row: UnsentBlob): boolean {
  const lane = cycle.store.outbox.rows().filter((one) => one.recordId === row.recordId)
  return lane.length === 0 || lane.some(received) || lane.every((one) => one.sha256 !== undefined)
}

export async function sendAttachments(cycle: Cycle, wordsFirst: WordsFirst): Promise<Stop | undefined> {
  const { store } = cycle
  await letGoOfSteps(store)
  for (const row of store.outbox.unsentBlobs()) {
    if (!wordsAreThere(cycle, row)) continue
    const stop = await sendOne(cycle, row, wordsFirst)
    store.outbox.sending.value = new Set()
    if (stop) return stop
  }
  return undefined
}

/** A round that ended with nothing but failures is followed by a rest, and not by the next. */
export const outOfTime = (failing: { readonly times: number }): Stop => ({
  why: failing.times > 0 ? 'nobody' : 'time',
})

/** 'again': what the server has must be asked anew · 'spoilt': it has nothing of it any more. */
type Outcome = Stop | 'sent' | 'again' | 'spoilt' | 'left'

async function sendOne(cycle: Cycle, row: UnsentBlob, wordsFirst: WordsFirst): Promise<Stop | undefined> {
  const { store, grain } = cycle
  const { sha256, bytes, mime } = row.ref
  const failing = { times: 0 }
  for (let spoilt = 0; spoilt < MOST_TIMES; ) {
    if (cycle.timeIsUp()) return outOfTime(failing)
    const declared = await tellJson(
      impatient(cycle, BLOB_CHUNK_BYTES),
      PATHS.blob(sha256, SMALLEST),
      { bytes, mime },
      blobState,
      'PUT',
    )
    if (declared.kind === 'nobody' && ++failing.times < MOST_FAILED) continue
    if (declared.kind !== 'answer') return stopOrLeave(declared)
    cycle.contact()
    const { missing, of = BLOB_CHUNK_BYTES } = declared.body
    grain.serverKnows(of === SMALLEST)
    await serverMisses(store, row.id, missing, of)
    const outcome = await sendPieces(cycle, row, unitsIn(missing, of, bytes), failing, wordsFirst)
    if (outcome === 'sent' || outcome === 'left') return undefined
    if (typeof outcome === 'object') return outcome
    if (outcome === 'spoilt') spoilt += 1
  }
  return undefined
}

async function sendPieces(
  cycle: Cycle,
  row: UnsentBlob,
  missing: Set<number>,
  failing: { times: number },
  wordsFirst: WordsFirst,
): Promise<Outcome> {
  const { store, grain } = cycle
  while (missing.size > 0) {
    if (cycle.timeIsUp()) return outOfTime(failing)
    const stop = await wordsFirst()
    if (stop) return stop
    store.outbox.sending.value = new Set([row.id])
    const first = Math.min(...missing)
    const at = first * UNIT_BYTES
    const units = (of: number) => [...unitsIn([at / of], of, row.ref.bytes)]
    const of = pieceFrom(at, grain.size, (size) => units(size).every((unit) => missing.has(unit))) ?? SMALLEST
    const piece = await pieceToSend(store, row.id, at, Math.min(of, row.ref.bytes - at))
    if (!piece) return 'left'
    const taken = await sendPiece(cycle, row.ref.sha256, at / of, of, piece)
    if (taken.kind === 'nobody' || (taken.kind === 'refused' && taken.status === 400)) {
      grain.failed()
      failing.times += 1
      if (failing.times < MOST_FAILED) return 'again'
      return taken.kind === 'nobody' ? { why: 'nobody' } : 'left'
    }
    if (taken.kind === 'refused') {
      if (taken.status === 409 && ++failing.times < MOST_FAILED) return 'again'
      if (taken.status !== 422) return stopOrLeave(taken) ?? 'left'
      const all = Array.from({ length: row.chunks }, (_, n) => n)
      await serverMisses(store, row.id, all, BLOB_CHUNK_BYTES)
      return 'spoilt'
    }
    cycle.contact()
    // a server beside the one that was asked first, and older: it may have put the piece in another place
    if ((taken.body.of ?? BLOB_CHUNK_BYTES) !== of) return ++failing.times < MOST_FAILED ? 'again' : 'left'
    failing.times = 0
    grain.worked()
    const still = unitsIn(taken.body.missing, of, row.ref.bytes)
    for (const unit of missing) if (!still.has(unit)) missing.delete(unit)
    await serverMisses(store, row.id, [...missing], UNIT_BYTES)
  }
  return 'sent'
}

async function sendPiece(
  cycle: Cycle,
  sha256: string,
  n: number,
  of: BlobGrain,
  piece: Uint8Array<ArrayBuffer>,
): Promise<Answer<BlobState>> {
  const digest = btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-256', piece))))
  const link = impatient(cycle, of)
  const response = await ask(link, PATHS.blobPiece(sha256, n, of), {
    method: 'PUT',
    body: piece,
    headers: {
      'content-type': 'application/octet-stream',
      accept: 'application/json',
      'content-digest': `sha-256=:${digest}:`,
    },
  })
  return answerOf(response, blobState)
}

/** About these bytes alone: the others go on, and these are tried again in the next round. */
const ABOUT_THE_BYTES = new Set([400, 404, 409, 413, 422])

function stopOrLeave(
  answer:
    | { readonly kind: 'nobody' }
    | { readonly kind: 'refused'; readonly status: number; readonly retryAfterMs?: number },
): Stop | undefined {
  if (answer.kind === 'nobody') return { why: 'nobody' }
  return ABOUT_THE_BYTES.has(answer.status) ? undefined : stopFor(answer)
}
