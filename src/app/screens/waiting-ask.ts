/** The questions of "Words that wait for you". They need the council's server: nothing of them is kept on this device. */
import type { Uuid } from '../../model/file.ts'
import { decisionAnswer, waitingList, waitingWhole } from '../../protocol/waiting.ts'
import type {
  DecisionAnswer,
  DecisionRequest,
  WaitingAttachment,
  WaitingList,
  WaitingWhole,
} from '../../protocol/waiting.ts'
import { ask, askJson, linkOf, pageLink, tellJson } from '../../sync/ask.ts'
import type { Answer } from '../../sync/ask.ts'

/** Why there is nothing to show or nothing has been decided, in words. */
export interface NotAnswered {
  readonly status: number
  readonly words: string
}

const NOBODY =
  'The council’s server cannot be reached just now. These words lie there and nowhere else, so this page needs a connection.'

function inWords<T>(answer: Answer<T>): T | NotAnswered {
  if (answer.kind === 'answer') return answer.body
  if (answer.kind === 'nobody') return { status: 0, words: NOBODY }
  if (answer.status === 401)
    return { status: 401, words: 'Your sign-in has ended. Lock and unlock, then come back here.' }
  if (answer.status === 404) return { status: 404, words: 'It is not here any more: somebody has decided over it.' }
  return { status: answer.status, words: answer.detail ?? 'The council’s server is busy. Try again in a moment.' }
}

export const isAnswered = <T extends object>(given: T | NotAnswered): given is T => !('status' in given)

export async function askForList(me: Uuid): Promise<WaitingList | NotAnswered> {
  return inWords(await askJson(linkOf(pageLink(), me), '/api/waiting', waitingList))
}

export async function askForOne(me: Uuid, opId: Uuid): Promise<WaitingWhole | NotAnswered> {
  return inWords(await askJson(linkOf(pageLink(), me), `/api/waiting/${opId}`, waitingWhole))
}

/** Undefined: not to be had just now. What has another hash is no answer of the council's. */
export async function askForPicture(
  me: Uuid,
  opId: Uuid,
  { sha256, bytes }: WaitingAttachment,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const response = await ask(linkOf(pageLink(), me), `/api/waiting/${opId}/pictures/${sha256}`, {})
  const got = response?.ok ? await response.arrayBuffer().catch(() => undefined) : undefined
  if (got?.byteLength !== bytes) return undefined
  const whole = new Uint8Array(got)
  // hashed here: the device's own way would move its store into what every first load brings
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', whole))
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('') === sha256 ? whole : undefined
}

export async function sendDecision(
  me: Uuid,
  opId: Uuid,
  request: DecisionRequest,
): Promise<DecisionAnswer | NotAnswered> {
  return inWords(await tellJson(linkOf(pageLink(), me), `/api/waiting/${opId}`, request, decisionAnswer))
}
