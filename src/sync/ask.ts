/**
 * One question to the council's server, and whether it was really the server that answered. Hotels and hospitals
 * answer 200 to everything: an answer counts only when it has the form of ours and repeats the question's nonce;
 * a refusal only when it comes as problem details (RFC 9457), or is one that merely says "later".
 */
import * as v from 'valibot'
import { PERSON_HEADER, problem } from '../protocol/messages.ts'
import { PHRASES_TYPE, withPhrases } from '../protocol/phrases.ts'

export interface Link {
  readonly fetch: typeof fetch
  /** Empty in the app: the page's own origin. */
  readonly origin: string
  readonly timeoutMs: number
}
export const pageLink = (): Link => ({ fetch: (...given) => fetch(...given), origin: '', timeoutMs: 30_000 })

/** Says with every question whose notebook asks: the cookie may be somebody else's a moment later. */
export const linkOf = (link: Link, personId: string): Link => ({
  ...link,
  fetch: (url, init) => {
    const headers = new Headers(init?.headers)
    headers.set(PERSON_HEADER, personId)
    return link.fetch(url, { ...init, headers })
  },
})

export type Answer<T> =
  | { readonly kind: 'answer'; readonly body: T }
  | { readonly kind: 'refused'; readonly status: number; readonly retryAfterMs?: number; readonly detail?: string }
  | { readonly kind: 'nobody' }

const NOBODY = { kind: 'nobody' } as const
/** Whoever says these, waiting is right. */
const LATER = new Set([429, 502, 503, 504])
/** A single step of a note is less than a kilobyte, and mostly names that repeat: packed it is half of that. */
const WORTH_ZIPPING_BYTES = 300

export async function ask(link: Link, path: string, init: RequestInit): Promise<Response | undefined> {
  try {
    return await link.fetch(link.origin + path, {
      cache: 'no-store',
      credentials: 'same-origin',
      redirect: 'error', // a portal's redirect is not an answer
      signal: AbortSignal.timeout(link.timeoutMs),
      ...init,
    })
  } catch {
    return undefined
  }
}

interface Zipped {
  readonly body: BodyInit
  readonly headers: HeadersInit
}
async function zipped(text: string, type = 'application/json'): Promise<Zipped> {
  const headers = { 'content-type': type, accept: 'application/json' }
  if (text.length < WORTH_ZIPPING_BYTES || typeof CompressionStream === 'undefined') return { body: text, headers }
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return { body: await new Response(stream).arrayBuffer(), headers: { ...headers, 'content-encoding': 'gzip' } }
}

const mime = (response: Response): string => response.headers.get('content-type')?.split(';')[0]?.trim() ?? ''

async function refusal(response: Response): Promise<Answer<never>> {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  const wait = Number.isFinite(seconds) ? { retryAfterMs: Math.max(0, seconds) * 1000 } : {}
  if (LATER.has(response.status)) return { kind: 'refused', status: response.status, ...wait }
  if (mime(response) !== 'application/problem+json') return NOBODY
  const read = v.safeParse(problem, await response.json().catch(() => undefined))
  if (!read.success || read.output.status !== response.status) return NOBODY
  const detail = read.output.detail ?? read.output.title
  return { kind: 'refused', status: response.status, detail, ...wait }
}

export async function answerOf<T>(
  response: Response | undefined,
  schema: v.GenericSchema<unknown, T>,
): Promise<Answer<T>> {
  if (!response) return NOBODY
  if (!response.ok) return refusal(response)
  // only our server has reason to answer that there is nothing to say; a question whose answer matters asks for words
  if (response.status === 204) return readNothing(schema)
  if (mime(response) !== 'application/json') return NOBODY
  // a connection that breaks off in the middle of the answer is no answer
  const read = v.safeParse(schema, await response.json().catch(() => undefined))
  return read.success ? { kind: 'answer', body: read.output } : NOBODY
}

function readNothing<T>(schema: v.GenericSchema<unknown, T>): Answer<T> {
  const read = v.safeParse(schema, undefined)
  return read.success ? { kind: 'answer', body: read.output } : NOBODY
}

export async function askJson<T>(link: Link, path: string, schema: v.GenericSchema<unknown, T>): Promise<Answer<T>> {
  return answerOf(await ask(link, path, { headers: { accept: 'application/json' } }), schema)
}

export async function tellJson<T>(
  link: Link,
  path: string,
  message: object,
  schema: v.GenericSchema<unknown, T>,
  method: 'POST' | 'PUT' = 'POST',
): Promise<Answer<T>> {
  return answerOf(await ask(link, path, { method, ...(await zipped(JSON.stringify(message))) }), schema)
}

export const newNonce = (): string => crypto.randomUUID()

/** A message made ready before it goes. */
export interface Packed extends Zipped {
  readonly nonce: string
  /** Only a server that knows the phrases can read it. */
  readonly inPhrases: boolean
}
export async function packed(
  message: { readonly nonce: string; readonly [key: string]: unknown },
  knowsPhrases: boolean,
): Promise<Packed> {
  const text = JSON.stringify(message)
  const short = knowsPhrases ? withPhrases(text) : undefined
  const ready = short === undefined ? await zipped(text) : await zipped(short, PHRASES_TYPE)
  return { nonce: message.nonce, inPhrases: short !== undefined, ...ready }
}
export async function tellPacked<T extends { readonly nonce: string }>(
  link: Link,
  path: string,
  { nonce, body, headers }: Packed,
  schema: v.GenericSchema<unknown, T>,
): Promise<Answer<T>> {
  const answer = await answerOf(await ask(link, path, { method: 'POST', body, headers }), schema)
  return answer.kind === 'answer' && answer.body.nonce !== nonce ? NOBODY : answer
}

/** As `tellJson`, for the messages that carry a nonce. */
export async function tellWithNonce<T extends { readonly nonce: string }>(
  link: Link,
  path: string,
  message: { readonly nonce: string; readonly [key: string]: unknown },
  schema: v.GenericSchema<unknown, T>,
): Promise<Answer<T>> {
  const answer = await tellJson(link, path, message, schema)
  return answer.kind === 'answer' && answer.body.nonce !== message.nonce ? NOBODY : answer
}
