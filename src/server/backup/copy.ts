/**
 * Whole tables in and out of Postgres by its COPY, over a connection of `pg` and with nothing but its own protocol.
 * Neither side ever holds more than a few chunks: whoever is faster waits.
 */
import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import type pg from 'pg'
import type { Client } from '../db/pool.ts'

/** What `pg` gives a query that handles its messages by itself; its types leave out the part about COPY. */
interface Wire {
  readonly stream: Duplex
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}
const wireOf = (connection: pg.Connection): Wire => connection as unknown as Wire

/** So much may lie between Postgres and whoever reads. */
const HIGH_WATER_BYTES = 1024 * 1024

class CopyOut implements pg.Submittable {
  private readonly chunks: Buffer[] = []
  private bytes = 0
  private wire: Wire | undefined
  private failed: Error | undefined
  private isDone = false
  private wake: () => void = () => undefined
  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  submit(connection: pg.Connection): void {
    this.wire = wireOf(connection)
    this.wire.query(this.text)
  }

  /** One row. Copied: the parser uses its buffer again. */
  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    this.chunks.push(Buffer.from(chunk))
    this.bytes += chunk.length
    if (this.bytes > HIGH_WATER_BYTES) this.wire?.stream.pause()
    this.wake()
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.isDone = true
    this.wake()
  }

  handleError(error: Error): void {
    this.failed = error
    this.wire?.stream.resume()
    this.wake()
  }

  /** What has come since the last call; undefined after the last row. */
  async next(): Promise<Buffer | undefined> {
    while (this.chunks.length === 0 && !this.isDone && !this.failed)
      await new Promise<void>((resolve) => {
        this.wake = resolve
      })
    if (this.failed) throw this.failed
    if (this.chunks.length === 0) return undefined
    const all = Buffer.concat(this.chunks)
    this.chunks.length = 0
    this.bytes = 0
    this.wire?.stream.resume()
    return all
  }
}

/** Everything that `COPY … TO STDOUT` says, in pieces that end where a row ends. */
export async function* copyOut(client: Client, text: string): AsyncGenerator<Buffer, void> {
  const copy = client.query(new CopyOut(text))
  for (let part = await copy.next(); part; part = await copy.next()) yield part
}

class CopyIn implements pg.Submittable {
  readonly done: Promise<void>
  private readonly text: string
  private readonly source: AsyncIterable<Buffer>
  private failed: Error | undefined
  private settle: { resolve(): void; reject(error: Error): void } = { resolve() {}, reject() {} }

  constructor(text: string, source: AsyncIterable<Buffer>) {
    this.text = text
    this.source = source
    this.done = new Promise<void>((resolve, reject) => {
      this.settle = { resolve, reject }
    })
  }

  submit(connection: pg.Connection): void {
    wireOf(connection).query(this.text)
  }

  handleCopyInResponse(connection: pg.Connection): void {
    const wire = wireOf(connection)
    this.pump(wire).catch((error: Error) => {
      this.failed ??= error
      wire.sendCopyFail('what was to be copied ended early')
    })
  }

  private async pump(wire: Wire): Promise<void> {
    for await (const part of this.source) {
      if (this.failed) return
      wire.sendCopyFromChunk(part)
      if (wire.stream.writableNeedDrain) await once(wire.stream, 'drain')
    }
    wire.endCopyFrom()
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    if (!this.failed) this.settle.resolve()
  }

  handleError(error: Error): void {
    // our own trouble with the source comes back as Postgres's: the first one says why
    this.failed ??= error
    this.settle.reject(this.failed)
  }
}

/** Feeds `COPY … FROM STDIN`. Rejects with what went wrong first, here or there; the transaction has then failed. */
export async function copyIn(client: Client, text: string, source: AsyncIterable<Buffer>): Promise<void> {
  await client.query(new CopyIn(text, source)).done
}
