/** npm run account -- add | list | change | disable | reset */
import { parseArgs } from 'node:util'
import { ROLES } from '../model/person.ts'
import type { Role } from '../model/person.ts'
import { addAccount, changeAccount, disableAccount, listAccounts, resetAccount } from './auth/accounts.ts'
import { CannotStart } from './cannot-start.ts'
import { readConfig } from './config.ts'
import { openForCommand } from './db/open.ts'
import { asSystem } from './db/pool.ts'
import type { Pool } from './db/pool.ts'

const USAGE = `npm run account -- add --name "Sam Okoro" --email sam@council.example --role childs-social-worker --team North
npm run account -- list
npm run account -- change --email sam@council.example --role team-manager --team South
npm run account -- disable --email sam@council.example
npm run account -- reset --email sam@council.example
Roles: ${ROLES.join(', ')}`

const options = {
  name: { type: 'string' },
  email: { type: 'string' },
  role: { type: 'string' },
  team: { type: 'string' },
} as const

type Given = { readonly [K in keyof typeof options]?: string | undefined }

const isRole = (text: string | undefined): text is Role => (ROLES as readonly (string | undefined)[]).includes(text)

function needed(given: Given, name: keyof Given): string {
  const value = given[name]?.trim()
  if (!value) throw new CannotStart(`--${name} is missing.\n${USAGE}`)
  return value
}

function roleIn(given: Given): Role {
  if (!isRole(given.role)) throw new CannotStart(`--role is missing or unknown.\n${USAGE}`)
  return given.role
}

function emailIn(given: Given): string {
  const email = needed(given, 'email').toLowerCase()
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new CannotStart(`${email} is not an email address.`)
  return email
}

const tellPassphrase = (passphrase: string): string =>
  `Passphrase for the first sign-in, shown this once: ${passphrase}`
const unknown = (email: string): CannotStart => new CannotStart(`There is no account for ${email}.`)

async function obey(pool: Pool, command: string | undefined, given: Given): Promise<string> {
  return asSystem(pool, async (client) => {
    if (command === 'list') {
      const accounts = await listAccounts(client)
      return (
        accounts
          .map((one) => [one.email, one.name, one.role, one.team, one.disabled ? 'disabled' : 'may sign in'].join('\t'))
          .join('\n') || 'Nobody yet.'
      )
    }
    if (command === 'add') {
      const account = {
        name: needed(given, 'name'),
        email: emailIn(given),
        role: roleIn(given),
        team: given.team ?? '',
      }
      const { passphrase } = await addAccount(client, account).catch((error: NodeJS.ErrnoException) => {
        throw error.code === '23505' ? new CannotStart(`There is an account for ${account.email} already.`) : error
      })
      return `${account.name} may sign in as ${account.email}.\n${tellPassphrase(passphrase)}`
    }
    const email = emailIn(given)
    if (command === 'disable') {
      if (!(await disableAccount(client, email))) throw unknown(email)
      return `${email} may no longer sign in; their sessions have ended.`
    }
    if (command === 'reset') {
      const passphrase = await resetAccount(client, email)
      if (!passphrase) throw unknown(email)
      return `What is on their device opens with the old passphrase only; they will be asked for both.\n${tellPassphrase(passphrase)}`
    }
    const change = {
      ...(given.role !== undefined && { role: roleIn(given) }),
      ...(given.team !== undefined && { team: given.team }),
    }
    if (!(await changeAccount(client, email, change))) throw unknown(email)
    return `${email} is changed; their devices fetch their files again.`
  })
}

async function main(): Promise<void> {
  const [command, ...rest] = process.argv.slice(2)
  if (!command || !['add', 'list', 'change', 'disable', 'reset'].includes(command)) throw new CannotStart(USAGE)
  let given: Given
  try {
    given = parseArgs({ args: rest, options, strict: true }).values
  } catch (error) {
    throw new CannotStart(`${(error as Error).message}\n${USAGE}`)
  }
  const database = await openForCommand(readConfig())
  try {
    console.log(await obey(database.pool, command, given))
  } finally {
    await database.close()
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof CannotStart ? error.message : error)
  process.exitCode = 1
})
