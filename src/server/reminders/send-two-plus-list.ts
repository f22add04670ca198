/**
 * The 2+ list of the month (S2.12): made from every child's homes, told to team managers, and written as a notice into
 * the file of each child who is newly on it, which opens triage (T8).
 */
import { childFile, fileSubject } from '../../model/file.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import { derivedId } from '../../model/derived-id.ts'
import { londonDay } from '../../practice/london-day.ts'
import { isNewOnList, staysIn } from '../../practice/two-plus-children.ts'
import { twoPlus } from '../../practice/two-plus.ts'
import { notice } from '../../records/notice.ts'
import { applyAsService, SERVICE_PERSON, writeOperation } from '../apply/as-service.ts'
import { asSystem } from '../db/pool.ts'
import type { Client, Pool } from '../db/pool.ts'
import { writeListMail } from '../mail/send-mail.ts'
import { readFiles } from './files-as-the-service.ts'

const AT_ONCE = 100

interface Listed {
  readonly file: FileId
  readonly fresh: boolean
}

async function childFiles(client: Client): Promise<readonly FileId[]> {
  const { rows } = await client.query<{ id: FileId }>(
    `SELECT id FROM file WHERE id LIKE 'child:%' AND registered ORDER BY id`,
  )
  return rows.map(({ id }) => id)
}

/** Of these children, those who are on the list; who is new on it is told of in the same transaction. */
async function listSome(client: Client, some: readonly FileId[], now: string): Promise<readonly Listed[]> {
  const today = londonDay(now)
  const files = await readFiles(client, some, [])
  const listed = some.flatMap((file): Listed[] => {
    const records = files.inFile(file)
    if (twoPlus(staysIn(records), today) === undefined) return []
    return [{ file, fresh: isNewOnList(records, today) }]
  })
  const fresh = listed.filter((one) => one.fresh).map(({ file }) => fileSubject(file))
  if (fresh.length > 0) await tellInFiles(client, fresh, now)
  return listed
}

/** The ids follow from the child and the month: made again, the list says nothing twice. */
async function tellInFiles(client: Client, children: readonly Uuid[], now: string): Promise<void> {
  const by = { personId: SERVICE_PERSON, name: 'Doorstep', role: 'placements-team', at: now } as const
  await applyAsService(
    client,
    children.map((child) => {
      const recordId = derivedId(child, `two-plus-list ${now.slice(0, 7)}`)
      const op = writeOperation({
        opId: derivedId(recordId, 'write'),
        definition: notice,
        recordId,
        fileIds: [childFile(child)],
        body: { kind: 'two-plus-list', at: now, to: 'Team manager', how: ['here'] },
        at: now,
      })
      return { op, by, receivedAt: now }
    }),
  )
}

/** Team managers and their assistants who hold one of these children's files. */
async function managersOf(
  client: Client,
  files: readonly FileId[],
): Promise<readonly { readonly file: FileId; readonly manager: Uuid }[]> {
  const { rows } = await client.query<{ file: FileId; manager: Uuid }>(
    `SELECT g.file_id AS file, g.person_id AS manager FROM file_grant g JOIN account a USING (person_id)
     WHERE g.file_id = ANY($1::text[]) AND a.role IN ('team-manager', 'assistant-team-manager') AND a.disabled_at IS NULL AND g.revoked_at IS NULL
       AND (g.until IS NULL OR g.until > london_today())`,
    [files],
  )
  return rows
}

async function mailList(client: Client, listed: readonly Listed[], month: string): Promise<void> {
  const fresh = new Set(listed.filter((one) => one.fresh).map(({ file }) => file))
  const counts = new Map<Uuid, { children: number; fresh: number }>()
  const holders = await managersOf(
    client,
    listed.map(({ file }) => file),
  )
  for (const { file, manager } of holders) {
    const before = counts.get(manager) ?? { children: 0, fresh: 0 }
    counts.set(manager, { children: before.children + 1, fresh: before.fresh + (fresh.has(file) ? 1 : 0) })
  }
  for (const [manager, counted] of counts) await writeListMail(client, manager, month, counted)
}

/** `files`: those in which something new stands. */
export async function sendTwoPlusList(
  pool: Pool,
  now: string,
  mail: boolean,
): Promise<{ readonly children: number; readonly fresh: number; readonly files: readonly FileId[] }> {
  const all = await asSystem(pool, childFiles)
  const listed: Listed[] = []
  for (let from = 0; from < all.length; from += AT_ONCE)
    listed.push(...(await asSystem(pool, (client) => listSome(client, all.slice(from, from + AT_ONCE), now))))
  if (mail) await asSystem(pool, (client) => mailList(client, listed, now.slice(0, 7)))
  const files = listed.filter((one) => one.fresh).map(({ file }) => file)
  return { children: listed.length, fresh: files.length, files }
}
