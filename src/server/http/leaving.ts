/** What devices say when something leaves them, and what a device may ask whose person cannot sign in any more. */
import * as v from 'valibot'
import { isFileId } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import { ROLES } from '../../model/person.ts'
import {
  deviceRegistration,
  LETTER_MAX_BYTES,
  letterPost,
  purgeReceipt,
  standingAnswer,
  standingRequest,
  takenOffAnswer,
} from '../../protocol/leaving.ts'
import { stored } from '../../protocol/messages.ts'
import type { StandingAnswer, TakenOffAnswer } from '../../protocol/leaving.ts'
import { fromBase64 } from '../../protocol/letter.ts'
import { admitAttempt, attemptKeys, forgetAttempts } from '../auth/sign-in-attempts.ts'
import { keepReceipt, registerDevice, standingOf, takenOff } from '../letters/devices.ts'
import type { TakenOffRow } from '../letters/devices.ts'
import { keepLetter } from '../letters/keep-letter.ts'
import { openLetters } from '../letters/open-letters.ts'
import { keyToSealTo } from '../letters/organisation-key.ts'
import { jsonAnswer, readJson } from './body.ts'
import { badRequest, notFound, ownPassphraseFirst, Refusal, tooMany } from './problem.ts'
import type { Route } from './route.ts'
import { addressOf } from './sign-in.ts'
import { personOf } from './situation.ts'
import type { Request, ServerDeps } from './situation.ts'

const SMALL = 64 * 1024
/** Whoever sends one is known only when all of it has been read. */
const LETTERS_AT_ONCE = 4

const notThisDevice = (): Refusal => new Refusal(401, 'This device is not known here')

export function leavingRoutes({ pool, config, log, organisationKeys = [] }: ServerDeps): readonly Route[] {
  let lettersUnderWay = 0

  /** Counted as sign-ins are; the same for a wrong secret and for a device that nobody knows. */
  async function mustBeDevice(
    c: Request,
    device: { readonly personId: Uuid; readonly deviceId: Uuid; readonly secret: string },
  ): Promise<'open' | 'closed'> {
    const keys = attemptKeys(`device ${device.personId} ${device.deviceId}`, addressOf(c, config.trustProxy))
    const wait = await admitAttempt(pool, keys)
    if (wait > 0) throw tooMany(wait)
    const standing = await standingOf(pool, device)
    if (!standing) throw notThisDevice()
    await forgetAttempts(pool, keys)
    return standing
  }

  async function register(c: Request): Promise<Response> {
    const { actor } = personOf(c)
    const { nonce, deviceId, secretHash } = await readJson(c, deviceRegistration, SMALL)
    await registerDevice(pool, { personId: actor.personId, deviceId }, secretHash)
    return jsonAnswer(c, { nonce, stored: true })
  }

  async function standing(c: Request): Promise<Response> {
    const request = await readJson(c, standingRequest, SMALL)
    const answer: StandingAnswer = { nonce: request.nonce, standing: await mustBeDevice(c, request) }
    const organisationKey = await keyToSealTo(pool)
    return jsonAnswer(c, { ...answer, ...(organisationKey && { organisationKey }) })
  }

  async function letter(c: Request): Promise<Response> {
    if (lettersUnderWay >= LETTERS_AT_ONCE) throw new Refusal(503, 'Busy just now', undefined, { 'Retry-After': '5' })
    lettersUnderWay += 1
    try {
      const { nonce, letterId, personId, deviceId, secret, keyId, sealed } = await readJson(
        c,
        letterPost,
        LETTER_MAX_BYTES + SMALL,
      )
      await mustBeDevice(c, { personId, deviceId, secret })
      const bytes = bytesOf(sealed)
      if (!(await keepLetter(pool, { letterId, personId, deviceId, keyId, sealed: bytes })))
        throw new Refusal(409, 'Another letter goes by this number')
      // The letter is safe; a server that cannot open it now leaves that to the job.
      await openLetters(pool, organisationKeys, log).catch((error: unknown) =>
        log.error({ error: (error as Error).name }, 'letters could not be opened and will be tried again'),
      )
      return jsonAnswer(c, { nonce, stored: true })
    } finally {
      lettersUnderWay -= 1
    }
  }

  async function purged(c: Request): Promise<Response> {
    const { nonce, deviceId, personId, secret, files } = await readJson(c, purgeReceipt, 4 * SMALL)
    const signedIn = c.get('signedIn')
    if (personId !== undefined && secret !== undefined) await mustBeDevice(c, { personId, deviceId, secret })
    if (secret === undefined && signedIn?.mustChange) throw ownPassphraseFirst()
    const who = secret === undefined ? signedIn?.actor.personId : personId
    if (who === undefined || (personId !== undefined && personId !== who)) throw notThisDevice()
    await keepReceipt(pool, { personId: who, deviceId }, files)
    return jsonAnswer(c, { nonce, stored: true })
  }

  async function gone(c: Request): Promise<Response> {
    const { actor } = personOf(c)
    const file = c.req.param('fileId')
    if (file === undefined || !isFileId(file)) throw notFound()
    if (actor.role !== 'team-manager') throw new Refusal(403, 'Only a team manager is told')
    return jsonAnswer(c, peopleOf(await takenOff(pool, actor.personId, file)))
  }

  return [
    {
      method: 'POST',
      path: '/sync/v1/device',
      summary: 'Make a device known, with the hash of its secret',
      signedIn: true,
      takes: deviceRegistration,
      gives: stored,
      handle: register,
    },
    {
      method: 'POST',
      path: '/sync/v1/standing',
      summary: 'A known device whose person cannot sign in asks whether the account is closed',
      signedIn: false,
      takes: standingRequest,
      gives: standingAnswer,
      refusals: [401, 429],
      handle: standing,
    },
    {
      method: 'POST',
      path: '/sync/v1/letters',
      summary: 'What only the organisation can open, from a known device',
      signedIn: false,
      takes: letterPost,
      gives: stored,
      refusals: [401, 409, 413, 429, 503],
      handle: letter,
    },
    {
      method: 'POST',
      path: '/sync/v1/purged',
      summary: 'A device says that nothing of these files is left on it',
      signedIn: false,
      takes: purgeReceipt,
      gives: stored,
      refusals: [401, 429],
      handle: purged,
    },
    {
      method: 'GET',
      path: '/sync/v1/taken-off/:fileId',
      summary: 'Who no longer has a file, and whether their devices have let go of it; for the manager of its team',
      signedIn: true,
      gives: takenOffAnswer,
      refusals: [404],
      handle: gone,
    },
  ]
}

function bytesOf(base64: string): Uint8Array {
  try {
    return fromBase64(base64)
  } catch {
    throw badRequest('sealed: it is not base64.')
  }
}

const role = v.picklist(ROLES)

function peopleOf(rows: readonly TakenOffRow[]): TakenOffAnswer {
  const people = new Map<Uuid, TakenOffAnswer['people'][number]>()
  for (const row of rows) {
    // an account that is gone altogether has no role any more
    const person = people.get(row.person_id) ?? {
      personId: row.person_id,
      name: row.name || 'Somebody',
      role: v.is(role, row.role) ? row.role : 'childs-social-worker',
      since: row.revoked_at.toISOString(),
      devices: [],
    }
    if (row.device_id !== null)
      person.devices.push({
        ...(row.gone_at && { goneAt: row.gone_at.toISOString() }),
        ...(row.last_seen && { lastSeen: row.last_seen.toISOString() }),
      })
    people.set(row.person_id, person)
  }
  return { people: [...people.values()] }
}
