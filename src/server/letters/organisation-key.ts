/**
 * The organisation's pair of keys. The public half stands in the database and goes out with every pull; the private half
 * lies in the data folder, or comes from the environment, and never in the database: a stolen dump opens no letter.
 */
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import * as v from 'valibot'
import { fromBase64, toBase64 } from '../../protocol/letter.ts'
import { makeKeyPair } from '../../protocol/sealed-letter.ts'
import { sha256Of } from '../apply/arrival.ts'
import { CannotStart } from '../cannot-start.ts'
import type { Config } from '../config.ts'
import { asSystem } from '../db/pool.ts'
import type { Client, Pool } from '../db/pool.ts'

export interface OrganisationKey {
  readonly keyId: string
  /** PKCS #8. */
  readonly secret: Uint8Array<ArrayBuffer>
  /** Uncompressed point, base64. */
  readonly publicKey: string
}

const KEY_FILE = 'organisation-key.json'
/** One key, or several: the first is the one to seal to, all of them open. */
const written = v.object({ publicKey: v.string(), secret: v.string() })

const keyIdOf = (publicKey: string): string => sha256Of(publicKey).slice(0, 16)

function readKeys(text: string, where: string): readonly OrganisationKey[] {
  try {
    const keys = v.parse(v.array(written), [JSON.parse(text)].flat())
    return keys.map(({ publicKey, secret }) => ({
      keyId: keyIdOf(publicKey),
      publicKey,
      secret: fromBase64(secret),
    }))
  } catch {
    throw new CannotStart(`${where} does not hold the organisation’s key as Doorstep writes it.`)
  }
}

/** On the disk for good before anybody seals to it: a key that a power cut takes with it opens nothing. */
async function writeKey(folder: string, key: { publicKey: string; secret: string }): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, KEY_FILE)
  const file = await open(`${path}.new`, 'w', 0o600)
  try {
    await file.writeFile(`${JSON.stringify(key)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.new`, path)
}

async function readFolder(folder: string): Promise<readonly OrganisationKey[]> {
  const path = join(folder, KEY_FILE)
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw new CannotStart(`${path} cannot be read (${error.code ?? 'unknown'}).`)
  })
  return text === undefined ? [] : readKeys(text, path)
}

type Where = Pick<Config, 'dataFolder' | 'organisationKey'>

/** The private keys that this server was given, the one to seal to first. */
export async function privateKeys({ dataFolder, organisationKey }: Where): Promise<readonly OrganisationKey[]> {
  return organisationKey === undefined ? readFolder(dataFolder) : readKeys(organisationKey, 'ORGANISATION_KEY')
}

async function publish(client: Client, key: OrganisationKey): Promise<void> {
  await client.query(
    'INSERT INTO organisation_key (key_id, public_key) VALUES ($1, $2) ON CONFLICT (key_id) DO NOTHING',
    [key.keyId, key.publicKey],
  )
}

/**
 * At start. The first server of a service makes the pair; another one, with another folder, goes without the private
 * half and leaves the letters to the first.
 */
export async function ownKeys(pool: Pool, where: Where, log: Logger): Promise<readonly OrganisationKey[]> {
  const keys = await asSystem(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock(4710_009)')
    const own = await privateKeys(where)
    if (own[0]) {
      await publish(client, own[0])
      return own
    }
    const { rowCount } = await client.query('SELECT FROM organisation_key')
    if ((rowCount ?? 0) > 0) return []
    const { publicKey, secret } = await makeKeyPair()
    try {
      await writeKey(where.dataFolder, { publicKey: toBase64(publicKey), secret: toBase64(secret) })
    } catch (error) {
      log.warn({ code: (error as NodeJS.ErrnoException).code }, 'the organisation’s key could not be written')
      return []
    }
    const made = await readFolder(where.dataFolder)
    if (made[0]) await publish(client, made[0])
    return made
  })
  if (keys.length === 0)
    log.warn('this server has no organisation’s key: letters stay sealed until one opens them that has it')
  return keys
}

const KEEP_MS = 60_000
const known = new WeakMap<Pool, { readonly at: number; readonly key: { keyId: string; publicKey: string } }>()

/** What devices seal to. Asked with every pull, and changes once in years. */
export async function keyToSealTo(pool: Pool): Promise<{ keyId: string; publicKey: string } | undefined> {
  const held = known.get(pool)
  if (held && performance.now() - held.at < KEEP_MS) return held.key
  const { rows } = await pool.query<{ key_id: string; public_key: string }>(
    'SELECT key_id, public_key FROM organisation_key ORDER BY since DESC LIMIT 1',
  )
  const [row] = rows
  if (!row) return undefined
  const key = { keyId: row.key_id, publicKey: row.public_key }
  known.set(pool, { at: performance.now(), key })
  return key
}
