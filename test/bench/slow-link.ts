/**
 * A link with a delay and a width, before the yardstick: both sides of a figure go over the same one. Bytes leave in
 * their order, so many to the second in each direction, and arrive after half the round trip.
 */
import { connect, createServer, type Socket } from 'node:net'
import { freePort } from '../support/service.ts'

export interface SlowLink {
  readonly address: string
  /** Undefined: as fast as the machine. */
  shape(how: { readonly roundTripMs: number; readonly kbitPerSecond: number } | undefined): void
  close(): Promise<void>
}

type Shape = Parameters<SlowLink['shape']>[0]

export async function openSlowLink(target: string): Promise<SlowLink> {
  const { port: targetPort } = new URL(target)
  const port = await freePort()
  const sockets = new Set<Socket>()
  let how: Shape
  /** When the wire of each direction is free again: all connections share it. */
  const free = { up: 0, down: 0 }

  const carry = (from: Socket, to: Socket, direction: keyof typeof free): void => {
    from.on('data', (bytes: Buffer) => {
      if (!how) {
        to.write(bytes)
        return
      }
      const wait = wireTime(bytes.length, how, direction)
      // the sender is held up until its bytes are on their way, as by a full buffer
      from.pause()
      setTimeout(() => from.resume(), Math.max(0, wait.sent))
      setTimeout(() => to.write(bytes), wait.arrives)
    })
    from.on('end', () =>
      setTimeout(() => to.end(), how ? Math.max(0, free[direction] - performance.now()) + how.roundTripMs / 2 : 0),
    )
    from.on('error', () => to.destroy())
  }
  const wireTime = (bytes: number, shape: NonNullable<Shape>, direction: keyof typeof free) => {
    const now = performance.now()
    free[direction] = Math.max(now, free[direction]) + (bytes * 8) / shape.kbitPerSecond
    const sent = free[direction] - now
    return { sent, arrives: sent + shape.roundTripMs / 2 }
  }

  const server = createServer((near) => {
    const far = connect(Number(targetPort), '127.0.0.1')
    for (const socket of [near, far]) {
      socket.setNoDelay(true)
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
    }
    carry(near, far, 'up')
    carry(far, near, 'down')
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    address: `http://localhost:${port}`,
    shape(next) {
      how = next
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}
