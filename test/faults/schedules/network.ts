/** The way between the pages and the council's servers: every question and every answer waits here to be let through. */
import type { Page } from './page.ts'

export interface Question {
  readonly page: Page
  readonly method: string
  readonly path: string
  readonly headers: { readonly [name: string]: string }
  readonly body: string | Uint8Array<ArrayBuffer> | undefined
  readonly answer: (given: Given | 'lost') => void
  /** Given to a server already; what comes back waits. */
  state: 'going' | 'asked' | 'coming' | 'over'
  coming?: Given
  /** What comes was an answer to another question. */
  isOlder?: boolean
}
export interface Given {
  readonly status: number
  readonly type: string
  readonly headers: { readonly [name: string]: string }
  readonly bytes: Uint8Array<ArrayBuffer>
}

export const textOf = (given: Given): string => Buffer.from(given.bytes).toString('utf8')
export const givenText = (status: number, type: string, text: string): Given => ({
  status,
  type,
  headers: {},
  bytes: new Uint8Array(Buffer.from(text)),
})
export const problemOf = (status: number): Given =>
  givenText(status, 'application/problem+json', JSON.stringify({ type: 'about:blank', title: 'not now', status }))

/** As a page's `fetch` gives it; only what the pages use. */
function responseOf(given: Given): Response {
  const headers = new Map(Object.entries({ 'content-type': given.type, ...given.headers }))
  const one = {
    ok: given.status >= 200 && given.status < 300,
    status: given.status,
    headers: { get: (name: string) => headers.get(name.toLowerCase()) ?? null },
    text: async () => textOf(given),
    json: async () => JSON.parse(textOf(given)) as unknown,
    arrayBuffer: async () => given.bytes.slice().buffer,
  }
  return one as unknown as Response
}

export class Network {
  readonly open: Question[] = []

  /** What a page calls `fetch`. */
  readonly fetchOf = (page: Page): typeof fetch =>
    (async (url: string, init: RequestInit = {}) =>
      new Promise<Response>((resolve, reject) => {
        const given = init.body as string | Uint8Array<ArrayBuffer> | ArrayBuffer | undefined | null
        const question: Question = {
          page,
          method: init.method ?? 'GET',
          path: url.replace('https://doorstep.test', ''),
          headers: Object.fromEntries(new Headers(init.headers)),
          body: given instanceof ArrayBuffer ? new Uint8Array(given) : (given ?? undefined),
          state: 'going',
          answer: (answer) => {
            question.state = 'over'
            this.open.splice(0, this.open.length, ...this.open.filter((one) => one !== question))
            if (page.isGone) return
            if (answer === 'lost') reject(new TypeError('network'))
            else resolve(responseOf(answer))
          },
        }
        this.open.push(question)
      })) as typeof fetch

  /** A page that is gone asks and hears nothing more; what it sent may still arrive. */
  forget(page: Page): void {
    for (const question of this.open.filter((one) => one.page === page && one.state !== 'going'))
      question.answer('lost')
  }
}
