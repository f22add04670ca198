/**
 * "Something changed for you": a word to devices that wait, and nothing but that word. It may be lost, and may come for
 * nothing; what is true only a pull says. Streams are counted and cut off here; a stream that is not read gets no more
 * than one word until it is.
 */
import type { Uuid } from '../../model/file.ts'
import type { Actor } from '../../model/person.ts'
import type { Pool } from '../db/pool.ts'
import { ALL } from './say-changed.ts'

/** Notifications of a moment are looked up together. */
const GATHER_MS = 100
const KEEP_ALIVE_MS = 20_000
/** Several devices, several tabs. */
const MOST_PER_PERSON = 8
/** A stream whose reader takes nothing for so many keep-alives has no reader. */
const MOST_UNREAD = 3

/** Whose session it is. */
export interface Listener {
  readonly actor: Pick<Actor, 'personId'>
  readonly deviceId: Uuid
  readonly tokenHash: Buffer
}

interface Reader {
  readonly signedIn: Listener
  unread: number
  /** Words wait for room. */
  isOwed: boolean
  send(text: string): boolean
  end(): void
}

export interface Hints {
  /** A notification as it came. */
  heard(payload: string): void
  /** Undefined: this person has as many streams as anybody needs. */
  stream(signedIn: Listener, nonce: string): ReadableStream<Uint8Array> | undefined
  streams(): number
  /** Ends every stream: devices come again, to another server. */
  close(): void
}

const CHANGED = 'event: changed\ndata: {}\n\n'
const HERE = ': here\n\n'
const PERSON = 'person:'

type News = Map<string, Set<Uuid | undefined>>

/** Which of these people hold which of these files: one question for all notifications of a moment. */
async function concerned(pool: Pool, files: readonly string[], people: readonly Uuid[]): Promise<Map<Uuid, string[]>> {
  const { rows } = await pool.query<{ person_id: Uuid; files: string[] }>(
    `SELECT person_id, array_agg(file_id) AS files FROM file_grant
     WHERE file_id = ANY($1) AND person_id = ANY($2::uuid[]) AND revoked_at IS NULL AND (until IS NULL OR until > london_today())
     GROUP BY person_id`,
    [files, people],
  )
  const found = new Map(rows.map((row) => [row.person_id, row.files]))
  // what is taken from somebody stands in their own file, which nobody ever takes
  for (const file of files) {
    const person = file.startsWith(PERSON) ? file.slice(PERSON.length) : undefined
    if (person !== undefined && people.includes(person)) found.set(person, [...(found.get(person) ?? []), file])
  }
  return found
}

/** `liveOf`: which of these sessions still live, by the hash in hex. */
type LiveOf = (tokenHashes: readonly Buffer[]) => Promise<ReadonlySet<string>>

export function openHints(pool: Pool, liveOf: LiveOf, keepAliveMs = KEEP_ALIVE_MS): Hints {
  const readers = new Set<Reader>()
  let news: News = new Map()
  let gathering: ReturnType<typeof setTimeout> | undefined
  let isClosed = false

  const owe = (reader: Reader): void => {
    reader.isOwed = !reader.send(CHANGED)
  }

  async function tell(): Promise<void> {
    gathering = undefined
    const now = news
    news = new Map()
    const waiting = [...readers]
    const isNews = (file: string, { signedIn }: Reader): boolean =>
      [...(now.get(file) ?? [])].some((by) => by !== signedIn.deviceId)
    if (waiting.length === 0) return
    if (now.has(ALL)) {
      for (const reader of waiting) if (isNews(ALL, reader)) owe(reader)
    }
    const people = [...new Set(waiting.map(({ signedIn }) => signedIn.actor.personId))]
    // a database that is away has nothing new either
    const found = await concerned(pool, [...now.keys()], people).catch(() => new Map<Uuid, string[]>())
    for (const reader of waiting)
      if (found.get(reader.signedIn.actor.personId)?.some((file) => isNews(file, reader))) owe(reader)
  }

  async function look(): Promise<void> {
    if (readers.size === 0) return
    const waiting = [...readers]
    const live = await liveOf(waiting.map(({ signedIn }) => signedIn.tokenHash)).catch(() => undefined)
    for (const reader of waiting) {
      const hasEnded = live !== undefined && !live.has(reader.signedIn.tokenHash.toString('hex'))
      reader.unread = reader.send(HERE) ? 0 : reader.unread + 1
      if (hasEnded || reader.unread >= MOST_UNREAD) reader.end()
    }
  }
  const clock = setInterval(() => void look(), keepAliveMs)
  clock.unref()

  return {
    streams: () => readers.size,
    heard(payload) {
      if (readers.size === 0 || isClosed) return
      const [first = '', ...rest] = payload.split(' ')
      const by = first.startsWith('by:') ? first.slice(3) : undefined
      for (const file of by === undefined ? [first, ...rest] : rest) {
        const known = news.get(file)
        if (known) known.add(by)
        else news.set(file, new Set([by]))
      }
      gathering ??= setTimeout(() => void tell(), GATHER_MS)
    },
    stream(signedIn, nonce) {
      const { personId } = signedIn.actor
      const theirs = [...readers].filter((reader) => reader.signedIn.actor.personId === personId)
      if (isClosed || theirs.length >= MOST_PER_PERSON) return undefined
      return streamFor(readers, signedIn, nonce)
    },
    close() {
      isClosed = true
      clearInterval(clock)
      clearTimeout(gathering)
      for (const reader of readers) reader.end()
    },
  }
}

function streamFor(readers: Set<Reader>, signedIn: Listener, nonce: string): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder()
  let reader: Reader | undefined
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const opened: Reader = {
          signedIn,
          unread: 0,
          isOwed: false,
          send(text) {
            if ((controller.desiredSize ?? 0) <= 0) return false
            controller.enqueue(bytes.encode(text))
            return true
          },
          end() {
            if (readers.delete(opened)) controller.close()
          },
        }
        reader = opened
        readers.add(opened)
        // a hotel's page does not know the nonce
        controller.enqueue(bytes.encode(`event: hello\ndata: ${JSON.stringify({ nonce })}\n\n`))
      },
      pull() {
        if (reader?.isOwed && reader.send(CHANGED)) reader.isOwed = false
      },
      cancel() {
        if (reader) readers.delete(reader)
      },
    },
    new CountQueuingStrategy({ highWaterMark: 4 }),
  )
}
