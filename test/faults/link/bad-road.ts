/**
 * A note with a photo, written without signal, goes over a bad road; half-way through the road breaks for a while, and
 * somebody writes on. What came in is counted at the council's end, byte by byte.
 */
import type { ChildProcess } from 'node:child_process'
import { BLOB_CHUNK_BYTES } from '../../../src/protocol/messages.ts'
import { must } from '../../support/must.ts'
import type { CouncilLine, TabletLine } from './lines.ts'
import { COUNCIL, joinNamespaces } from './namespaces.ts'

export const ROAD = { kbit: 240, roundTripMs: 300 } as const
/** In the middle of the first piece of the photo nothing comes through any more, for so long. */
const BREAKS_AFTER_MS = 2_500
const BROKEN_MS = 6_000

type Request = Extract<CouncilLine, { kind: 'request' }>

export interface Crossing {
  readonly loss: number
  readonly photoBytes: number
  /** From the moment there is signal until the council has said that it has the words. */
  readonly wordsSeconds: number
  /** Until the first byte of the photo was asked to be taken, counted from the same moment. */
  readonly photoBeginsSeconds: number
  /** Until the whole photo was there; undefined: not within the time. */
  readonly photoSeconds: number | undefined
  /** A note written while the photo was on its way. */
  readonly laterWordsSeconds: number | undefined
  /** Bytes of the photo that lie in pieces which the council has taken, each counted once. */
  readonly accepted: number
  /** In the council's tables at the end. */
  readonly kept: number
  /** Everything that came in of pieces, beyond what was taken: broken off, or still on its way when it came again. */
  readonly sentAgain: number
  readonly pieces: number
  readonly piecesBroken: number
}

const UNIT_BYTES = 16_384
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const isPiece = ({ method, path }: Request): boolean => method === 'PUT' && /\/blobs\/[0-9a-f]{64}\/\d+/.test(path)

/** Pieces of different sizes may lie over each other. */
function covered(pieces: readonly Request[], bytes: number): number {
  const units = new Set<number>()
  for (const { path, received } of pieces) {
    const [, n, of] = /\/blobs\/[0-9a-f]{64}\/(\d+)(?:\?of=(\d+))?/.exec(path) ?? []
    const from = Number(n) * Number(of ?? BLOB_CHUNK_BYTES)
    for (let at = from; at < from + received; at += UNIT_BYTES) units.add(at / UNIT_BYTES)
  }
  return [...units].reduce((sum, unit) => sum + Math.min(UNIT_BYTES, bytes - unit * UNIT_BYTES), 0)
}

async function until<T>(look: () => T | undefined, deadline: number): Promise<T | undefined> {
  for (;;) {
    const found = look()
    if (found !== undefined || Date.now() > deadline) return found
    await pause(50)
  }
}

export async function cross(
  losses: readonly number[],
  photoBytes: number,
  mostSeconds: number,
  say: (crossing: Crossing) => void = () => {},
): Promise<Crossing[]> {
  const namespaces = await joinNamespaces(ROAD.kbit, ROAD.roundTripMs / 2)
  try {
    const heard: CouncilLine[] = []
    const told: TabletLine[] = []
    const council = namespaces.run('council', 'test/faults/link/council.ts', [COUNCIL], (line) =>
      heard.push(line as CouncilLine),
    )
    const ready = await until(() => heard.find((line) => line.kind === 'ready'), Date.now() + 120_000)
    if (ready?.kind !== 'ready') throw new Error('The council did not open')
    const tablet = namespaces.run('tablet', 'test/faults/link/tablet.ts', [JSON.stringify(ready)], (line) =>
      told.push(line as TabletLine),
    )
    if (!(await until(() => told.find((line) => line.kind === 'ready'), Date.now() + 120_000)))
      throw new Error('The tablet did not open')
    const crossings: Crossing[] = []
    for (const loss of losses) {
      const crossing = await crossOnce({ namespaces, council, tablet, heard, told }, loss, photoBytes, mostSeconds)
      crossings.push(crossing)
      say(crossing)
    }
    return crossings
  } finally {
    await namespaces.end()
  }
}

