import './tasks.ts'
import { CouncilDatabase } from './database.ts'
import { preparePages } from './rooms.ts'
import { Schedule } from './schedule.ts'
const seed = Number(process.argv[2])
const suffix = process.argv[3] ?? 'none'
const begin = await preparePages()
const database = await CouncilDatabase.open()
const schedule = new Schedule(seed, begin, database)
const watch = process.env.WATCH
if (watch) { const last = new Map<string,string>(); schedule.look = async (after, places, pool: any) => {
  for (const { name, page } of places) { if (!page || page.isGone || name.includes('tab')) continue
    const db = page.notebook.store.relaxed
    let state = 'unreadable'
    try { const [o,k,f] = await Promise.all([page.outboxRows(), db.kept.toArray(), db.files.toArray()])
    const row = o.find(r=>r.opId.endsWith(watch)); const kept = k.find(r=>r.opId.endsWith(watch))
    const files = (row?.text || kept?.text) ? JSON.parse(row?.text || kept!.text).fileIds : []
    state = (row ? `outbox ${row.answer ?? '-'} ${row.text===''?'EMPTY':''} ${row.refused??''}` : '') + (kept ? ' kept' : '') + ' files ' + files.map((x: string)=>{const g=f.find(y=>y.id===x); return g ? `${g.seq}/${g.epoch}${g.revoked?'R':''}${g.afresh?'A':''}`:'none'}).join(',')
    } catch (e) { state = 'err '+(e as Error).name }
    if (last.get(name) !== state && (state !== ' files ' || last.has(name))) { last.set(name, state); console.log('WATCH', name, state, '| after', after) }
  }
  const { rows } = await pool.query(`select op_id, r.status from op_inbox i left join op_result r using (op_id, sha256) where op_id::text like '%'||$1`, [watch]); const st = JSON.stringify(rows.map((r: any)=>r.status)); if (last.get('server') !== st) { last.set('server', st); console.log('WATCH server', st, '| after', after) }
} }
const outcome = await schedule.run()
for (const one of outcome.violations) console.log(one.kind, one.text)
const { council, devices, people } = schedule.atEnd!
console.log(people.owners.map((o) => o.name + ' ' + o.role))
for (const [id, revisions] of council.revisions)
  if (id.endsWith(suffix))
    for (const r of revisions) {
      console.log(
        'REV',
        r.revision,
        'parents',
        r.parents,
        'op',
        r.op_id.slice(-6),
        r.record.status,
        r.record.updated.name,
        JSON.stringify(r.record.body),
        'CONFLICTS',
        JSON.stringify(
          r.record.conflicts.map((c) => [
            c.id.slice(-6),
            c.field,
            c.versions.map((v) => v.name + ':' + JSON.stringify(v.value)),
          ]),
        ),
        r.record.mergedUnread ? 'UNREAD' : '',
      )
    }
for (const [opId, list] of council.inbox)
  for (const one of list) {
    let op: any
    try {
      op = JSON.parse(one.raw)
    } catch {
      continue
    }
    if (op.recordId.endsWith(suffix))
      console.log(
        'INBOX',
        opId.slice(-6),
        one.status,
        one.reason,
        'prev',
        op.prevOpId?.slice(-6),
        'base',
        JSON.stringify(op.base),
        JSON.stringify(op.patch),
      )
  }
for (const d of devices) {
  if (suffix !== 'all')
    for (const row of d.files)
      console.log('FILE', d.device.name, row.id, row.seq, row.epoch, row.revoked, JSON.stringify(row.afresh))
  for (const row of d.outbox)
    if (row.recordId.endsWith(suffix) || suffix === 'all')
      console.log(
        'OUTBOX',
        d.device.name,
        row.opId.slice(-6),
        row.recordId.slice(-6),
        row.answer,
        row.refused,
        row.reason,
        row.text.slice(0, 600),
      )
  for (const row of d.bases)
    if (row.recordId.endsWith(suffix)) console.log('BASE', d.device.name, JSON.stringify(row).slice(0, 900))
  for (const row of d.records)
    if (row.id.endsWith(suffix))
      console.log('RECORD', d.device.name, row.stamp, JSON.stringify(row.record)?.slice(0, 900))
  if (suffix === 'all') for (const row of d.files) console.log('FILE', d.device.name, JSON.stringify(row))
}
console.log(
  outcome.trace
    .map((t, i) => i + ' ' + t)
    .filter(
      (t) =>
        suffix === 'all' ||
        t.includes(suffix) ||
        /loses|is given|killed|clear|copied|backup|arrives|Heals|heals/.test(t) ||
        process.env.FULL,
    )
    .join('\n'),
)
await Promise.race([database.close(), new Promise((r) => setTimeout(r, 3000))])
process.exit(0)
