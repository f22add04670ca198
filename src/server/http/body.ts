/** Bodies in and out: read up to a limit and not a byte further, unpacked up to a limit, packed where asked. */
import { randomUUID } from 'node:crypto'
import { constants, createGunzip, gzip } from 'node:zlib'
import { promisify } from 'node:util'
import * as v from 'valibot'
import { PHRASES_TYPE, withoutPhrases } from '../../protocol/phrases.ts'
import { badRequest, Refusal, tooLarge } from './problem.ts'
import type { Request } from './situation.ts'

const pack = promisify(gzip)
const WORTH_PACKING = 1024

/** The bytes as they came over the wire. Refused by the declared length before anything is read. */
export async function readBytes(c: Request, most: number): Promise<Buffer> {
  const declared = Number(c.req.header('content-length') ?? 0)
  if (declared > most) throw tooLarge(most)
  const parts: Uint8Array[] = []
  let size = 0
  const reader = c.req.raw.body?.getReader()
  for (;;) {
    const part = await reader?.read()
    if (!part || part.done) break
    size += part.value.byteLength
    if (size > most) {
      await reader?.cancel()
      throw tooLarge(most)
    }
    parts.push(part.value)
  }
  return Buffer.concat(parts)
}

/** Stops at the limit: a few kilobytes of gzip may hold gigabytes. */
function unpack(bytes: Buffer, most: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    let size = 0
    const gunzip = createGunzip({ finishFlush: constants.Z_FINISH })
    gunzip.on('data', (part: Buffer) => {
      size += part.length
      parts.push(part)
      if (size > most) gunzip.destroy(tooLarge(most))
    })
    gunzip.once('error', (error) => reject(error instanceof Refusal ? error : badRequest('The body is not gzip.')))
    gunzip.once('end', () => resolve(Buffer.concat(parts)))
    gunzip.end(bytes)
  })
}

export async function readJson<S extends v.GenericSchema>(
  c: Request,
  schema: S,
  most: number,
): Promise<v.InferOutput<S>> {
  const encoding = c.req.header('content-encoding')
  if (encoding !== undefined && encoding !== 'gzip' && encoding !== 'identity')
    throw new Refusal(415, 'Only gzip is understood')
  const bytes = await readBytes(c, most)
  const sent = (encoding === 'gzip' ? await unpack(bytes, most) : bytes).toString('utf8')
  const text = c.req.header('content-type') === PHRASES_TYPE ? withoutPhrases(sent, most) : sent
  if (text === undefined) throw tooLarge(most)
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    throw badRequest('The body is not JSON.')
  }
  const read = v.safeParse(schema, given)
  if (read.success) return read.output
  // The path and the rule, never the value: it may be somebody's words.
  const [issue] = read.issues
  if (v.getDotPath(issue) === 'protocol')
    throw new Refusal(426, 'This Doorstep is too old for the service', 'Reload the app to get the newest version.')
  throw badRequest(
    `${v.getDotPath(issue) ?? 'The body'}: ${issue.type === 'check' || issue.kind === 'validation' ? issue.type : `expected ${issue.expected ?? issue.type}`}`,
  )
}

/** A piece of an answer that is JSON already, as the database keeps it: neither read nor written again. */
export class JsonText {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  /** Leaves its place behind; nobody who writes words knows the number in it. */
  toJSON(): string {
    return `${PLACE} ${places.push(this.text) - 1}`
  }
}
const PLACE = randomUUID()
const PLACES = new RegExp(`"${PLACE} (\\d+)"`, 'g')
let places: string[] = []

/** Nothing is awaited in between: the places are those of one value. */
function asText(value: object): string {
  places = []
  const text = JSON.stringify(value)
  const found = places
  places = []
  return found.length === 0 ? text : text.replace(PLACES, (_, n: string) => found[Number(n)] ?? 'null')
}

export async function jsonAnswer(c: Request, value: object, status: 200 | 201 = 200): Promise<Response> {
  const text = asText(value)
  const headers = { 'Content-Type': 'application/json; charset=utf-8' }
  if (text.length < WORTH_PACKING || !/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) {
    return new Response(text, { status, headers })
  }
  // Level 4 packs prose nearly as small as 6 in half the time.
  const packed = await pack(text, { level: 4 })
  return new Response(new Uint8Array(packed), {
    status,
    headers: { ...headers, 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' },
  })
}
