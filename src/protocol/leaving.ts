/** What devices say when something leaves them, and what one may ask whose person cannot sign in any more. */
import * as v from 'valibot'
import { ROLES } from '../model/person.ts'
import { deviceNote, fileId, pullAnswer, sha256, uuid } from './messages.ts'

/** Most files that one receipt names. */
export const RECEIPT_MAX_FILES = 1000

/** A device says that nothing of these files is left on it. Where nobody can sign in any more, its secret says who it is. */
export const purgeReceipt = v.object({
  ...deviceNote,
  personId: v.optional(uuid),
  secret: v.optional(v.pipe(v.string(), v.length(64))),
  files: v.pipe(v.array(v.object({ fileId, epoch: v.number() })), v.minLength(1), v.maxLength(RECEIPT_MAX_FILES)),
})

/** Makes the device known, with the hash of a secret that it keeps for the day its person can no longer sign in. */
export const deviceRegistration = v.object({ ...deviceNote, secretHash: sha256 })

/** Without a session: a device whose person cannot sign in asks why. */
export const standingRequest = v.object({ ...deviceNote, personId: uuid, secret: v.pipe(v.string(), v.length(64)) })
export const standingAnswer = v.object({
  nonce: v.string(),
  standing: v.picklist(['open', 'closed']),
  /** As in a pull: this device may never have had one. */
  organisationKey: pullAnswer.entries.organisationKey,
})
export type StandingAnswer = v.InferOutput<typeof standingAnswer>

/** Without a session: what only the organisation can open. `sealed` is base64, see `sealed-letter.ts`. */
export const LETTER_MAX_BYTES = 24 * 1024 * 1024
export const letterPost = v.object({
  ...standingRequest.entries,
  letterId: uuid,
  keyId: v.string(),
  sealed: v.pipe(v.string(), v.maxLength(LETTER_MAX_BYTES)),
})

/** Who no longer has a file, and what their devices have said since: for whoever manages its team. */
export const takenOffAnswer = v.object({
  people: v.array(
    v.object({
      personId: uuid,
      name: v.string(),
      role: v.picklist(ROLES),
      /** Since when they no longer have it. */
      since: v.string(),
      /** Those that had words of it. `goneAt`: the device said that nothing is left; without: it has not said so. */
      devices: v.array(v.object({ goneAt: v.optional(v.string()), lastSeen: v.optional(v.string()) })),
    }),
  ),
})
export type TakenOffAnswer = v.InferOutput<typeof takenOffAnswer>
