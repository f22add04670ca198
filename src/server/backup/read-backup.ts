/** Reads a backup file from end to end, and believes it only when every sum is right. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import * as v from 'valibot'
import { CannotStart } from '../cannot-start.ts'
import { FORMAT, frame, framesOf, NAME, NoBackup, tableSum } from './frames.ts'
import type { Frame, Header, TableOfBackup } from './frames.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const header = v.object({
  is: v.literal(NAME),
  format: v.number(),
  takenAt: v.pipe(
    v.string(),
    v.check((text) => !Number.isNaN(Date.parse(text))),
  ),
  epoch: v.string(),
  postgres: v.string(),
  migrations: v.pipe(v.array(v.string()), v.minLength(1)),
  tables: v.array(v.object({ name: v.string(), columns: v.pipe(v.array(v.string()), v.minLength(1)), rows: count })),
})
const started = v.object({ name: v.string() })
const ended = v.object({ name: v.string(), rows: count, bytes: count, sha256: v.string() })
const last = v.object({ sha256: v.string() })

function said<S extends v.GenericSchema>(schema: S, { bytes }: Frame): v.InferOutput<S> {
  try {
    return v.parse(schema, JSON.parse(bytes.toString('utf8')))
  } catch {
    throw new NoBackup('one of its parts cannot be read')
  }
}

/** What is done with the rows of one table; left alone, they are only added up. */
export type TakeTable = (table: TableOfBackup, rows: AsyncIterable<Buffer>, header: Header) => Promise<void>

async function take(frames: AsyncIterator<Frame>, use: TakeTable, begin: (header: Header) => Promise<void>) {
  const all = createHash('sha256')
  const next = async (): Promise<Frame> => {
    const { value: found, done } = await frames.next()
    if (done || !found) throw new NoBackup('its end is missing')
    if (found.letter !== 'Z') all.update(frame(found.letter, found.bytes))
    return found
  }
  const first = await next()
  if (first.letter !== 'H') throw new NoBackup('it does not begin as one')
  const head = said(header, first)
  if (head.format !== FORMAT)
    throw new CannotStart(
      `This backup has form ${head.format}; this Doorstep reads form ${FORMAT}. Restore it with the Doorstep that made it, or a newer one.`,
    )
  await begin(head)
  for (const table of head.tables) {
    const begins = await next()
    if (begins.letter !== 'T' || said(started, begins).name !== table.name) throw new NoBackup('a table is missing')
    const sum = tableSum()
    let end: Frame | undefined
    async function* rows(): AsyncGenerator<Buffer, void> {
      for (let found = await next(); ; found = await next()) {
        if (found.letter !== 'D') {
          end = found
          return
        }
        sum.add(found.bytes)
        yield found.bytes
      }
    }
    await use(table, rows(), head)
    if (end?.letter !== 'E') throw new NoBackup(`the end of ${table.name} is missing`)
    const { name, ...claimed } = said(ended, end)
    const found = sum.sum()
    if (
      name !== table.name ||
      claimed.rows !== table.rows ||
      found.rows !== claimed.rows ||
      found.bytes !== claimed.bytes ||
      found.sha256 !== claimed.sha256
    )
      throw new NoBackup(`${table.name} is not what it was when the backup was made`)
  }
  const z = await next()
  const sha256 = all.digest('hex')
  if (z.letter !== 'Z' || said(last, z).sha256 !== sha256) throw new NoBackup('it is not what it was')
  if (!(await frames.next()).done) throw new NoBackup('something follows its end')
  return { header: head, sha256 }
}

const justRead: TakeTable = async (_table, rows) => {
  for await (const _ of rows);
}

/** Everything in the file, in order. Throws CannotStart, with words for an operator, when it is not whole. */
export async function readBackup(
  path: string,
  use: TakeTable = justRead,
  begin: (header: Header) => Promise<void> = () => Promise.resolve(),
): Promise<{ readonly header: Header; readonly sha256: string }> {
  const file = createReadStream(path)
  const unpacked = createGunzip()
  file.once('error', (error) => unpacked.destroy(error))
  file.pipe(unpacked)
  const frames = framesOf(unpacked as AsyncIterable<Buffer>)
  try {
    return await take(frames, use, begin)
  } catch (error) {
    throw asWords(error, path)
  } finally {
    file.destroy()
    unpacked.destroy()
  }
}

function asWords(error: unknown, path: string): unknown {
  const { code = '' } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return new CannotStart(`There is no file ${path}.`)
  if (code === 'EACCES' || code === 'EISDIR') return new CannotStart(`${path} cannot be read (${code}).`)
  const why = error instanceof NoBackup ? error.message : code.startsWith('Z_') ? 'it is cut off or damaged' : undefined
  return why === undefined
    ? error
    : new CannotStart(
        `${path} is not a whole backup of Doorstep: ${why}. Nothing was touched. Take another copy of it, or an older backup.`,
      )
}
