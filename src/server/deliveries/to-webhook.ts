/**
 * A signed webhook, as the Standard Webhooks specification has it (version 1.0.0): the id stays the same over all tries,
 * the time is that of the try, and the signature is over id, time and body.
 */
import { createHmac } from 'node:crypto'
import { NotDelivered } from './not-delivered.ts'
import type { Parcel } from './not-delivered.ts'

export interface Webhook {
  readonly url: string
  /** While a secret is changed there are two: the receiver needs to know one of them. */
  readonly secrets: readonly Buffer[]
}

/** The specification asks for 15 to 30 seconds. */
const SILENCE_MS = 20_000

export const signatureOf = (secret: Buffer, id: string, seconds: string, body: string): string =>
  `v1,${createHmac('sha256', secret).update(`${id}.${seconds}.${body}`).digest('base64')}`

/** The same for every try: nothing of it depends on the moment. */
export const bodyOf = (parcel: Parcel): string =>
  JSON.stringify({
    type: 'paper.signed',
    timestamp: parcel.signedAt,
    data: {
      recordId: parcel.recordId,
      recordType: parcel.recordType,
      revision: parcel.revision,
      childId: parcel.childId,
      paper: parcel.paper,
      fileName: parcel.fileName,
      contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      sha256: parcel.sha256,
      content: parcel.content.toString('base64'),
    },
  })

export async function toWebhook(
  { url, secrets }: Webhook,
  parcel: Parcel,
  stop: AbortSignal,
  silenceMs = SILENCE_MS,
): Promise<void> {
  const body = bodyOf(parcel)
  const seconds = String(Math.floor(Date.now() / 1000))
  let answer: Response
  try {
    answer = await fetch(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Doorstep',
        'webhook-id': parcel.id,
        'webhook-timestamp': seconds,
        'webhook-signature': secrets.map((secret) => signatureOf(secret, parcel.id, seconds, body)).join(' '),
      },
      // a child's paper is not carried on to wherever somebody points
      redirect: 'manual',
      signal: AbortSignal.any([stop, AbortSignal.timeout(silenceMs)]),
    })
  } catch (error) {
    if (stop.aborted) throw new NotDelivered('broken-off')
    throw new NotDelivered(error instanceof Error && error.name === 'TimeoutError' ? 'no-answer' : 'unreachable')
  }
  await answer.body?.cancel().catch(() => {})
  if (!answer.ok) throw new NotDelivered(answer.status < 500 ? 'refused' : 'receiver-broken')
}
