/**
 * Drawings and photos, after the words that name them. Only the chunks that the server does not have are sent, so an
 * interruption costs one chunk; what it confirmed is written down.
 */
import * as v from 'valibot'
import { chunksReceived, chunkToSend, isHere, keepFetched } from '../device/blobs.ts'
import { blobRefs } from '../device/blob-links.ts'
import type { BlobRow } from '../device/rows.ts'
import { received } from '../device/outbox-list.ts'
import type { BlobRef } from '../model/field.ts'
import { BLOB_MAX_BYTES } from '../protocol/messages.ts'
import { ask, askJson, answerOf } from './ask.ts'
import type { Cycle } from './cycle.ts'
import { PATHS } from './paths.ts'
import { stopFor } from './stop.ts'
import type { Stop } from './stop.ts'

const missingChunks = v.object({ missing: v.array(v.pipe(v.number(), v.integer(), v.minValue(0))) })
const nothing = v.unknown()

/** The server takes bytes once it has seen words that name them. */
function wordsAreThere(cycle: Cycle, row: BlobRow): boolean {
  const lane = cycle.store.outbox.rows().filter((one) => one.recordId === row.recordId)
  return lane.length === 0 || lane.some(received) || lane.every((one) => one.sha256 !== undefined)
}

export async function sendAttachments(cycle: Cycle): Promise<Stop | undefined> {
  const { store } = cycle
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

async function sendOne(cycle: Cycle, row: BlobRow): Promise<Stop | undefined> {
  const { store, link } = cycle
  const about = `?bytes=${row.ref.bytes}&mime=${encodeURIComponent(row.ref.mime)}`
  const answer = await askJson(link, PATHS.blob(row.ref.sha256) + about, missingChunks)
  if (answer.kind === 'nobody') return { why: 'nobody' }
  const unknown = answer.kind === 'refused' && answer.status === 404
  if (answer.kind === 'refused' && !unknown) return stopFor(answer)
  const all = Array.from({ length: row.chunks }, (_, n) => n)
  const missing = new Set(answer.kind === 'answer' ? answer.body.missing : all)
  const there = all.filter((n) => !missing.has(n))
  if (there.length > 0) await chunksReceived(store, row.id, there)
  for (const n of all) {
    if (!missing.has(n)) continue
    if (cycle.timeIsUp()) return { why: 'time' }
    const bytes = await chunkToSend(store, row.id, n)
    if (!bytes) return undefined
    const response = await ask(link, PATHS.blobChunk(row.ref.sha256, n) + about, {
      method: 'PUT', body: bytes, headers: { 'content-type': 'application/octet-stream', accept: 'application/json' },
    })
    const taken = await answerOf(response, nothing)
    if (taken.kind === 'nobody') return { why: 'nobody' }
    // about these bytes: the words are there, the rest goes on; it is tried again in the next round
    if (taken.kind === 'refused' && (taken.status === 400 || taken.status === 404 || taken.status === 409 || taken.status === 413)) return undefined
    if (taken.kind === 'refused') return stopFor(taken)
    cycle.contact()
    await chunksReceived(store, row.id, [n])
  }
  return undefined
}

/** Brings what the records on this device name and it does not hold, small ones first. */
export async function fetchAttachments(cycle: Cycle): Promise<Stop | undefined> {
  const { store, link } = cycle
  const wanted = new Map<string, BlobRef>()
  for (const record of store.casebook.all()) for (const ref of blobRefs(record.body)) wanted.set(ref.sha256, ref)
  for (const ref of [...wanted.values()].sort((a, b) => a.bytes - b.bytes)) {
    if (ref.bytes > BLOB_MAX_BYTES || (await isHere(store, ref))) continue
    if (cycle.timeIsUp()) return { why: 'time' }
    const response = await ask(link, `${PATHS.blob(ref.sha256)}/bytes`, {})
    if (!response) return { why: 'nobody' }
    // not there yet, or not for these eyes
    if (response.status === 404 || response.status === 403) continue
    if (!response.ok) return { why: 'later' }
    const bytes = await response.arrayBuffer().catch(() => undefined)
    if (bytes) await keepFetched(store, new Uint8Array(bytes), ref)
  }
  return undefined
}
