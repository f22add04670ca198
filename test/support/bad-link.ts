/**
 * A slow and lossy way to a server, over real sockets: so many bits a second and so long a delay each way, and of every
 * block that passes a chance that it is the last of its connection, which then breaks off or, worse, says nothing more.
 * What chance decides follows from the seed and the order of the connections.
 */
import { createServer, connect } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

export interface BadLinkChoice {
  readonly seed: number
  readonly bitsPerSecond: number
  readonly delayMs: number
  /** Of each block, between 0 and 1. */
  readonly loss: number
}
export interface BadLink {
  readonly address: string
  /** Connections that were broken off, and that went silent. */
  readonly broken: { off: number; silent: number }
  /** Bytes that left for the server, whatever became of them. */
  readonly up: { bytes: number }
  close(): Promise<void>
}

const BLOCK = 16 * 1024

/** Mulberry32: small, and the same everywhere. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export async function openBadLink(port: number, choice: BadLinkChoice): Promise<BadLink> {
  const chance = seeded(choice.seed)
  const broken = { off: 0, silent: 0 }
  const up = { bytes: 0 }
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    const pair = [near, far]
    let isSilent = false
    for (const socket of pair) {
      open.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        open.delete(socket)
        for (const other of pair) other.destroy()
      })
    }
    /** How many bytes, both ways together, until this connection fails. */
    let left = BLOCK * (1 + Math.floor(Math.log(1 - chance()) / Math.log(1 - choice.loss))) * (0.5 + chance() / 2)
    const breaksOff = chance() < 0.5
    const carry = (from: Socket, to: Socket): void => {
      let free = performance.now()
      from.on('data', (data: Buffer) => {
        from.pause()
        for (let at = 0; at < data.length; at += 1024) {
          const bit = data.subarray(at, at + 1024)
          free = Math.max(free, performance.now()) + (bit.length * 8000) / choice.bitsPerSecond
          const isLast = at + 1024 >= data.length
          setTimeout(
            () => {
              if (isSilent || to.destroyed) return
              left -= bit.length
              if (from === near) up.bytes += bit.length
              if (left >= 0) to.write(bit)
              else if (breaksOff) {
                broken.off += 1
                for (const socket of pair) socket.destroy()
              } else {
                broken.silent += 1
                isSilent = true
              }
            },
            free + choice.delayMs - performance.now(),
          )
          // the link takes no more than it carries
          if (isLast) setTimeout(() => from.resume(), Math.max(0, free - performance.now()))
        }
      })
      from.on('end', () => setTimeout(() => to.end(), choice.delayMs))
    }
    carry(near, far)
    carry(far, near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    broken,
    up,
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
