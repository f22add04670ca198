/** Puts the routes together. `createServer(deps).request('/healthz')` answers without a socket. */
import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { COOKIE, findSession } from '../auth/sessions.ts'
import { PERSON_HEADER } from '../../protocol/messages.ts'
import { appFiles } from './app-files.ts'
import { importRoute } from '../exchange/http.ts'
import { blobRoutes } from './blobs.ts'
import { deadLetterRoute } from './dead-letter.ts'
import { jsonAnswer } from './body.ts'
import { deliveryRoutes } from './deliveries.ts'
import { demonstrationRoute } from './demonstration.ts'
import { healthRoutes } from './health.ts'
import { hintsRoute } from './hints.ts'
import { leavingRoutes } from './leaving.ts'
import { historyRoute } from './history.ts'
import { openWithReasonRoute } from './open-with-reason.ts'
import { openApi } from './openapi.ts'
import { notFound, ownPassphraseFirst, problemAnswer, Refusal, signInNeeded } from './problem.ts'
import { pullRoute } from './pull.ts'
import { pushRoute } from './push.ts'
import type { Route } from './route.ts'
import { sameOriginOnly } from './same-origin.ts'
import { securityHeaders } from './security-headers.ts'
import { readsRoute } from './reads.ts'
import { shelfRoute } from './shelf.ts'
import { signInRoutes } from './sign-in.ts'
import { waitingRoutes } from './waiting.ts'
import { mustBeThem } from './situation.ts'
import type { Env, ServerDeps } from './situation.ts'

/** Everything under these is the service's own; any other address is the app's. */
const OWN = /^\/(api|auth|sync)(\/|$)/

export function routesOf(deps: ServerDeps): readonly Route[] {
  const routes: readonly Route[] = [
    ...healthRoutes(deps),
    ...signInRoutes(deps),
    pushRoute(deps),
    pullRoute(deps),
    hintsRoute(deps),
    deadLetterRoute(deps),
    ...waitingRoutes(deps),
    ...deliveryRoutes(deps),
    shelfRoute(deps),
    historyRoute(deps),
    ...blobRoutes(deps),
    ...leavingRoutes(deps),
    readsRoute(deps),
    demonstrationRoute(deps),
    importRoute(deps),
    openWithReasonRoute(deps),
  ]
  const document: Route = {
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This description',
    signedIn: false,
    givesType: 'application/json',
    handle: (c) => jsonAnswer(c, openApi([...routes, document])),
  }
  return [...routes, document]
}

export function createServer(deps: ServerDeps): Hono<Env> {
  const app = new Hono<Env>()
  const { log, metrics, config } = deps

  app.use(async (c, next) => {
    const started = performance.now()
    await next()
    const seconds = (performance.now() - started) / 1000
    // The pattern, never the address itself: it may name a child's file.
    const route = patterns.find(({ pattern }) => pattern.test(c.req.path))?.path ?? 'app'
    metrics.requests.observe({ method: c.req.method, route, status: String(c.res.status) }, seconds)
    log.debug({ method: c.req.method, route, status: c.res.status, ms: Math.round(seconds * 1000) }, 'request')
  })
  app.use(securityHeaders(deps))
  app.use(sameOriginOnly(deps))
  app.use(async (c, next) => {
    const token = OWN.test(c.req.path) ? getCookie(c, COOKIE) : undefined
    c.set('signedIn', await findSession(deps.pool, token, config))
    await next()
  })

  const routes = routesOf(deps)
  const patterns = routes.map(({ path }) => ({ path, pattern: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`) }))
  for (const route of routes) {
    app.on(route.method, route.path, (c) => {
      const signedIn = c.get('signedIn')
      if (route.signedIn && !signedIn) throw signInNeeded()
      if (route.signedIn && signedIn) mustBeThem(signedIn.actor, c.req.header(PERSON_HEADER))
      if (route.signedIn && signedIn?.mustChange && !route.givenPassphrase) throw ownPassphraseFirst()
      return route.handle(c)
    })
  }
  const serveApp = appFiles(config.appFolder)
  app.get('*', (c) => {
    if (OWN.test(c.req.path)) throw notFound()
    return serveApp(c)
  })
  app.notFound(() => problemAnswer(notFound()))
  app.onError((error) => {
    if (error instanceof Refusal) return problemAnswer(error)
    // Neither message nor detail: a database says the values it stumbled over.
    const code = 'code' in error ? String(error.code) : undefined
    log.error(
      {
        error: error.name,
        code,
        at: error.stack
          ?.split('\n')
          .slice(1, 4)
          .map((line) => line.trim()),
      },
      'a request failed',
    )
    return problemAnswer(
      isDatabaseAway(error, code)
        ? new Refusal(503, 'The service cannot reach its database', 'What you wrote is kept on your device.', {
            'Retry-After': '10',
          })
        : new Refusal(500, 'Something went wrong here', 'What you wrote is kept on your device.'),
    )
  })
  return app
}

/**
 * Connection refused or lost, shutting down, too many connections: it passes. A connection that ends without a word,
 * or that was not free in time, has no code. A device that is told 500 instead would begin to doubt its words.
 */
const isDatabaseAway = ({ message }: Error, code: string | undefined): boolean =>
  code === undefined
    ? /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
        message,
      )
    : /^(08|57P|53|ECONN|EPIPE|ETIMEDOUT)/.test(code)
