/**
 * A new version may show somebody less than the one before: a letter fewer in section G, a kind of record withheld while
 * it is being written. What was sent under the older rules lies on devices, and would stay there until somebody writes
 * again. When a server starts and knows narrower rules, whoever they are narrower for starts these files afresh: the
 * device drops them, with their keys, and fetches what is left. Words that were not sent yet stay, and go the usual way.
 */
import { createHash } from 'node:crypto'
import type { FileId, Uuid } from '../../model/file.ts'
import { lettersOf, reachBeyondHome } from '../../model/permission-table.ts'
import { withheldFrom } from '../../model/permission.ts'
import { ROLES } from '../../model/person.ts'
import type { Role } from '../../model/person.ts'
import type { CaseRecord } from '../../model/record.ts'
import { definitionOf, definitions } from '../../records/all.ts'
import { asSystem } from '../db/pool.ts'
import type { Client, Pool } from '../db/pool.ts'
import { fillPermissionsWithin } from '../db/service-facts.ts'
import { appendToFeeds } from './feed.ts'
import { lockRegister, startAfresh } from './register.ts'
import { extractRules, keptFromHomeRules, moreKeptFromHome, rolesOfTheHome, shareAnew } from './extract-rules.ts'
import { whatRulesAnswer } from './what-rules-answer.ts'

interface Rules {
  /** By "type role". */
  readonly letters: { readonly [cell: string]: string }
  /** Changes when a rule of withholding does: its own words, or what it answers. */
  readonly withheld: string
  /** By type: its extract, and what is kept from who is of the home. Not known of versions before they were noted. */
  readonly extracts?: { readonly [type: string]: string }
  readonly keptFromHome?: { readonly [type: string]: string }
}

const withholding = definitions.filter((one) => one.withhold !== undefined)

const rulesNow = (): Required<Rules> => ({
  letters: Object.fromEntries(
    definitions.flatMap(({ type, permission }) =>
      ROLES.map((role) => [`${type} ${role}`, lettersOf(permission, role)]),
    ),
  ),
  withheld: createHash('sha256')
    .update(withholding.map(({ type, version, withhold }) => `${type} ${version} ${String(withhold)}`).join('\n'))
    .update(whatRulesAnswer(withholding))
    .digest('hex'),
  extracts: extractRules(definitions),
  keptFromHome: keptFromHomeRules(definitions),
})

/**
 * What row-level security has shown until now. An earlier version may have served again since the rules were kept: it
 * fills section G anew and knows nothing of them, and what it withheld is not known then.
 */
async function rulesBefore(client: Client): Promise<Partial<Rules>> {
  const { rows: cells } = await client.query<{ type: string; role: string; letters: string }>(
    'SELECT * FROM permission',
  )
  const letters = Object.fromEntries(cells.map((cell) => [`${cell.type} ${cell.role}`, cell.letters]))
  const { rows } = await client.query<{ rules: Rules | null }>('SELECT rules FROM service')
  const kept = rows[0]?.rules
  const cellsOfBoth = Object.keys({ ...letters, ...kept?.letters })
  const isOurs = cellsOfBoth.every((cell) => (letters[cell] ?? '') === (kept?.letters[cell] ?? ''))
  return { ...(kept && isOurs && kept), letters }
}

const reach = (letters: string): number => (letters.includes('r') ? 2 : letters.includes('e') ? 1 : 0)

const isNarrower = (before: string, now: string): boolean =>
  reach(now) < reach(before) || (reach(now) > 0 && reachBeyondHome(now) < reachBeyondHome(before))

/** The files that these types lie in. */
async function filesOf(client: Client, types: readonly string[]): Promise<readonly FileId[]> {
  const { rows } = await client.query<{ file: FileId }>(
    'SELECT DISTINCT unnest(file_ids) AS file FROM record WHERE type = ANY($1)',
    [types],
  )
  return rows.map((row) => row.file)
}

const AT_ONCE = 500

/** Says it on the record, where row-level security reads it; returns the files by the roles that lose something there. */
async function withholdStored(client: Client): Promise<ReadonlyMap<Role, ReadonlySet<FileId>>> {
  const lost = new Map<Role, Set<FileId>>()
  for (let after: Uuid | null = null; ; ) {
    const { rows }: { rows: { id: Uuid; withheld_from: Role[]; record: CaseRecord }[] } = await client.query(
      `SELECT r.id, r.withheld_from, v.record FROM record r JOIN revision v ON v.record_id = r.id AND v.revision = r.revision
       WHERE r.type = ANY($1) AND ($2::uuid IS NULL OR r.id > $2) ORDER BY r.id LIMIT $3`,
      [withholding.map(({ type }) => type), after, AT_ONCE],
    )
    for (const { id, withheld_from: before, record } of rows) {
      const definition = definitionOf(record.type)
      const fresh = definition ? withheldFrom(definition, record).filter((role) => !before.includes(role)) : []
      if (fresh.length === 0) continue
      await client.query('UPDATE record SET withheld_from = $2 WHERE id = $1 AND revision = $3', [
        id,
        [...before, ...fresh].sort(),
        record.revision,
      ])
      for (const role of fresh) lost.set(role, new Set([...(lost.get(role) ?? []), ...record.fileIds]))
    }
    after = rows.at(-1)?.id ?? null
    if (rows.length < AT_ONCE) return lost
  }
}

async function takeBack(client: Client, role: Role, files: readonly FileId[]): Promise<void> {
  if (files.length === 0) return
  const { rows } = await client.query<{ person_id: Uuid }>('SELECT person_id FROM account WHERE role = $1', [role])
  const people = rows.map((row) => row.person_id)
  await appendToFeeds(client, await startAfresh(client, files, people))
}

/** Fills section G for row-level security, and looks back at what was shown before. All of it or nothing. */
export function followRules(pool: Pool): Promise<void> {
  return asSystem(pool, async (client) => {
    await lockRegister(client)
    const before = await rulesBefore(client)
    await fillPermissionsWithin(client)
    const now = rulesNow()
    const lost = before.withheld === now.withheld ? new Map<Role, Set<FileId>>() : await withholdStored(client)
    const shared = await shareAnew(
      client,
      Object.entries(now.extracts).flatMap(([type, rule]) => (before.extracts?.[type] === rule ? [] : [type])),
    )
    const kept = moreKeptFromHome(before.keptFromHome ?? {}, now.keptFromHome)
    const ofHome = kept.length > 0 ? await filesOf(client, kept) : []
    for (const role of ROLES) {
      const types = definitions
        .map(({ type }) => type)
        .filter((type) => isNarrower(before.letters?.[`${type} ${role}`] ?? '', now.letters[`${type} ${role}`] ?? ''))
      const files = types.length > 0 ? await filesOf(client, types) : []
      const fromHome = rolesOfTheHome.includes(role) ? ofHome : []
      await takeBack(client, role, [
        ...new Set([...files, ...fromHome, ...(lost.get(role) ?? []), ...(shared.get(role) ?? [])]),
      ])
    }
    await client.query('UPDATE service SET rules = $1', [JSON.stringify(now)])
  })
}
