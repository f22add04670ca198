/** One list of routes: the router, the session check and the OpenAPI document are all made from it. */
import type * as v from 'valibot'
import type { Request } from './situation.ts'

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT'
  /** Hono's form: /sync/v1/blobs/:sha256 */
  readonly path: string
  readonly summary: string
  /** Needs a session. */
  readonly signedIn: boolean
  /** Also with a passphrase that somebody else has given out: everything else waits until it has been changed. */
  readonly givenPassphrase?: true
  readonly takes?: v.GenericSchema
  /** Of bytes rather than JSON. */
  readonly takesBytes?: true
  readonly gives?: v.GenericSchema
  /** When the answer is no JSON of a schema: its media type. */
  readonly givesType?: string
  /** Refusals worth naming beside 400, 401, 403 and 500. */
  readonly refusals?: readonly number[]
  handle(c: Request): Promise<Response> | Response
}
