/** npm run open-letter -- <file>: takes in what somebody saved on a device that could not send it any more. */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { LETTER, fromBase64 } from '../../protocol/letter.ts'
import { sealToKey } from '../../protocol/sealed-letter.ts'
import { NotThisFile, openUnsentAsOrganisation, readUnsent } from '../../protocol/unsent-file.ts'
import { CannotStart } from '../cannot-start.ts'
import { readConfig } from '../config.ts'
import { openForCommand } from '../db/open.ts'
import type { Pool } from '../db/pool.ts'
import { makeLog } from '../log.ts'
import { keepLetter } from './keep-letter.ts'
import { openLetters } from './open-letters.ts'
import { privateKeys } from './organisation-key.ts'
import type { OrganisationKey } from './organisation-key.ts'

const USAGE = 'npm run open-letter -- <file ending in .doorstep>'

const WHY = {
  other: 'This is no file with unsent notes, or it was made before the device knew the organisation’s key.',
  damaged: 'The file is damaged: some of its bytes are not what they were. Ask for it to be copied again.',
  later: 'The file was made by a later version of Doorstep. Update this server first.',
} as const

/** It goes the way of every letter: kept as it is, then opened, so that what happened can be looked up. */
async function takeInFile(
  pool: Pool,
  bytes: Uint8Array<ArrayBuffer>,
  keys: readonly OrganisationKey[],
  logLevel: string,
): Promise<string> {
  const file = await readUnsent(bytes)
  const key = keys.find((one) => one.keyId === file.header.organisation?.keyId)
  if (file.header.organisation && !key)
    throw new CannotStart(
      `The file is sealed to the key ${file.header.organisation.keyId}, which this server does not have. Run this where organisation-key.json lies, or set ORGANISATION_KEY.`,
    )
  if (!key) throw new NotThisFile('other')
  const content = await openUnsentAsOrganisation(file, key.secret)
  const plain = new TextEncoder().encode(JSON.stringify(content))
  await keepLetter(pool, {
    letterId: randomUUID(),
    personId: content.personId,
    deviceId: content.deviceId,
    keyId: key.keyId,
    sealed: await sealToKey(fromBase64(key.publicKey), plain, LETTER),
  })
  await openLetters(pool, [key], makeLog(logLevel))
  const { operations, jots, blobs } = content
  return `Taken in: ${operations.length} pieces of writing, ${jots.length} notes from the locked screen, ${blobs.length} drawings, photos or papers. What was here already was not taken twice.`
}

async function main(): Promise<void> {
  const [path, ...others] = process.argv.slice(2)
  if (path === undefined || others.length > 0) throw new CannotStart(USAGE)
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new CannotStart(`${path} cannot be read (${error.code ?? 'unknown'}).`)
  })
  const config = readConfig()
  const keys = await privateKeys(config)
  if (keys.length === 0)
    throw new CannotStart('This server has no organisation’s key: run this where organisation-key.json lies.')
  const database = await openForCommand(config)
  try {
    console.log(await takeInFile(database.pool, new Uint8Array(bytes), keys, config.logLevel))
  } finally {
    await database.close()
  }
}

main().catch((error: unknown) => {
  const said = error instanceof NotThisFile ? WHY[error.why] : error instanceof CannotStart ? error.message : error
  console.error(said)
  process.exitCode = 1
})
