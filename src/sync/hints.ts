/**
 * Listens for the server's word that a look is worth it. The stream is open while the page is seen and the session is
 * this person's; it is never needed: what is true only a pull says, and without it a device looks every minute.
 */
import { waitBeforeTry } from './back-off.ts'
import type { Link } from './ask.ts'
import { newNonce } from './ask.ts'
import { PATHS } from './paths.ts'

export interface HintOptions {
  readonly link: Link
  /** The page is seen, the notebook is open, the session is ours. */
  mayListen(): boolean
  hinted(): void
  readonly chance: (() => number) | undefined
  /** Says nothing for so long: the server speaks three times a minute. */
  readonly silenceMs?: number
}

export interface Hints {
  /** Something that `mayListen` rests on has changed. */
  look(): void
  stop(): void
}

const SILENCE_MS = 65_000
/** An older server, or a page of somebody else's: no use in asking soon. */
const NO_STREAM_MS = 10 * 60_000
const MOST_LINE = 10_000

export function followHints(options: HintOptions): Hints {
  let going: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let isStopped = false

  function again(wait: number): void {
    if (isStopped) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      timer = undefined
      look()
    }, wait)
    ;(timer as { unref?: () => void }).unref?.()
  }

  function look(): void {
    if (isStopped) return
    if (!options.mayListen()) {
      going?.abort()
      clearTimeout(timer)
      timer = undefined
      return
    }
    if (going || timer !== undefined) return
    const stop = new AbortController()
    going = stop
    void listenOnce(options, stop, () => {
      failures = 0
    }).then((ended) => {
      going = undefined
      if (!options.mayListen()) return
      if (ended.retryAfterMs !== undefined) return again(ended.retryAfterMs)
      failures += 1
      again(waitBeforeTry(failures, options.chance))
    })
  }

  return {
    look,
    stop() {
      isStopped = true
      clearTimeout(timer)
      going?.abort()
    },
  }
}

interface Ended {
  readonly retryAfterMs?: number
}

/** Until the stream ends, whyever. */
async function listenOnce(options: HintOptions, stop: AbortController, heard: () => void): Promise<Ended> {
  const { link, silenceMs = SILENCE_MS } = options
  const nonce = newNonce()
  let silence: ReturnType<typeof setTimeout> | undefined
  const alive = () => {
    clearTimeout(silence)
    silence = setTimeout(() => stop.abort(), silenceMs)
    ;(silence as { unref?: () => void }).unref?.()
  }
  try {
    alive()
    const answer = await link.fetch(`${link.origin}${PATHS.hints}?nonce=${nonce}`, {
      headers: { accept: 'text/event-stream' },
      cache: 'no-store',
      credentials: 'same-origin',
      redirect: 'error',
      signal: stop.signal,
    })
    const after = Number(answer.headers.get('retry-after') ?? Number.NaN)
    if (!answer.ok) return answer.status === 404 ? { retryAfterMs: NO_STREAM_MS } : waitOf(after)
    if (!answer.headers.get('content-type')?.startsWith('text/event-stream')) return { retryAfterMs: NO_STREAM_MS }
    let isOurs = false
    for await (const { event, data } of eventsOf(answer, stop.signal, alive)) {
      if (event === 'hello') {
        isOurs = data.includes(nonce)
        if (!isOurs) return { retryAfterMs: NO_STREAM_MS }
        heard()
      } else if (event === 'changed' && isOurs) options.hinted()
    }
    return {}
  } catch {
    return {}
  } finally {
    clearTimeout(silence)
    stop.abort()
  }
}

const waitOf = (seconds: number): Ended =>
  Number.isFinite(seconds) ? { retryAfterMs: Math.max(1, seconds) * 1000 } : {}

/** The events of a stream; a line that starts with a colon only says that somebody is there. */
async function* eventsOf(
  answer: Response,
  stop: AbortSignal,
  alive: () => void,
): AsyncGenerator<{ event: string; data: string }, void> {
  const reader = answer.body?.getReader()
  const text = new TextDecoder()
  stop.addEventListener('abort', () => void reader?.cancel().catch(() => undefined))
  let left = ''
  let [event, data] = ['', '']
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    alive()
    const lines = (left + text.decode(part.value, { stream: true })).split('\n')
    left = lines.pop() ?? ''
    if (left.length > MOST_LINE) return
    for (const line of lines) {
      if (line.startsWith('event: ')) event = line.slice('event: '.length)
      else if (line.startsWith('data: ')) data = line.slice('data: '.length)
      else if (line === '' && event !== '') {
        yield { event, data }
        ;[event, data] = ['', '']
      }
    }
  }
}
