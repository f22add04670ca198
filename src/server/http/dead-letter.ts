import { DEAD_LETTER_MAX_BYTES, deadLetter, stored } from '../../protocol/messages.ts'
import { sha256Of } from '../apply/arrival.ts'
import { keepDeadLetter } from '../waiting/keep-dead-letter.ts'
import { jsonAnswer, readJson } from './body.ts'
import { Refusal, tooLarge } from './problem.ts'
import type { Route } from './route.ts'
import { mustBeThem, personOf } from './situation.ts'
import type { Request, ServerDeps } from './situation.ts'

/** The text travels as a JSON string, in which quotes and line ends take two bytes. */
const MOST_BYTES = 2 * DEAD_LETTER_MAX_BYTES + 64 * 1024

export function deadLetterRoute({ pool, log }: ServerDeps): Route {
  async function handle(c: Request): Promise<Response> {
    const { actor } = personOf(c)
    const letter = await readJson(c, deadLetter, MOST_BYTES)
    mustBeThem(actor, letter.personId)
    if (Buffer.byteLength(letter.raw) > DEAD_LETTER_MAX_BYTES) throw tooLarge(DEAD_LETTER_MAX_BYTES)
    // "stored" is said of these words and no others
    if (sha256Of(letter.raw) !== letter.sha256) throw new Refusal(422, 'It was changed on its way here')
    await keepDeadLetter(pool, actor, letter, new Date().toISOString())
    log.warn({ opId: letter.opId, bytes: letter.raw.length }, 'words arrived as a last resort and wait for a person')
    return jsonAnswer(c, { nonce: letter.nonce, stored: true })
  }
  return {
    method: 'POST',
    path: '/sync/v1/deadletter',
    summary: 'Words that a push could not take: kept as they came, for a person to decide',
    signedIn: true,
    takes: deadLetter,
    gives: stored,
    refusals: [413, 422],
    handle,
  }
}
