/**
 * A file with what a device had not sent, for the day the device dies before it meets a network. One bundle (a letter's
 * content), sealed once under a key of its own; that key is sealed twice: for the person, with what their passphrase
 * gives, and for the organisation.
 *
 *     doorstep-unsent 1 <SHA-256 of all that follows>\n
 *     header, JSON\n
 *     the bundle, AES-GCM
 */
import * as v from 'valibot'
import { fromBase64, LETTER, letterContent, toBase64 } from './letter.ts'
import type { LetterContent } from './letter.ts'
import { sha256 } from './messages.ts'
import { openSealed, sealToKey } from './sealed-letter.ts'

type Bytes = Uint8Array<ArrayBuffer>

const header = v.object({
  made: v.string(),
  /** SHA-256 of salt and person: tells the right person before they type, and a finder nothing. */
  whose: sha256,
  salt: v.string(),
  cost: v.object({
    memoryKib: v.pipe(v.number(), v.integer(), v.minValue(8), v.maxValue(1024 * 1024)),
    passes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  }),
  /** The bundle's key under the person's, base64; how is the device's business. */
  own: v.string(),
  organisation: v.optional(v.object({ keyId: v.string(), sealed: v.string() })),
})
export type UnsentHeader = v.InferOutput<typeof header>

export interface UnsentFile {
  readonly header: UnsentHeader
  readonly sealed: Bytes
}

const NAME = 'doorstep-unsent'
const VERSION = 1
const LINE_END = 10
/** The key seals one bundle and nothing else. */
const IV = new Uint8Array(12)

/** Why a file is not taken; the words are the screen's. */
export class NotThisFile extends Error {
  override readonly name = 'NotThisFile'
  readonly why: 'other' | 'damaged' | 'later'
  constructor(why: 'other' | 'damaged' | 'later') {
    super(`The file cannot be used: ${why}`)
    this.why = why
  }
}

async function hashOf(bytes: Bytes): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export const whoseFile = (salt: string, personId: string): Promise<string> =>
  hashOf(new TextEncoder().encode(`${salt} ${personId}`))

async function bundleKey(key: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

export async function writeUnsent(given: {
  readonly content: LetterContent
  readonly made: string
  readonly salt: Bytes
  readonly cost: UnsentHeader['cost']
  /** Seals the bundle's key for the person. */
  readonly forPerson: (key: Bytes) => Bytes
  readonly organisationKey: { readonly keyId: string; readonly publicKey: string } | undefined
}): Promise<Bytes> {
  const { content, organisationKey } = given
  const key = crypto.getRandomValues(new Uint8Array(32))
  const plain = new TextEncoder().encode(JSON.stringify(content))
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: IV }, await bundleKey(key), plain))
  const salt = toBase64(given.salt)
  const head: UnsentHeader = {
    made: given.made,
    whose: await whoseFile(salt, content.personId),
    salt,
    cost: given.cost,
    own: toBase64(given.forPerson(key)),
    ...(organisationKey && {
      organisation: {
        keyId: organisationKey.keyId,
        sealed: toBase64(await sealToKey(fromBase64(organisationKey.publicKey), key, LETTER)),
      },
    }),
  }
  const top = new TextEncoder().encode(`${JSON.stringify(head)}\n`)
  const rest = new Uint8Array(top.length + sealed.length)
  rest.set(top)
  rest.set(sealed, top.length)
  const first = new TextEncoder().encode(`${NAME} ${VERSION} ${await hashOf(rest)}\n`)
  const file = new Uint8Array(first.length + rest.length)
  file.set(first)
  file.set(rest, first.length)
  return file
}

/** Throws NotThisFile. */
export async function readUnsent(file: Bytes): Promise<UnsentFile> {
  const end = file.subarray(0, 200).indexOf(LINE_END)
  const [name, version, hash] = new TextDecoder().decode(file.subarray(0, Math.max(0, end))).split(' ')
  if (name !== NAME) throw new NotThisFile('other')
  if (Number(version) > VERSION) throw new NotThisFile('later')
  const rest = file.slice(end + 1)
  if ((await hashOf(rest)) !== hash) throw new NotThisFile('damaged')
  const headEnd = rest.indexOf(LINE_END)
  try {
    const head = v.parse(header, JSON.parse(new TextDecoder().decode(rest.subarray(0, headEnd))))
    return { header: head, sealed: rest.slice(headEnd + 1) }
  } catch {
    throw new NotThisFile('damaged')
  }
}

/** With the bundle's key. Throws NotThisFile. */
export async function openUnsent(file: UnsentFile, key: Bytes): Promise<LetterContent> {
  try {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: IV }, await bundleKey(key), file.sealed)
    return v.parse(letterContent, JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain)))
  } catch {
    throw new NotThisFile('damaged')
  }
}

/** With the organisation's private key. */
export async function openUnsentAsOrganisation(file: UnsentFile, secret: Bytes): Promise<LetterContent> {
  const { organisation } = file.header
  if (!organisation) throw new NotThisFile('other')
  return openUnsent(file, await openSealed(secret, fromBase64(organisation.sealed), LETTER))
}
