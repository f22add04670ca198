/** The environment, read once. Nothing else in the server looks at process.env. */
import { resolve } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { projectFolder } from './db/project-folder.ts'

export interface Config {
  /** Undefined: the Postgres that comes along, under the data folder. */
  readonly databaseUrl: string | undefined
  readonly dataFolder: string
  /** What `organisation-key.json` in the data folder would hold, for those who keep their secrets elsewhere. */
  readonly organisationKey: string | undefined
  readonly host: string
  readonly port: number
  /** 'off': an empty database stays empty. Otherwise the seed of the demonstration. */
  readonly demonstration: string
  /** Said once, at the first start after a backup was put back: devices then send again what they kept. */
  readonly restored: boolean
  readonly logLevel: string
  /** The address people type, where a proxy stands before us: https there means HSTS here. */
  readonly publicUrl: string | undefined
  /** Believe X-Forwarded-For, because a proxy of ours sets it. */
  readonly trustProxy: boolean
  readonly sessionIdleHours: number
  readonly sessionHours: number
  /** Where the built app lies. */
  readonly appFolder: string
  /** The mail server, `smtp://` or `smtps://`; undefined: no mail goes out. */
  readonly smtpUrl: string | undefined
  /** Whom mail is from. */
  readonly mailFrom: string | undefined
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

const isYes = (text: string | undefined): boolean => ['1', 'true', 'yes', 'on'].includes(text ?? '')

function whole(env: NodeJS.ProcessEnv, name: string, otherwise: number, least: number, most: number): number {
  const text = env[name]
  if (text === undefined || text === '') return otherwise
  const value = Number(text)
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new CannotStart(`${name} is “${text}”; it must be a whole number from ${least} to ${most}.`)
  }
  return value
}

function mailOf(env: NodeJS.ProcessEnv): Pick<Config, 'smtpUrl' | 'mailFrom'> {
  const smtpUrl = env.SMTP_URL || undefined
  const mailFrom = env.MAIL_FROM || undefined
  if (!smtpUrl) return { smtpUrl, mailFrom }
  // Never the address itself: it holds a password.
  if (!/^smtps?:$/.test(URL.canParse(smtpUrl) ? new URL(smtpUrl).protocol : ''))
    throw new CannotStart(
      'SMTP_URL is no address of a mail server; say for example smtps://name:secret@mail.council.example',
    )
  if (!mailFrom || !/^[^@\r\n]+@[^@\r\n]+$/.test(mailFrom))
    throw new CannotStart(
      'SMTP_URL is set, so MAIL_FROM must say whom mail is from, for example doorstep@council.example',
    )
  return { smtpUrl, mailFrom }
}

export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const logLevel = env.LOG_LEVEL || 'info'
  if (!LOG_LEVELS.includes(logLevel))
    throw new CannotStart(`LOG_LEVEL is “${logLevel}”; it must be one of ${LOG_LEVELS.join(', ')}.`)
  return {
    databaseUrl: env.DATABASE_URL || undefined,
    dataFolder: resolve(env.DATA_FOLDER || resolve(projectFolder(), '.data')),
    organisationKey: env.ORGANISATION_KEY || undefined,
    host: env.HOST || '127.0.0.1',
    port: whole(env, 'PORT', 4710, 0, 65_535),
    demonstration: env.DEMONSTRATION || 'wrenbury',
    restored: isYes(env.RESTORED),
    logLevel,
    publicUrl: env.PUBLIC_URL || undefined,
    trustProxy: isYes(env.TRUST_PROXY),
    sessionIdleHours: whole(env, 'SESSION_IDLE_HOURS', 12, 1, 24 * 30),
    sessionHours: whole(env, 'SESSION_HOURS', 24 * 7, 1, 24 * 90),
    appFolder: resolve(projectFolder(), env.APP_FOLDER || 'dist/app'),
    ...mailOf(env),
  }
}
