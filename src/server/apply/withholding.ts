/**
 * Words that were open and are withheld from now on lie on devices already. Whoever may no longer see them starts the
 * file afresh: the device drops it, with its keys, and fetches what is left.
 */
import type { Role } from '../../model/person.ts'
import { isSoleAuthor } from '../../model/permission.ts'
import type { CaseRecord } from '../../model/record.ts'
import type { Client } from '../db/pool.ts'
import type { Step } from './arrival.ts'
import type { FeedEntry } from './feed.ts'
import { startAfresh } from './register.ts'
import { headsAmong } from './write-steps.ts'

const rolesNewlyWithheld = (before: CaseRecord, after: CaseRecord): readonly Role[] =>
  (after.withheldFrom ?? []).filter((role) => !before.withheldFrom?.includes(role))

export async function takeBackWithheld(client: Client, steps: readonly Step[]): Promise<FeedEntry[]> {
  const firstBefore = new Map<string, CaseRecord | undefined>()
  for (const step of steps) if (!firstBefore.has(step.record.id)) firstBefore.set(step.record.id, step.before)
  const entries: FeedEntry[] = []
  for (const { record } of headsAmong(steps)) {
    const before = firstBefore.get(record.id)
    if (!before || !record.withheldFrom) continue
    const roles = rolesNewlyWithheld(before, record)
    // An author whose role it is withheld from reads it only as long as nobody else wrote in it.
    const others = isSoleAuthor(before) && !isSoleAuthor(record)
    const author = others && record.withheldFrom.includes(record.author.role) ? record.author.personId : null
    if (roles.length === 0 && author === null) continue
    const { rows } = await client.query<{ person_id: string }>(
      'SELECT person_id FROM account WHERE role = ANY($1) OR person_id = $2',
      [roles, author],
    )
    entries.push(
      ...(await startAfresh(
        client,
        record.fileIds,
        rows.map((row) => row.person_id),
      )),
    )
  }
  return entries
}
