/** Every refusal has one shape: RFC 9457 problem details, in words that may be shown. */
import type { Problem } from '../../protocol/messages.ts'

export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly title: string
  readonly detail: string | undefined
  readonly headers: { readonly [name: string]: string }
  constructor(status: number, title: string, detail?: string, headers: { readonly [name: string]: string } = {}) {
    super(title)
    this.status = status
    this.title = title
    this.detail = detail
    this.headers = headers
  }
}

export function problemAnswer({ status, title, detail, headers }: Refusal): Response {
  const body: Problem = { type: 'about:blank', title, status, ...(detail !== undefined && { detail }) }
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, 'Content-Type': 'application/problem+json' },
  })
}

/** The same for what is not there and for what one may not see. */
export const notFound = (): Refusal => new Refusal(404, 'Not found')
export const signInNeeded = (): Refusal => new Refusal(401, 'Sign in first')
export const ownPassphraseFirst = (): Refusal =>
  new Refusal(
    403,
    'Choose your own passphrase first',
    'Somebody else knows the one you were given. What you wrote is kept on your device until you have chosen your own.',
  )
export const badRequest = (detail: string): Refusal => new Refusal(400, 'This request cannot be understood', detail)
export const tooLarge = (bytes: number): Refusal =>
  new Refusal(413, 'This is too large', `At most ${bytes} bytes are taken.`)
export const tooMany = (seconds: number): Refusal =>
  new Refusal(429, 'Too many tries', `Try again in ${Math.ceil(seconds / 60)} minutes.`, {
    'Retry-After': String(Math.ceil(seconds)),
  })
