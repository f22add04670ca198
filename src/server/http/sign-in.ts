import { getCookie, setCookie } from 'hono/cookie'
import { changePassphraseRequest, signInRequest, whoAmI } from '../../protocol/messages.ts'
import type { WhoAmI } from '../../protocol/messages.ts'
import { actorOf } from '../auth/actors.ts'
import { hashPassphrase, isPassphrase } from '../auth/passphrase.ts'
import { beginSession, COOKIE, endOtherSessions, endSession } from '../auth/sessions.ts'
import { admitAttempt, attemptKeys, forgetAttempts } from '../auth/sign-in-attempts.ts'
import { asSystem } from '../db/pool.ts'
import { isDemonstration } from '../db/service-facts.ts'
import { jsonAnswer, readJson } from './body.ts'
import { Refusal, tooMany } from './problem.ts'
import type { Route } from './route.ts'
import { personOf } from './situation.ts'
import type { Request, ServerDeps, SignedIn } from './situation.ts'

const SMALL = 16 * 1024
const ATTRIBUTES = { path: '/', httpOnly: true, secure: true, sameSite: 'Strict' } as const

/** Where the request comes from, as far as it can be believed. */
export function addressOf(c: Request, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return forwarded || c.env?.incoming?.socket?.remoteAddress || 'unknown'
}

interface AccountRow {
  person_id: string
  name: string
  role: string
  team: string
  passphrase_hash: string
  must_change: boolean
  disabled: boolean
}

export function signInRoutes({ pool, config, metrics, log }: ServerDeps): readonly Route[] {
  const who = async ({ actor, mustChange }: Pick<SignedIn, 'actor' | 'mustChange'>): Promise<WhoAmI> => ({
    ...actor,
    mustChange,
    demonstration: await isDemonstration(pool),
  })

  async function signIn(c: Request): Promise<Response> {
    const { email, passphrase, deviceId } = await readJson(c, signInRequest, SMALL)
    const keys = attemptKeys(email, addressOf(c, config.trustProxy))
    const wait = await admitAttempt(pool, keys)
    if (wait > 0) {
      metrics.signIns.inc({ outcome: 'held-back' })
      throw tooMany(wait)
    }
    const { rows } = await pool.query<AccountRow>(
      'SELECT person_id, name, role, team, passphrase_hash, must_change, disabled_at IS NOT NULL AS disabled FROM account WHERE email = $1',
      [email],
    )
    const [account] = rows
    const matches = await isPassphrase(account?.passphrase_hash, passphrase)
    if (!account || !matches || account.disabled) {
      metrics.signIns.inc({ outcome: 'refused' })
      log.info('a sign-in was refused')
      if (account)
        await asSystem(pool, (client) =>
          client.query(`INSERT INTO audit (person_id, role, action) VALUES ($1, $2, 'sign-in-refused')`, [
            account.person_id,
            account.role,
          ]),
        )
      throw new Refusal(401, 'The address and the passphrase do not go together')
    }
    await forgetAttempts(pool, keys)
    const token = await asSystem(pool, async (client) => {
      await client.query(
        `INSERT INTO audit (person_id, role, action, detail) VALUES ($1, $2, 'sign-in', json_build_object('deviceId', $3::text))`,
        [account.person_id, account.role, deviceId],
      )
      return beginSession(client, account.person_id, deviceId, config)
    })
    metrics.signIns.inc({ outcome: 'signed-in' })
    setCookie(c, COOKIE, token, { ...ATTRIBUTES, maxAge: config.sessionHours * 3600 })
    const answer = await jsonAnswer(c, await who({ actor: actorOf(account), mustChange: account.must_change }))
    return c.newResponse(answer.body, answer)
  }

  async function signOut(c: Request): Promise<Response> {
    const signedIn = c.get('signedIn')
    if (signedIn) {
      await asSystem(pool, async (client) => {
        await endSession(client, signedIn.tokenHash)
        await client.query(`INSERT INTO audit (person_id, role, action) VALUES ($1, $2, 'sign-out')`, [
          signedIn.actor.personId,
          signedIn.actor.role,
        ])
      })
    }
    // Deleting needs the same attributes, or a __Host- cookie is left alone.
    if (getCookie(c, COOKIE) !== undefined) setCookie(c, COOKIE, '', { ...ATTRIBUTES, maxAge: 0 })
    return c.body(null, 204)
  }

  async function changePassphrase(c: Request): Promise<Response> {
    const { actor, tokenHash } = personOf(c)
    const { current, next } = await readJson(c, changePassphraseRequest, SMALL)
    const { rows } = await pool.query<{ email: string; passphrase_hash: string }>(
      'SELECT email, passphrase_hash FROM account WHERE person_id = $1',
      [actor.personId],
    )
    const [account] = rows
    const keys = attemptKeys(account?.email ?? '', addressOf(c, config.trustProxy))
    const wait = await admitAttempt(pool, keys)
    if (wait > 0) throw tooMany(wait)
    if (!(await isPassphrase(account?.passphrase_hash, current)))
      throw new Refusal(403, 'That is not your passphrase now')
    const hash = await hashPassphrase(next)
    await asSystem(pool, async (client) => {
      await client.query('UPDATE account SET passphrase_hash = $2, must_change = false WHERE person_id = $1', [
        actor.personId,
        hash,
      ])
      await endOtherSessions(client, actor.personId, tokenHash)
      await client.query(`INSERT INTO audit (person_id, role, action) VALUES ($1, $2, 'passphrase-changed')`, [
        actor.personId,
        actor.role,
      ])
    })
    await forgetAttempts(pool, keys)
    return c.body(null, 204)
  }

  return [
    {
      method: 'POST',
      path: '/auth/sign-in',
      summary: 'Sign in with a local account; sets the session cookie',
      signedIn: false,
      takes: signInRequest,
      gives: whoAmI,
      refusals: [429],
      handle: signIn,
    },
    { method: 'POST', path: '/auth/sign-out', summary: 'End the session', signedIn: false, handle: signOut },
    {
      method: 'POST',
      path: '/auth/passphrase',
      summary: 'Change one’s passphrase; ends one’s other sessions',
      signedIn: true,
      givenPassphrase: true,
      takes: changePassphraseRequest,
      refusals: [429],
      handle: changePassphrase,
    },
    {
      method: 'GET',
      path: '/auth/me',
      summary: 'Who is signed in',
      signedIn: true,
      givenPassphrase: true,
      gives: whoAmI,
      handle: async (c) => jsonAnswer(c, await who(personOf(c))),
    },
  ]
}
