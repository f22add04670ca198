import { demonstrationAnswer } from '../../protocol/messages.ts'
import type { DemonstrationAnswer } from '../../protocol/messages.ts'
import { jsonAnswer } from './body.ts'
import type { Route } from './route.ts'
import type { Request, ServerDeps } from './situation.ts'

export function demonstrationRoute({ pool }: ServerDeps): Route {
  async function handle(c: Request): Promise<Response> {
    const { rows } = await pool.query<{ demonstration: boolean; sign_ins: DemonstrationAnswer['signIns'] | null }>(
      'SELECT demonstration, sign_ins FROM service',
    )
    const [service] = rows
    const demonstration = service?.demonstration ?? false
    const answer: DemonstrationAnswer = { demonstration, signIns: demonstration ? (service?.sign_ins ?? []) : [] }
    return jsonAnswer(c, answer)
  }
  return {
    method: 'GET',
    path: '/api/demonstration',
    summary: 'Whether this is the demonstration, and then who can be tried out',
    signedIn: false,
    gives: demonstrationAnswer,
    handle,
  }
}
