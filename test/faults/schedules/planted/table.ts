/** Mistakes that somebody could make, each in one place; the schedules must find every one of them. */
import type { Kind } from '../ledger.ts'

export interface Planted {
  readonly name: string
  readonly edits: readonly { readonly file: string; readonly find: string; readonly put: string }[]
  /** A seed that finds it, and what it finds broken. */
  readonly seed: number
  readonly by: Kind
}

const one = (name: string, seed: number, by: Kind, file: string, find: string, put: string): Planted => ({
  name,
  seed,
  by,
  edits: [{ file, find, put }],
})

export const PLANTED: readonly Planted[] = [
  one(
    'answered before the inbox has committed',
    2,
    'lost',
    'src/server/apply/push.ts',
    '  const { known, others } = await asSystem(pool, async (client) => {\n    const fresh',
    `  if (Math.abs(arrivals[0]?.sha256.charCodeAt(0) ?? 0) % 8 === 0)
    return { results: arrivals.map(({ opId }) => ({ opId, status: 'duplicate' as const })), files: [] }
  const { known, others } = await asSystem(pool, async (client) => {\n    const fresh`,
  ),
  one(
    'an operation leaves the outbox when it has been sent',
    49,
    'lost',
    'src/device/sending.ts',
    '  const others = await notePlain(store, results.filter(isPlain))\n',
    `  const others = await notePlain(store, results.filter(isPlain))
  await store.relaxed.outbox.bulkDelete(results.filter((one) => one.status !== 'retry').map((one) => one.opId))\n`,
  ),
  one(
    'merged against the head instead of what the writer had',
    7,
    'overwritten',
    'src/server/apply/decide.ts',
    'const made = applyOperation(definition, head, base, op, by',
    'const made = applyOperation(definition, head, base && head ? head.body : base, op, by',
  ),
  one(
    'the last write wins',
    7,
    'overwritten',
    'src/model/merge.ts',
    '    const result = mergeValue(fields[field], base[field], mine[field], theirs[field], behaviourOf)',
    '    const result = { ...mergeValue(fields[field], base[field], mine[field], theirs[field], behaviourOf), value: mine[field], conflict: undefined }',
  ),
  one(
    'a file that was taken away leaves before its words have an answer',
    28,
    'lost',
    'src/device/leave.ts',
    '  return remove(store, revoked, (row) => !hasAnswer(row))',
    '  return remove(store, revoked, () => false)',
  ),
  one(
    'a file given back goes on from where it stood',
    98,
    'leaked',
    'src/device/granted-files.ts',
    '  const again = held.filter(({ row, grant }) => row.revoked || (row.epoch !== grant.epoch && !neverRead(row)))',
    '  const again = held.filter(() => false)',
  ),
  one(
    'what leaves is not looked for a second time while somebody writes',
    28,
    'lost',
    'src/device/leave.ts',
    '    for (const file of (await outboxRows(db)).filter(holds).flatMap(filesOf)) leaving.delete(file)\n',
    '',
  ),
  one(
    'a sequence is not dense: two transactions take the same step',
    56,
    'diverged',
    'src/server/apply/feed.ts',
    'ORDER BY id FOR UPDATE',
    'ORDER BY id',
  ),
  one(
    'a reader goes on after a time, not after a step',
    63,
    'diverged',
    'src/server/sync/pull.ts',
    '(SELECT * FROM change WHERE file_id = held.file_id AND seq > held.seq ORDER BY seq LIMIT $3) c',
    `(SELECT * FROM change WHERE file_id = held.file_id AND seq > held.seq AND (held.seq = 0 OR at > (SELECT at FROM change b WHERE b.file_id = held.file_id AND b.seq = held.seq)) ORDER BY seq LIMIT $3) c`,
  ),
  one(
    'the same number is taken for the same words',
    42,
    'diverged',
    'src/server/apply/apply-batch.ts',
    '.get(op.opId)?.find((result) => result.sha256 === understood.sha256)',
    '.get(op.opId)?.find(() => true)',
  ),
  one(
    'a pull puts its copy over a draft',
    91,
    'overwritten',
    'src/device/place-copies.ts',
    '    if (lanes.has(id) && base) waiting.push({ ...base, incoming: record })\n    else if (',
    '    if (',
  ),
  one('what was sent is still added to', 14, 'lost', 'src/device/commit.ts', 'isFrozen(last, done.before) || ', ''),
  one(
    'an answer is believed without its nonce',
    77,
    'diverged',
    'src/sync/ask.ts',
    `  const answer = await tellJson(link, path, message, schema)
  return answer.kind === 'answer' && answer.body.nonce !== message.nonce ? NOBODY : answer`,
    '  return tellJson(link, path, message, schema)',
  ),
  {
    name: 'bytes are called complete before all of them are there',
    seed: 70,
    by: 'lost',
    edits: [
      {
        file: 'src/server/sync/blobs.ts',
        find: 'if (state.missing.length > 0) return { state }',
        put: 'if (state.missing.length > 1) return { state }',
      },
      {
        file: 'src/server/sync/blobs.ts',
        find: "if (hash.digest('hex') !== sha256) {",
        put: 'if (rows.length === 0) {',
      },
    ],
  },
  one(
    'bytes with another hash are taken',
    70,
    'lost',
    'src/server/sync/blobs.ts',
    "if (hash.digest('hex') !== sha256) {",
    "if (hash.digest('hex') === '') {",
  ),
  one(
    'nothing is sent again after a restore',
    147,
    'lost',
    'src/device/restored.ts',
    'const again = (await db.kept.toArray()).map(',
    'const again = (await db.kept.limit(0).toArray()).map(',
  ),
  {
    name: 'nothing waits behind a parked operation',
    seed: 84,
    by: 'overwritten',
    edits: [
      {
        file: 'src/server/apply/decide.ts',
        find: "(result.status === 'parked' || result.status === 'quarantined'),\n  )\n",
        put: "(result.status === 'retry' as string),\n  )\n",
      },
      {
        file: 'src/server/apply/decide.ts',
        find: 'return own?.recordId === op.recordId ? own.body : undefined',
        put: 'return own?.recordId === op.recordId ? own.body : head?.body',
      },
    ],
  },
  one(
    'a step that may not be seen brings its record along',
    35,
    'leaked',
    'src/server/sync/records-seen.ts',
    '  const seen = new Map<string, Seen>()\n  for (const row of rows) {\n    const text',
    `  const seen = new Map<string, Seen>()
  await client.query('SET LOCAL ROLE doorstep_system')
  const all = await client.query<{ id: string; revision: number; record: string }>(
    'SELECT v.record_id AS id, v.revision, v.record::text AS record FROM record r JOIN revision v ON v.record_id = r.id AND v.revision = r.revision WHERE r.id = ANY($1::uuid[])',
    [ids],
  )
  await client.query('SET LOCAL ROLE doorstep_person')
  for (const row of all.rows)
    seen.set(row.id, { revision: row.revision, record: JSON.parse(row.record) as CaseRecord, bytes: row.record.length })
  if (seen.size > 0) return seen
  for (const row of rows) {
    const text`,
  ),
  one(
    'a signature is accepted over words that have changed since',
    21,
    'overwritten',
    'src/model/signing.ts',
    '  if (patch.bodyHash !== bodyHash(head.body)) return stale\n',
    '',
  ),
]