interface Both {
  readonly namespaces: { lose(percent: number): void }
  readonly council: ChildProcess
  readonly tablet: ChildProcess
  readonly heard: CouncilLine[]
  readonly told: TabletLine[]
}

async function crossOnce(both: Both, loss: number, photoBytes: number, mostSeconds: number): Promise<Crossing> {
  const { namespaces, council, tablet, heard, told } = both
  const order = async (line: string): Promise<Extract<TabletLine, { kind: 'wrote' }>> => {
    const from = told.length
    tablet.stdin?.write(`${line}\n`)
    return must(
      await until(
        () => told.slice(from).find((each): each is Extract<TabletLine, { kind: 'wrote' }> => each.kind === 'wrote'),
        Date.now() + 30_000,
      ),
    )
  }
  namespaces.lose(100)
  const { sha256 = '' } = await order(`photo ${photoBytes}`)
  await pause(2_500)
  const from = heard.length
  const requests = (): Request[] => heard.slice(from).filter((line): line is Request => line.kind === 'request')
  const pieces = (): Request[] => requests().filter((one) => isPiece(one) && one.path.includes(sha256))
  const taken = (): Request[] => pieces().filter((one) => one.status === 200)
  const accepted = (): number => covered(taken(), photoBytes)
  const pushedAfter = (at: number): Request | undefined =>
    requests().find((one) => one.path === '/sync/v1/push' && one.status === 200 && one.begun >= at)

  namespaces.lose(loss)
  const signalAt = Date.now()
  const deadline = signalAt + mostSeconds * 1000
  tablet.stdin?.write('try\n')
  const words = await until(() => pushedAfter(signalAt), deadline)
  const begun = await until(
    () => heard.slice(from).find((line) => line.kind === 'begun' && line.path.includes(sha256)),
    deadline,
  )
  await pause(BREAKS_AFTER_MS)
  if (accepted() < photoBytes) {
    namespaces.lose(100)
    await pause(BROKEN_MS)
    namespaces.lose(loss)
  }
  const later = await order('note')
  const laterWords = until(() => pushedAfter(later.at), deadline)
  const whole = await until(() => (accepted() >= photoBytes ? must(taken().at(-1)) : undefined), deadline)
  const laterArrived = await laterWords
  const all = pieces()
  const came = all.filter((one) => one.status === 200)
  const there = covered(came, photoBytes)
  namespaces.lose(0)
  council.stdin?.write(`${sha256}\n`)
  const kept = await until(
    () => heard.slice(from).find((line) => line.kind === 'kept' && line.sha256 === sha256),
    Date.now() + 30_000,
  )
  // Whatever is left goes over a good road, so that the next crossing begins with nothing.
  tablet.stdin?.write('try\n')
  await until(() => (told.at(-1)?.kind === 'sent' ? true : undefined), Date.now() + 120_000)
  const since = (at: number): number => Math.round((at - signalAt) / 100) / 10
  return {
    loss,
    photoBytes,
    wordsSeconds: words ? since(words.at) : Number.POSITIVE_INFINITY,
    photoBeginsSeconds: begun?.kind === 'begun' ? since(begun.at) : Number.POSITIVE_INFINITY,
    photoSeconds: whole && since(whole.at),
    laterWordsSeconds: laterArrived && Math.round((laterArrived.at - later.at) / 100) / 10,
    accepted: there,
    kept: kept?.kind === 'kept' ? kept.bytes : 0,
    sentAgain: Math.round(((all.reduce((sum, one) => sum + one.received, 0) - there) / photoBytes) * 1000) / 1000,
    pieces: came.length,
    piecesBroken: all.length - came.length,
  }
}
