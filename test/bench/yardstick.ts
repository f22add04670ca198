/**
 * Stands before the real server: passes everything on, counts the bytes, and answers /limit/* with the least that any
 * program would have to do: one gzip POST and one multi-row insert into the same Postgres; one gzip GET back.
 */
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import type pg from 'pg'
import { freePort } from '../support/service.ts'

export interface Yardstick {
  readonly address: string
  /** Body bytes in both directions since the last call, and none counted before. */
  takeBytes(): number
  /** Body bytes that devices pushed since the last call. */
  takePushed(): number
  close(): Promise<void>
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of message) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

export async function openYardstick(service: string, pool: pg.Pool, pages: string): Promise<Yardstick> {
  await pool.query('CREATE TABLE IF NOT EXISTS bench_note (id uuid PRIMARY KEY, body jsonb NOT NULL)')
  const port = await freePort()
  const target = new URL(service)
  let bytes = 0
  let pushed = 0

  const server: Server = createServer((asked, reply) => {
    const path = asked.url ?? '/'
    const failed = (error: unknown): void => {
      if (!reply.headersSent) reply.writeHead(502)
      reply.end(String(error))
    }
    if (path.startsWith('/bench/')) {
      readFile(join(pages, path.slice('/bench/'.length).split('?')[0] || 'index.html')).then(
        (content) =>
          reply
            .writeHead(200, { 'content-type': TYPES[extname(path.split('?')[0] ?? '')] ?? 'text/html' })
            .end(content),
        failed,
      )
    } else if (path === '/limit/push') {
      void (async () => {
        const body = await bodyOf(asked)
        bytes += body.length
        const notes = JSON.parse(gunzipSync(body).toString()) as { id: string; body: object }[]
        await pool.query('INSERT INTO bench_note SELECT * FROM unnest($1::uuid[], $2::jsonb[])', [
          notes.map((note) => note.id),
          notes.map((note) => JSON.stringify(note.body)),
        ])
        reply.writeHead(200).end('{}')
      })().catch(failed)
    } else if (path.startsWith('/limit/pull')) {
      void (async () => {
        const count = Number(new URL(path, service).searchParams.get('count'))
        const { rows } = await pool.query('SELECT id, body FROM bench_note LIMIT $1', [count])
        const answer = gzipSync(JSON.stringify(rows))
        bytes += answer.length
        reply.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(answer)
      })().catch(failed)
    } else {
      const onward = httpRequest(
        { host: '127.0.0.1', port: target.port, path, method: asked.method, headers: asked.headers },
        (answer) => {
          reply.writeHead(answer.statusCode ?? 502, answer.headers)
          answer.on('data', (part: Buffer) => (bytes += part.length))
          answer.pipe(reply)
        },
      )
      onward.on('error', failed)
      asked.on('data', (part: Buffer) => {
        bytes += part.length
        if (path === '/sync/v1/push') pushed += part.length
      })
      asked.pipe(onward)
    }
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    address: `http://localhost:${port}`,
    takeBytes() {
      const taken = bytes
      bytes = 0
      return taken
    },
    takePushed() {
      const taken = pushed
      pushed = 0
      return taken
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
