/** Asks the council's server to open the file of a child whom one does not hold: it knows whether there is one, no device does. */
import type { Uuid } from '../../model/file.ts'
import { openAnswer } from '../../protocol/open-with-reason.ts'
import type { OpenAnswer, OpenRequest } from '../../protocol/open-with-reason.ts'
import { linkOf, pageLink, tellJson } from '../../sync/ask.ts'

export type Opening = OpenAnswer | { readonly trouble: string }

export async function askToOpen(me: Uuid, request: OpenRequest): Promise<Opening> {
  const answer = await tellJson(linkOf(pageLink(), me), '/api/open-with-reason', request, openAnswer)
  if (answer.kind === 'answer') return answer.body
  if (answer.kind === 'nobody')
    return { trouble: 'The council’s server cannot be reached just now. Ring duty if it cannot wait.' }
  if (answer.status === 401) return { trouble: 'Your sign-in has ended. Lock and unlock, then come back here.' }
  if (answer.status === 404)
    return { trouble: 'No one child is known by exactly this. Look at the spelling and the date, or ring duty.' }
  if (answer.status === 429)
    return { trouble: 'You have tried several times. Wait a quarter of an hour, or ring duty.' }
  return { trouble: answer.detail ?? 'The council’s server is busy. Try again in a moment.' }
}
