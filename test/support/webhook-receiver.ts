/** A document store's end of a webhook, on loopback: checks signatures by itself, and behaves as badly as it is told to. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

export type Behaviour = 'take' | 'answer 500' | 'answer 403' | 'redirect' | 'hang' | 'take, then die'

export interface TakenPaper {
  readonly id: string
  readonly body: string
}
export interface Receiver {
  readonly url: string
  readonly secret: string
  /** What came, was signed rightly and was not known yet: a receiver keeps an id once. */
  readonly accepted: readonly TakenPaper[]
  /** Every knock, with its id and whether its signature was right. */
  readonly knocks: readonly { readonly id: string; readonly isRight: boolean; readonly body: string }[]
  /** For the next knocks, in their order; after them it takes what comes. */
  behave(...next: readonly Behaviour[]): void
  close(): Promise<void>
}

const SKEW_SECONDS = 300

const headerOf = (request: IncomingMessage, name: string): string => String(request.headers[name] ?? '')

export async function startReceiver(port = 0): Promise<Receiver> {
  const key = randomBytes(32)
  const accepted: TakenPaper[] = []
  const knocks: { id: string; isRight: boolean; body: string }[] = []
  const coming: Behaviour[] = []
  const open = new Set<Socket>()
  /** From the specification, and from nothing of ours. */
  const isRight = (id: string, seconds: string, signatures: string, body: string): boolean => {
    if (Math.abs(Date.now() / 1000 - Number(seconds)) > SKEW_SECONDS) return false
    const expected = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest()
    return signatures.split(' ').some((one) => {
      const [version, value = ''] = one.split(',')
      const given = Buffer.from(value, 'base64')
      return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected)
    })
  }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8')
      const id = headerOf(request, 'webhook-id')
      const right = isRight(id, headerOf(request, 'webhook-timestamp'), headerOf(request, 'webhook-signature'), body)
      knocks.push({ id, isRight: right, body })
      const how = coming.shift() ?? 'take'
      const take = () => {
        if (right && !accepted.some((one) => one.id === id)) accepted.push({ id, body })
      }
      if (how === 'hang') return
      if (how === 'take, then die') {
        take()
        request.socket.destroy()
        return
      }
      if (how === 'answer 500') response.writeHead(500).end('not just now')
      else if (how === 'answer 403') response.writeHead(403).end()
      else if (how === 'redirect') response.writeHead(307, { location: '/elsewhere' }).end()
      else if (right) {
        take()
        response.writeHead(204).end()
      } else response.writeHead(401).end()
    })
  })
  server.on('connection', (socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/papers`,
    secret: `whsec_${key.toString('base64')}`,
    accepted,
    knocks,
    behave: (...next) => void coming.push(...next),
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        for (const socket of open) socket.destroy()
      }),
  }
}
