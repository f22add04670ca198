/** The questions of "Papers delivered". Only the council's server knows what has arrived: nothing of it is kept here. */
import * as v from 'valibot'
import type { Uuid } from '../../model/file.ts'
import { deliveryList } from '../../protocol/deliveries.ts'
import type { DeliveryList } from '../../protocol/deliveries.ts'
import { askJson, linkOf, pageLink, tellJson } from '../../sync/ask.ts'
import type { Answer } from '../../sync/ask.ts'

export interface NotTold {
  readonly words: string
}

const NOBODY =
  'The council’s server cannot be reached just now. What has arrived is known there and nowhere else, so this page needs a connection.'

function inWords(answer: Exclude<Answer<unknown>, { readonly kind: 'answer' }>): NotTold {
  if (answer.kind === 'nobody') return { words: NOBODY }
  if (answer.status === 401) return { words: 'Your sign-in has ended. Lock and unlock, then come back here.' }
  return { words: answer.detail ?? 'The council’s server is busy. Try again in a moment.' }
}

export async function askForDeliveries(me: Uuid): Promise<DeliveryList | NotTold> {
  const answer = await askJson(linkOf(pageLink(), me), '/api/deliveries', deliveryList)
  return answer.kind === 'answer' ? answer.body : inWords(answer)
}

/** Undefined: it is under way. */
export async function askToTryAgain(me: Uuid, id: Uuid): Promise<NotTold | undefined> {
  const answer = await tellJson(linkOf(pageLink(), me), `/api/deliveries/${id}`, {}, v.undefined())
  return answer.kind === 'answer' ? undefined : inWords(answer)
}
