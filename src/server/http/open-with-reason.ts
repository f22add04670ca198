import { mayOpenWithReason, REASON_LETTERS } from '../../practice/opened-with-reason.ts'
import { openAnswer, openRequest } from '../../protocol/open-with-reason.ts'
import { admitAttempt, attemptKeys } from '../auth/sign-in-attempts.ts'
import { openWithReason } from '../opened/open-file.ts'
import { jsonAnswer, readJson } from './body.ts'
import { badRequest, Refusal, tooMany } from './problem.ts'
import type { Route } from './route.ts'
import { personOf } from './situation.ts'
import type { Request, ServerDeps } from './situation.ts'

const MOST_BYTES = 16 * 1024
/** The same whether nobody is meant, somebody else, or two. */
const nobodyExactly = (): Refusal =>
  new Refusal(404, 'No one child is known here by exactly this', 'Look at the spelling, or ask duty.')

export function openWithReasonRoute({ pool, log, mails = false }: ServerDeps): Route {
  async function handle(c: Request): Promise<Response> {
    const { actor, deviceId } = personOf(c)
    if (!mayOpenWithReason(actor.role)) throw new Refusal(403, 'Only those who work with children’s files may ask')
    const request = await readJson(c, openRequest, MOST_BYTES)
    if (request.reason.length < REASON_LETTERS) throw badRequest('Say in a sentence why this file is needed now.')
    // Guessing is slow: counted as sign-ins are, for who asks, whatever comes of it.
    const wait = await admitAttempt(pool, attemptKeys(`open ${actor.personId}`, `open ${actor.personId}`))
    if (wait > 0) throw tooMany(wait)
    const answer = await openWithReason(pool, { actor, deviceId, request, now: new Date().toISOString(), mails })
    if (!answer) throw nobodyExactly()
    if (answer.until !== undefined) log.info('a file was opened with a reason')
    return jsonAnswer(c, answer)
  }
  return {
    method: 'POST',
    path: '/api/open-with-reason',
    summary: 'Open for a day the file of a child whom one does not hold, with a reason that the manager reads',
    signedIn: true,
    takes: openRequest,
    gives: openAnswer,
    refusals: [404, 429],
    handle,
  }
}
