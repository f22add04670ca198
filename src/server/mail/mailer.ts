/** Mail goes out through the council's own SMTP server, or not at all. What it says never names anybody. */
import { createTransport } from 'nodemailer'
import type { Config } from '../config.ts'

export interface Letter {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

export interface Mailer {
  /** Resolves once the server has taken the letter; rejects when it would not. */
  send(letter: Letter): Promise<void>
  close(): void
}

/** A server that says nothing for so long is tried again later, by the queue. */
const SILENCE_MS = 30_000

const isHere = (host: string): boolean => host === 'localhost' || host === '[::1]' || host.startsWith('127.')

/** Undefined where no server is named: mail is off. */
export function openMailer({ smtpUrl, mailFrom }: Pick<Config, 'smtpUrl' | 'mailFrom'>): Mailer | undefined {
  if (!smtpUrl || !mailFrom) return undefined
  const { hostname, username } = new URL(smtpUrl)
  const transport = createTransport({
    url: smtpUrl,
    // a password never crosses a network in clear
    requireTLS: username !== '' && !isHere(hostname),
    connectionTimeout: SILENCE_MS,
    greetingTimeout: SILENCE_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = mailFrom.replace(/^.*@/, '').replace(/[^A-Za-z0-9.-].*$/, '')
  return {
    async send({ id, to, subject, text }) {
      await transport.sendMail({
        from: mailFrom,
        to,
        subject,
        text,
        // the same each time it is tried, so that a letter that went twice is shown once
        messageId: `<${id}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    },
    close: () => transport.close(),
  }
}
