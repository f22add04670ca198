/** A mail server on loopback that takes part in a real SMTP conversation and keeps what it was given. */
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

export interface TakenMail {
  readonly from: string
  readonly to: readonly string[]
  /** Headers and text as they came. */
  readonly data: string
}

export interface MailServer {
  readonly url: string
  readonly taken: readonly TakenMail[]
  /** How often somebody tried to hand over a mail, taken or not. */
  readonly tries: number
  /** The next so many mails are answered with "try again later". */
  refuse(times: number): void
  close(): Promise<void>
}

export async function startMailServer(): Promise<MailServer> {
  const taken: TakenMail[] = []
  const open = new Set<Socket>()
  let refusals = 0
  let tries = 0
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => socket.destroy())
    let buffer = ''
    let from = ''
    let to: string[] = []
    let inData = false
    const say = (line: string) => socket.write(`${line}\r\n`)
    const end = (data: string) => {
      inData = false
      tries += 1
      if (refusals > 0) {
        refusals -= 1
        return say('451 4.3.0 try again later')
      }
      taken.push({ from, to, data })
      return say('250 2.0.0 taken')
    }
    const hear = (line: string) => {
      const command = line.slice(0, 4).toUpperCase()
      if (command === 'EHLO') return say('250-mail.test\r\n250 8BITMIME')
      if (command === 'MAIL') {
        from = /<(.*?)>/.exec(line)?.[1] ?? ''
        to = []
        return say('250 2.1.0 ok')
      }
      if (command === 'RCPT') {
        to.push(/<(.*?)>/.exec(line)?.[1] ?? '')
        return say('250 2.1.5 ok')
      }
      if (command === 'DATA') {
        inData = true
        return say('354 go on')
      }
      if (command === 'QUIT') {
        say('221 2.0.0 bye')
        return socket.end()
      }
      return say(command === 'RSET' || command === 'NOOP' ? '250 ok' : '502 5.5.1 not known here')
    }
    socket.on('data', (bytes) => {
      buffer += bytes.toString('utf8')
      for (;;) {
        const stop = inData ? '\r\n.\r\n' : '\r\n'
        const at = buffer.indexOf(stop)
        if (at < 0) return
        const part = buffer.slice(0, at)
        buffer = buffer.slice(at + stop.length)
        if (inData) end(part.replace(/^\.\./gm, '.'))
        else hear(part)
      }
    })
    say('220 mail.test')
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    get tries() {
      return tries
    },
    refuse: (times) => {
      refusals = times
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        for (const socket of open) socket.destroy()
      }),
  }
}
