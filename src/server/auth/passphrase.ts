import { randomBytes, randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { FOUR_WORDS_FROM } from './plain-words.ts'

/** OWASP's first choice for argon2id: 19 MiB, two passes. The device stretches the same passphrase much harder. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Composed characters: the same passphrase typed on another keyboard is the same bytes. */
const asTyped = (passphrase: string): string => passphrase.normalize('NFC')

export const hashPassphrase = (passphrase: string): Promise<string> => hash(asTyped(passphrase), COST)

let nobody: Promise<string> | undefined

/** Takes as long for an address that has no account: `stored` undefined. */
export async function isPassphrase(stored: string | undefined, passphrase: string): Promise<boolean> {
  nobody ??= hashPassphrase(randomBytes(32).toString('hex'))
  const matches = await verify(stored ?? (await nobody), asTyped(passphrase))
  return stored !== undefined && matches
}

/** Four words and a number, easy to read out over the telephone; to be changed at the first sign-in. */
export function oneTimePassphrase(): string {
  const words = Array.from({ length: 4 }, () => FOUR_WORDS_FROM[randomInt(FOUR_WORDS_FROM.length)])
  return `${words.join(' ')} ${randomInt(100, 1000)}`
}
