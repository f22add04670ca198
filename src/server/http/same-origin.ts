/** Nobody else's page changes anything here: the cookie is SameSite=Strict, and this asks where a request comes from. */
import { createMiddleware } from 'hono/factory'
import { Refusal } from './problem.ts'
import type { Env, ServerDeps } from './situation.ts'

const CHANGES_NOTHING = ['GET', 'HEAD', 'OPTIONS']

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host
  } catch {
    return undefined
  }
}

export const sameOriginOnly = ({ config }: Pick<ServerDeps, 'config'>) =>
  createMiddleware<Env>(async (c, next) => {
    if (CHANGES_NOTHING.includes(c.req.method)) return next()
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    const own = config.publicUrl ? hostOf(config.publicUrl) : c.req.header('host')
    // A program that is no browser sends neither and has no cookies but its own.
    const isForeign = site !== undefined ? site !== 'same-origin' : origin !== undefined && hostOf(origin) !== own
    if (isForeign) throw new Refusal(403, 'This request comes from another site')
    return next()
  })
