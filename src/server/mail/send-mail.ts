/** Mail that waits: gathered for each person, handed to the queue, sent once. */
import type { Uuid } from '../../model/file.ts'
import { asSystem } from '../db/pool.ts'
import type { Client, Pool } from '../db/pool.ts'
import type { Mailer } from './mailer.ts'
import { lettersWords } from './write-mail.ts'
import type { DatesCounted, ListCounted, OpenedCounted } from './write-mail.ts'

/**
 * One mail for each person who is to be told of dates. Dates of whole days wait for working hours, those in hours do
 * not, and take the others along.
 */
export async function gatherDates(client: Client, isWorkingHour: boolean): Promise<number> {
  const { rows } = await client.query<{ id: Uuid }>(
    `WITH waiting AS MATERIALIZED (
       SELECT * FROM reminder_to w WHERE mail_id IS NULL
         AND ($1 OR EXISTS (SELECT FROM reminder_to o WHERE o.person_id = w.person_id AND o.mail_id IS NULL AND o.at_once))
       FOR UPDATE
     ), made AS (
       INSERT INTO mail (person_id, kind, counts)
       SELECT person_id, 'dates', json_build_object(
         'soon', count(*) FILTER (WHERE level = 'soon'),
         'missed', count(*) FILTER (WHERE level = 'missed'),
         'escalated', count(*) FILTER (WHERE level IN ('escalated', 'top')))
       FROM waiting GROUP BY person_id
       RETURNING id, person_id
     )
     UPDATE reminder_to r SET mail_id = made.id FROM made, waiting w
     WHERE made.person_id = w.person_id AND (r.child_file, r.clock, r.level, r.person_id) = (w.child_file, w.clock, w.level, w.person_id)
     RETURNING made.id`,
    [isWorkingHour],
  )
  return new Set(rows.map(({ id }) => id)).size
}

/** Once for each month and person, however often the list is made. */
export async function writeListMail(client: Client, personId: Uuid, month: string, counts: ListCounted): Promise<void> {
  await client.query(
    `INSERT INTO mail (person_id, kind, about, counts) VALUES ($1, 'two-plus', $2, $3) ON CONFLICT DO NOTHING`,
    [personId, month, counts],
  )
}

/** A file was opened with a reason: told once to each. */
export async function writeOpenedMail(client: Client, personId: Uuid, recordId: Uuid): Promise<void> {
  const counts: OpenedCounted = { opened: 1 }
  await client.query(
    `INSERT INTO mail (person_id, kind, about, counts) VALUES ($1, 'opened', $2, $3) ON CONFLICT DO NOTHING`,
    [personId, recordId, counts],
  )
}

/** Ids of what has not gone; the queue knows which of them it holds already. */
export async function unsentMail(client: Client): Promise<readonly Uuid[]> {
  const { rows } = await client.query<{ id: Uuid }>(
    'SELECT id FROM mail WHERE sent_at IS NULL AND dropped_at IS NULL ORDER BY at',
  )
  return rows.map(({ id }) => id)
}

interface Waiting {
  readonly email: string
  readonly counts: DatesCounted | ListCounted | OpenedCounted
  readonly reachable: boolean
}

/** Locked until it is settled: two servers with the same job send it once. */
async function waitingMail(client: Client, id: Uuid): Promise<Waiting | undefined> {
  const { rows } = await client.query<Waiting>(
    `SELECT a.email, m.counts, a.disabled_at IS NULL AS reachable FROM mail m JOIN account a USING (person_id)
     WHERE m.id = $1 AND m.sent_at IS NULL AND m.dropped_at IS NULL FOR UPDATE OF m`,
    [id],
  )
  return rows[0]
}

const settle = async (client: Client, id: Uuid, how: 'sent_at' | 'dropped_at'): Promise<void> => {
  await client.query(`UPDATE mail SET ${how === 'sent_at' ? 'sent_at' : 'dropped_at'} = now() WHERE id = $1`, [id])
}

/** Rejects when the mail server would not take it: then the queue tries again, later and later. */
export async function sendMail(pool: Pool, mailer: Mailer, id: Uuid, address: string | undefined): Promise<void> {
  await asSystem(pool, async (client) => {
    const mail = await waitingMail(client, id)
    if (!mail) return
    if (mail.reachable) await mailer.send({ id, to: mail.email, ...lettersWords(mail.counts, address) })
    await settle(client, id, mail.reachable ? 'sent_at' : 'dropped_at')
  })
}
