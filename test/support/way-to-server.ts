/** A browser's way to the server's own code: a cookie of its own, and whatever a test puts in the way. No socket. */
import type { Hono } from 'hono'
import type { Env } from '../../src/server/http/situation.ts'
import type { Link } from '../../src/sync/ask.ts'
import { must } from './must.ts'

export interface Passing {
  readonly path: string
  readonly method: string
  /** As it will arrive. */
  readonly body: Uint8Array<ArrayBuffer> | undefined
  readonly query: string
}
/** Lost on the way there, on the way back, or what arrives instead of what was sent. */
type Met = 'lost' | 'answer lost' | Uint8Array<ArrayBuffer> | undefined

export interface Way {
  /** The server may be another a moment later. */
  app: Hono<Env>
  /** Nothing is in the way where it is left out. */
  meets?: (passing: Passing) => Met | Promise<Met>
}

export function wayTo(way: Way): Link {
  let cookie = ''
  return {
    origin: 'https://doorstep.test',
    timeoutMs: 20_000,
    fetch: (async (url: string, init: RequestInit = {}) => {
      const { pathname: path, search: query } = new URL(url)
      const body = init.body ? new Uint8Array(await new Response(init.body).arrayBuffer()) : undefined
      const met = await way.meets?.({ path, query, body, method: init.method ?? 'GET' })
      if (met === 'lost') throw new TypeError('network')
      const headers = new Headers(init.headers)
      headers.set('sec-fetch-site', 'same-origin')
      if (cookie) headers.set('cookie', cookie)
      const arrives = met instanceof Uint8Array ? met : body
      const answer = await way.app.request(url, { ...init, headers, ...(arrives && { body: arrives }) })
      const set = answer.headers.get('set-cookie')
      if (set) cookie = must(set.split(';')[0])
      if (met === 'answer lost') throw new TypeError('network')
      return answer
    }) as typeof fetch,
  }
}
