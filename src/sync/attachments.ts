/**
 * Drawings and photos, after the words that name them. Only the chunks that the server does not have are sent, so an
 * interruption costs one chunk; what it confirmed is written down.
 */
import { chunkToSend, isHere, keepFetched, serverMisses } from '../device/blobs.ts'
import { letGoOfSteps } from '../device/loose-blobs.ts'
import { received } from '../device/outbox-list.ts'
import type { UnsentBlob } from '../device/outbox-list.ts'
import { blobRefs } from '../model/blob-refs.ts'
import type { BlobRef } from '../model/field.ts'
import { BLOB_CHUNK_BYTES, BLOB_MAX_BYTES, blobState } from '../protocol/messages.ts'
import { answerOf, ask, tellJson } from './ask.ts'
import type { Cycle } from './cycle.ts'
import { PATHS } from './paths.ts'
import { stopFor } from './stop.ts'
import type { Stop } from './stop.ts'

/** The server takes bytes once it has seen words that name them. */
function wordsAreThere(cycle: Cycle, row: UnsentBlob): boolean {
  const lane = cycle.store.outbox.rows().filter((one) => one.recordId === row.recordId)
  return lane.length === 0 || lane.some(received) || lane.every((one) => one.sha256 !== undefined)
}

export async function sendAttachments(cycle: Cycle): Promise<Stop | undefined> {
  const { store } = cycle
  await letGoOfSteps(store)
  for (const row of store.outbox.unsentBlobs()) {
    if (!wordsAreThere(cycle, row)) continue
    store.outbox.sending.value = new Set([row.id])
    try {
      const stop = await sendOne(cycle, row)
      if (stop) return stop
    } finally {
      store.outbox.sending.value = new Set()
    }
  }
  return undefined
}

async function sendOne(cycle: Cycle, row: UnsentBlob): Promise<Stop | undefined> {
  const { store, link } = cycle
  const { sha256, bytes, mime } = row.ref
  const declared = await tellJson(link, PATHS.blob(sha256), { bytes, mime }, blobState, 'PUT')
  if (declared.kind !== 'answer') return stopOrLeave(declared)
  cycle.contact()
  await serverMisses(store, row.id, declared.body.missing)
  for (const n of declared.body.missing) {
    if (cycle.timeIsUp()) return { why: 'time' }
    const chunk = await chunkToSend(store, row.id, n)
    if (!chunk) return undefined
    const response = await ask(link, PATHS.blobChunk(sha256, n), {
      method: 'PUT',
      body: chunk,
      headers: { 'content-type': 'application/octet-stream', accept: 'application/json' },
    })
    const taken = await answerOf(response, blobState)
    if (taken.kind !== 'answer') return stopOrLeave(taken)
    cycle.contact()
    await serverMisses(store, row.id, taken.body.missing)
  }
  return undefined
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

/** Brings what the records on this device name and it does not hold, small ones first. */
export async function fetchAttachments(cycle: Cycle): Promise<Stop | undefined> {
  const { store } = cycle
  const wanted = new Map<string, BlobRef>()
  for (const record of store.casebook.all()) for (const ref of blobRefs(record.body)) wanted.set(ref.sha256, ref)
  for (const ref of [...wanted.values()].sort((a, b) => a.bytes - b.bytes)) {
    if (ref.bytes > BLOB_MAX_BYTES || cycle.notThere.has(ref.sha256) || (await isHere(store, ref))) continue
    const got = await fetchOne(cycle, ref)
    if (got instanceof Uint8Array) {
      if (!(await keepFetched(store, got, ref))) cycle.notThere.add(ref.sha256)
    } else if (got === 'not there') cycle.notThere.add(ref.sha256)
    else return got
  }
  return undefined
}

async function fetchOne(cycle: Cycle, ref: BlobRef): Promise<Uint8Array<ArrayBuffer> | 'not there' | Stop> {
  const whole = new Uint8Array(ref.bytes)
  for (let n = 0; n * BLOB_CHUNK_BYTES < ref.bytes; n++) {
    if (cycle.timeIsUp()) return { why: 'time' }
    const response = await ask(cycle.link, PATHS.blobChunk(ref.sha256, n), {})
    const bytes = response?.ok ? await response.arrayBuffer().catch(() => undefined) : undefined
    if (!response) return { why: 'nobody' }
    // not there yet, or not for these eyes; whatever a portal says fails at the hash
    if (!bytes || n * BLOB_CHUNK_BYTES + bytes.byteLength > ref.bytes)
      return response.status >= 500 ? { why: 'later' } : 'not there'
    whole.set(new Uint8Array(bytes), n * BLOB_CHUNK_BYTES)
  }
  return whole
}
