/** The environment, read once. Nothing else in the server looks at process.env. */
import { resolve } from 'node:path'
import { isDate } from '../model/calendar.ts'
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
  readonly delivery: DeliveryConfig
}

/** Where signed papers go. Undefined: this server does not know; 'off': nowhere, from now on. */
interface DeliveryConfig {
  readonly deliveryFolder: { readonly path: string } | 'off' | undefined
  readonly deliveryWebhook: { readonly url: string; readonly secrets: readonly Buffer[] } | 'off' | undefined
  /** 'YYYY-MM-DD': what was signed from this day on goes there too. */
  readonly from: string | undefined
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

const HERE = ['localhost', '127.0.0.1', '[::1]']

function webhookOf(env: NodeJS.ProcessEnv): DeliveryConfig['deliveryWebhook'] {
  const url = env.DELIVERY_WEBHOOK_URL || undefined
  if (url === undefined || url === 'off') return url
  const read = URL.canParse(url) ? new URL(url) : undefined
  const isSafe = read?.protocol === 'https:' || (read?.protocol === 'http:' && HERE.includes(read.hostname))
  // Never the address itself: it may hold a key.
  if (!read || !isSafe || read.username || read.password)
    throw new CannotStart(
      'DELIVERY_WEBHOOK_URL must be an https address without name and password, or “off”: papers of children never travel in clear',
    )
  const secrets = (env.DELIVERY_WEBHOOK_SECRET ?? '').split(/\s+/).filter(Boolean)
  const keys = secrets.map((secret) => Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
  // 24 to 64 bytes, as the Standard Webhooks specification has it
  if (keys.length === 0 || secrets.some((one) => !one.startsWith('whsec_')) || keys.some((key) => !isKeySize(key)))
    throw new CannotStart(
      'DELIVERY_WEBHOOK_URL is set, so DELIVERY_WEBHOOK_SECRET must be what the receiver gave out: whsec_ and 24 to 64 bytes in base64 (two of them, with a space between, while it is changed)',
    )
  return { url, secrets: keys }
}

const isKeySize = ({ length }: Buffer): boolean => length >= 24 && length <= 64

function deliveryOf(env: NodeJS.ProcessEnv): DeliveryConfig {
  const folder = env.DELIVERY_FOLDER || undefined
  const deliveryFolder = folder === undefined || folder === 'off' ? folder : { path: resolve(folder) }
  const deliveryWebhook = webhookOf(env)
  const from = env.DELIVERY_FROM || undefined
  if (from !== undefined && !isDate(from))
    throw new CannotStart(`DELIVERY_FROM is “${from}”; it must be a day, for example 2026-04-01.`)
  if (from !== undefined && ![deliveryFolder, deliveryWebhook].some((one) => one && one !== 'off'))
    throw new CannotStart(
      'DELIVERY_FROM is set, so DELIVERY_FOLDER or DELIVERY_WEBHOOK_URL must say where papers are delivered to',
    )
  return { deliveryFolder, deliveryWebhook, from }
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
    delivery: deliveryOf(env),
  }
}
