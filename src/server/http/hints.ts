import { Refusal, tooMany } from './problem.ts'
import type { Route } from './route.ts'
import { personOf } from './situation.ts'
import type { Request, ServerDeps } from './situation.ts'

const NONCE = /^[\w-]{8,64}$/
/** With as many streams as anybody needs, a device looks by itself for a while. */
const COME_AGAIN_SECONDS = 60

/** Server-sent events: `hello` with the nonce of the question, then `changed` whenever a look is worth it. */
export function hintsRoute({ hints }: ServerDeps): Route {
  function handle(c: Request): Response {
    const nonce = c.req.query('nonce') ?? ''
    if (!NONCE.test(nonce)) throw new Refusal(400, 'A nonce is missing')
    const stream = hints?.stream(personOf(c), nonce)
    if (!stream) throw tooMany(COME_AGAIN_SECONDS)
    return new Response(stream, {
      headers: {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
        // a proxy that gathers what it passes on would keep the word to itself
        'X-Accel-Buffering': 'no',
      },
    })
  }
  return {
    method: 'GET',
    path: '/sync/v1/hints',
    summary: 'Says that something changed for the reader, as long as the session lives',
    signedIn: true,
    givesType: 'text/event-stream',
    refusals: [429],
    handle,
  }
}
