/** What every request handler is given. */
import type { Context } from 'hono'
import type { Logger } from 'pino'
import type { Uuid } from '../../model/file.ts'
import type { Actor } from '../../model/person.ts'
import type { Behind } from '../apply/behind.ts'
import type { Config } from '../config.ts'
import type { Pool } from '../db/pool.ts'
import type { OrganisationKey } from '../letters/organisation-key.ts'
import type { Metrics } from '../metrics.ts'
import type { Hints } from '../sync/hints.ts'
import { signInNeeded } from './problem.ts'

export interface ServerDeps {
  readonly pool: Pool
  readonly log: Logger
  readonly metrics: Metrics
  readonly config: Pick<Config, 'publicUrl' | 'trustProxy' | 'sessionIdleHours' | 'sessionHours' | 'appFolder'>
  /** With which this server opens letters; without any they stay sealed. */
  readonly organisationKeys?: readonly OrganisationKey[]
  /** False while starting up or draining: /readyz says so, and a balancer looks elsewhere. */
  readonly isReady: () => boolean
  /** What is applied behind the answers; whoever stops the server waits for it. */
  readonly behind?: Behind
  /** Whether mail can leave. */
  readonly mails?: boolean
  /** Absent: nobody is told of anything, and devices look by themselves. */
  readonly hints?: Hints
  /** Absent: papers that wait are tried within the minute. */
  readonly deliverNow?: () => Promise<void>
}

export interface SignedIn {
  readonly actor: Actor
  readonly deviceId: Uuid
  readonly tokenHash: Buffer
  readonly mustChange: boolean
}

export interface Env {
  Variables: { signedIn: SignedIn | undefined }
  // What the Node adapter adds; absent under app.request().
  Bindings: { incoming?: { socket?: { remoteAddress?: string } } }
}
export type Request = Context<Env>

/** For handlers of routes that need a session: the router has asked already. */
export function personOf(c: Request): SignedIn {
  const signedIn = c.get('signedIn')
  if (!signedIn) throw new Error('a route that needs a person was registered as open')
  return signedIn
}

/** On a shared device the cookie may be somebody else's by now: words never travel, or arrive, under another name. */
export function mustBeThem(actor: Actor, personId: Uuid | undefined): void {
  if (personId !== undefined && personId !== actor.personId) throw signInNeeded()
}
