/**
 * What a backup file holds, inside its gzip: frames of one letter, a length and that many bytes.
 *
 *     H  header     JSON: what this is a backup of, and how many rows of each table
 *     T  table      JSON: the rows that follow are its
 *     D  data       rows as COPY says them, whole lines
 *     E  end        JSON: rows, bytes and SHA-256 of this table's data
 *     Z  the end    JSON: SHA-256 of everything before
 *
 * A file without its last frame, or whose sums are not what they say, is no backup.
 */
import { createHash } from 'node:crypto'

export const FORMAT = 1
export const NAME = 'doorstep backup'

export interface TableOfBackup {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: number
}
export interface Header {
  readonly is: typeof NAME
  readonly format: number
  /** ISO 8601: everything committed until then is in it, nothing after. */
  readonly takenAt: string
  /** Of the server's history. */
  readonly epoch: string
  readonly postgres: string
  /** In their order. */
  readonly migrations: readonly string[]
  /** What others refer to comes first. */
  readonly tables: readonly TableOfBackup[]
}
export interface TableSum {
  readonly rows: number
  readonly bytes: number
  readonly sha256: string
}

export type Letter = 'H' | 'T' | 'D' | 'E' | 'Z'
export interface Frame {
  readonly letter: Letter
  readonly bytes: Buffer
}

const HEAD_BYTES = 5
/** A row of a table fits, whatever it holds; a length beyond this is no length. */
const MOST_BYTES = 256 * 1024 * 1024
const LETTERS = 'HTDEZ'
const isLetter = (text: string): text is Letter => text.length === 1 && LETTERS.includes(text)

export function frame(letter: Letter, bytes: Buffer | object): Buffer {
  const payload = Buffer.isBuffer(bytes) ? bytes : Buffer.from(JSON.stringify(bytes), 'utf8')
  const head = Buffer.alloc(HEAD_BYTES)
  head.write(letter, 0, 'latin1')
  head.writeUInt32BE(payload.length, 1)
  return Buffer.concat([head, payload])
}

export class NoBackup extends Error {}

/** Cuts a stream of bytes into frames, and holds one of them at a time. */
export async function* framesOf(source: AsyncIterable<Buffer>): AsyncGenerator<Frame, void> {
  let parts: Buffer[] = []
  let size = 0
  let wanted = HEAD_BYTES
  for await (const part of source) {
    parts.push(part)
    size += part.length
    while (size >= wanted) {
      const all: Buffer = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
      const letter = all.toString('latin1', 0, 1)
      const length = all.readUInt32BE(1)
      if (!isLetter(letter) || length > MOST_BYTES) throw new NoBackup('it holds something that no backup holds')
      wanted = HEAD_BYTES + length
      if (size < wanted) {
        parts = [all]
        break
      }
      yield { letter, bytes: all.subarray(HEAD_BYTES, wanted) }
      const rest = all.subarray(wanted)
      parts = [rest]
      size = rest.length
      wanted = HEAD_BYTES
    }
  }
  if (size > 0) throw new NoBackup('it ends in the middle')
}

/** Rows end with a line end, and a line end within a value is written as two letters. */
export function linesIn(bytes: Buffer): number {
  let lines = 0
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines += 1
  return lines
}

/** Adds up the data of one table. */
export function tableSum(): { add(bytes: Buffer): void; sum(): TableSum } {
  const hash = createHash('sha256')
  let [rows, bytes] = [0, 0]
  return {
    add(part) {
      hash.update(part)
      rows += linesIn(part)
      bytes += part.length
    },
    sum: () => ({ rows, bytes, sha256: hash.digest('hex') }),
  }
}
