/**
 * Every version of one record, as far as the person may see it today. Row-level security shows the versions of a
 * record to whom the whole of it is shown now; a version that was kept from their role when it was written is a step
 * without words.
 */
import { stepBetween } from '../../model/history.ts'
import { viewFor } from '../../model/permission.ts'
import type { Actor, Stamp } from '../../model/person.ts'
import type { CaseRecord } from '../../model/record.ts'
import { upgradeRecord } from '../../model/upgrade.ts'
import { HISTORY_MAX_STEPS } from '../../protocol/history.ts'
import type { HistoryAnswer, HistoryStep } from '../../protocol/history.ts'
import { definitionOf } from '../../records/all.ts'
import { asPerson, asSystem } from '../db/pool.ts'
import type { Client, Pool } from '../db/pool.ts'

interface VersionRow {
  readonly revision: number
  readonly op_id: string
  readonly record: CaseRecord
}

/** One more than is told: the version before the oldest step says what that step changed. */
async function versionsBefore(client: Client, recordId: string, before: number): Promise<VersionRow[]> {
  const { rows } = await client.query<VersionRow>(
    `SELECT revision, op_id, record FROM revision WHERE record_id = $1 AND revision < $2 ORDER BY revision DESC LIMIT $3`,
    [recordId, before, HISTORY_MAX_STEPS + 1],
  )
  return rows
}

/** The version that stands: who may not see this one as a whole is told of none. */
async function headOf(client: Client, recordId: string): Promise<VersionRow | undefined> {
  const { rows } = await client.query<VersionRow>(
    `SELECT v.revision, v.op_id, v.record FROM record r JOIN revision v ON v.record_id = r.id AND v.revision = r.revision WHERE r.id = $1`,
    [recordId],
  )
  return rows[0]
}

interface Released {
  readonly by: string
  readonly at: string
}

interface Sent extends Stamp {
  readonly op_id: string
}

/** Who sent steps that changed nothing: no version says so. Asked as the system, of versions the person has been shown. */
async function sendersOf(client: Client, opIds: readonly string[]): Promise<ReadonlyMap<string, Stamp>> {
  const { rows } = await client.query<Sent>(
    `SELECT DISTINCT ON (i.op_id) i.op_id, i.person_id AS "personId", a.name, a.role, i.received_at AS at
     FROM op_inbox i JOIN account a ON a.person_id = i.person_id WHERE i.op_id = ANY ($1::uuid[]) ORDER BY i.op_id, i.arrival`,
    [opIds],
  )
  return new Map(
    rows.map(({ op_id, personId, name, role, at }) => [
      op_id,
      { personId, name, role, at: new Date(at).toISOString() },
    ]),
  )
}

/** Steps that had waited, and who let them take effect. What was said to the writer is the writer's. */
async function releasesOf(client: Client, opIds: readonly string[]): Promise<ReadonlyMap<string, Released>> {
  const { rows } = await client.query<{ op_id: string; by: string; at: Date }>(
    `SELECT DISTINCT ON (op_id) op_id, by_name AS by, at FROM decision WHERE kind = 'released' AND op_id = ANY ($1::uuid[]) ORDER BY op_id, at DESC`,
    [opIds],
  )
  return new Map(rows.map(({ op_id, by, at }) => [op_id, { by, at: at.toISOString() }]))
}

function seen(actor: Actor, row: VersionRow): CaseRecord | undefined {
  const definition = definitionOf(row.record.type)
  if (!definition) return undefined
  const { record, readable } = upgradeRecord(definition, row.record)
  const view = readable ? viewFor(actor, definition, record) : undefined
  return view?.extract ? undefined : view
}

function told(rows: readonly VersionRow[], actor: Actor): HistoryStep[] {
  const steps: HistoryStep[] = []
  let before: CaseRecord | undefined
  for (const row of [...rows].reverse()) {
    const after = seen(actor, row)
    if (after) {
      const { kind, by, changes, questions, words, mark, settled, wrongFile } = stepBetween(before, after)
      steps.push({
        revision: row.revision,
        opId: row.op_id,
        told: {
          kind: !before && row.revision > 1 ? 'wrote' : kind,
          ...(by && { by }),
          ...(after.receivedAt !== undefined && { receivedAt: after.receivedAt }),
          changes: [...changes],
          questions: [...questions],
          ...(words !== undefined && { words }),
          ...(wrongFile && { wrongFile }),
          ...(mark !== undefined && { mark }),
          ...(settled !== undefined && { settled }),
        },
      })
      before = after
    } else steps.push({ revision: row.revision, opId: row.op_id })
  }
  return steps.reverse()
}

/** Undefined: the record is not there, or not for these eyes. */
export async function historyOf(
  pool: Pool,
  actor: Actor,
  recordId: string,
  before: number,
): Promise<HistoryAnswer | undefined> {
  const rows = await asPerson(pool, actor.personId, async (client) => {
    const head = await headOf(client, recordId)
    return head && seen(actor, head) ? versionsBefore(client, recordId, before) : undefined
  })
  if (!rows) return undefined
  const steps = told(rows, actor).slice(0, HISTORY_MAX_STEPS)
  const behind = await asSystem(pool, (client) => whatStandsBehind(client, steps))
  return { recordId, steps: steps.map((step) => withBehind(step, behind)), more: rows.length > HISTORY_MAX_STEPS }
}

interface Behind {
  readonly senders: ReadonlyMap<string, Stamp>
  readonly releases: ReadonlyMap<string, Released>
}

const idsOf = (steps: readonly HistoryStep[]): string[] => steps.map(({ opId }) => opId)

async function whatStandsBehind(client: Client, steps: readonly HistoryStep[]): Promise<Behind> {
  const shown = steps.filter((step) => step.told)
  const nameless = shown.filter((step) => !step.told?.by)
  return { senders: await sendersOf(client, idsOf(nameless)), releases: await releasesOf(client, idsOf(shown)) }
}

function withBehind(step: HistoryStep, { senders, releases }: Behind): HistoryStep {
  if (!step.told) return step
  const by = step.told.by ?? senders.get(step.opId)
  const released = releases.get(step.opId)
  return { ...step, told: { ...step.told, ...(by && { by }), ...(released && { released }) } }
}
