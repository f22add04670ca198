/** The road between browser and server, in the same process as the killer: open, slow, or broken off. Loopback only. */
import { connect, createServer } from 'node:net'
import type { Socket } from 'node:net'
import { PassThrough, Transform } from 'node:stream'

export interface Road {
  readonly port: number
  /** Milliseconds that every piece waits, in each direction; 0: none. */
  delayMs: number
  close(): Promise<void>
}

const late = (road: { readonly delayMs: number }): Transform =>
  road.delayMs === 0
    ? new PassThrough()
    : new Transform({
        transform(piece, _encoding, done) {
          setTimeout(() => done(null, piece), road.delayMs)
        },
      })

export async function openRoad(toPort: number): Promise<Road> {
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(toPort, '127.0.0.1')
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        open.delete(socket)
        other.destroy()
      })
    }
    near.pipe(late(road)).pipe(far)
    far.pipe(late(road)).pipe(near)
  })
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    }),
  )
  const road = {
    port,
    delayMs: 0,
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return road
}
