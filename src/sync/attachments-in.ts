/**
 * Brings what the records on this device name and it does not hold, small ones first. What has arrived of one stays,
 * sealed, through any interruption.
 */
import { isHere, keepFetched } from '../device/blobs.ts'
import { comingParts, dropComing, dropComingBut, keepComing } from '../device/blobs-coming.ts'
import { blobRefs } from '../model/blob-refs.ts'
import type { BlobRef } from '../model/field.ts'
import { BLOB_CHUNK_BYTES, BLOB_MAX_BYTES, GRAIN_HEADER } from '../protocol/messages.ts'
import type { BlobGrain } from '../protocol/messages.ts'
import { ask } from './ask.ts'
import { impatient, MOST_FAILED, outOfTime } from './attachments-out.ts'
import type { WordsFirst } from './attachments-out.ts'
import type { Cycle } from './cycle.ts'
import { pieceFrom, SMALLEST } from './grain.ts'
import { PATHS } from './paths.ts'
import { stopFor } from './stop.ts'
import type { Stop } from './stop.ts'

export async function fetchAttachments(cycle: Cycle, wordsFirst: WordsFirst): Promise<Stop | undefined> {
  const { store } = cycle
  const named = new Map<string, BlobRef>()
  // with the pictures of versions that wait for a choice, and of words that came later
  for (const { body, conflicts, addenda } of store.casebook.all())
    for (const ref of blobRefs([body, conflicts, addenda])) named.set(ref.sha256, ref)
  const wanted: BlobRef[] = []
  for (const ref of [...named.values()].sort((a, b) => a.bytes - b.bytes))
    if (ref.bytes <= BLOB_MAX_BYTES && !cycle.notThere.has(ref.sha256) && !(await isHere(store, ref))) wanted.push(ref)
  if (store.casebook.loaded.peek() === 'all') await dropComingBut(store, wanted)
  for (const ref of wanted) {
    const got = await fetchOne(cycle, ref, wordsFirst)
    if (got instanceof Uint8Array) {
      if (await keepFetched(store, got, ref)) continue
      await dropComing(store, ref)
      cycle.notThere.add(ref.sha256)
    } else if (got === 'not there') cycle.notThere.add(ref.sha256)
    else return got
  }
  return undefined
}

async function fetchOne(
  cycle: Cycle,
  ref: BlobRef,
  wordsFirst: WordsFirst,
): Promise<Uint8Array<ArrayBuffer> | 'not there' | Stop> {
  const whole = new Uint8Array(ref.bytes)
  let at = 0
  for (const part of await comingParts(cycle.store, ref)) {
    whole.set(part, at)
    at += part.length
  }
  const failing = { times: 0 }
  while (at < ref.bytes) {
    if (cycle.timeIsUp()) return outOfTime(failing)
    const stop = await wordsFirst()
    if (stop) return stop
    const of = pieceFrom(at, cycle.grain.size, () => true) ?? SMALLEST
    const got = await fetchPiece(cycle, ref, at / of, of)
    if (got === 'nobody') {
      cycle.grain.failed()
      failing.times += 1
      if (failing.times === MOST_FAILED) return { why: 'nobody' }
      continue
    }
    if (got === 'older server') {
      cycle.grain.serverKnows(false)
      await dropComing(cycle.store, ref)
      at = 0
      failing.times += 1
      if (failing.times === MOST_FAILED) return 'not there'
      continue
    }
    if (!(got instanceof Uint8Array)) return got
    // whatever a portal says has another length, or fails at the hash
    if (got.length !== Math.min(of, ref.bytes - at)) return 'not there'
    cycle.grain.worked()
    failing.times = 0
    whole.set(got, at)
    if (got.length < ref.bytes) await keepComing(cycle.store, ref, at, got)
    at += got.length
  }
  return whole
}

async function fetchPiece(
  cycle: Cycle,
  { sha256 }: BlobRef,
  n: number,
  of: BlobGrain,
): Promise<Uint8Array<ArrayBuffer> | 'nobody' | 'older server' | 'not there' | Stop> {
  const response = await ask(impatient(cycle, of), PATHS.blobPiece(sha256, n, of), {})
  if (!response) return 'nobody'
  // not there yet, or not for these eyes
  if (!response.ok)
    return response.status >= 500 || response.status === 401 || response.status === 429
      ? stopFor({ status: response.status })
      : 'not there'
  const cut = Number(response.headers.get(GRAIN_HEADER) ?? BLOB_CHUNK_BYTES)
  if (cut !== of) return 'older server'
  const bytes = await response.arrayBuffer().catch(() => undefined)
  return bytes ? new Uint8Array(bytes) : 'nobody'
}
