import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { v7 } from 'uuid'
import { NotKept } from '../../src/device/notebook.ts'
import { nextBatch } from '../../src/device/sending.ts'
import type { OpenNotebook } from '../../src/device/open.ts'
import type { Operation } from '../../src/model/operation.ts'
import { applyChanges } from '../../src/model/body.ts'
import { definitionOf } from '../../src/records/all.ts'
import { Council } from '../support/council.ts'
import { newChild, openTablet, rawRows, realMethod, worker } from '../support/tablet.ts'
import { must } from '../support/must.ts'

const LIMITS = { operations: 100, bytes: 1 << 20, singleBytes: 4 << 20 }
const operations = (notebook: OpenNotebook): Operation[] =>
  [...notebook.store.outbox.rows()].sort((a, b) => a.order - b.order).map((row) => JSON.parse(row.text) as Operation)
const visit = (notebook: OpenNotebook, body = {}) =>
  notebook.create({ type: 'statutory-visit', fileIds: [newChild()], body })

function full(): IDBRequest {
  throw new DOMException('no room', 'QuotaExceededError')
}

async function thrown(work: Promise<unknown>): Promise<Error> {
  try {
    await work
  } catch (error) {
    return error as Error
  }
  throw new Error('nothing was thrown')
}

test('two hundred autosaves of a note make one operation with the last words', async () => {
  const tablet = await openTablet()
  const note = await visit(tablet)
  for (let i = 1; i <= 200; i++) await tablet.edit(note.id, { health: 'word '.repeat(i) })
  const [only, ...others] = operations(tablet)
  assert.is(others.length, 0)
  assert.is(only?.patch.kind, 'write')
  assert.ok(only?.patch.kind === 'write' && applyChanges({}, {}, only?.patch.changes).health === 'word '.repeat(200))
  const disk = await tablet.store.relaxed.outbox.toArray()
  assert.is(disk.length, 1)
  assert.is(disk[0]?.text, tablet.unsentText(only?.opId))
  tablet.lock()
})

test('once sent, bytes are frozen: what is typed next is an operation that rests on the one before', async () => {
  const tablet = await openTablet()
  const note = await visit(tablet, { health: 'one' })
  const [frozen] = await nextBatch(tablet.store, LIMITS, () => new Set())
  await tablet.edit(note.id, { health: 'one two' })
  await tablet.edit(note.id, { health: 'one two three' })
  const [first, second, ...others] = operations(tablet)
  assert.is(others.length, 0)
  assert.is(JSON.stringify(first), frozen?.raw)
  assert.equal(second?.base, { opId: first?.opId })
  assert.is(second?.prevOpId, first?.opId)
  const { fields } = must(definitionOf('statutory-visit'))
  assert.equal(second?.patch.kind === 'write' && applyChanges(fields, { health: 'one' }, second?.patch.changes), {
    health: 'one two three',
  })
  const again = await nextBatch(tablet.store, LIMITS, () => new Set())
  assert.is(again[0]?.raw, frozen?.raw)
  assert.is(again[0]?.sha256, frozen?.sha256)
  tablet.lock()
})

test('a full device says so, keeps what it had, and the words stay with the writer', async () => {
  const tablet = await openTablet()
  const note = await visit(tablet, { health: 'kept' })
  const put = realMethod('put')
  IDBObjectStore.prototype.put = full
  try {
    const error = await thrown(tablet.edit(note.id, { health: 'kept and more' }))
    assert.instance(error, NotKept)
    assert.is((error as NotKept).why, 'full')
  } finally {
    IDBObjectStore.prototype.put = put
  }
  assert.equal(tablet.casebook.get(note.id)?.body, { health: 'kept' })
  await tablet.edit(note.id, { health: 'kept and more' })
  assert.equal(tablet.casebook.get(note.id)?.body, { health: 'kept and more' })
  assert.is(operations(tablet).length, 1)
  tablet.lock()
})

test('killed between any two steps of a save: everything of it is on the disk, or nothing', async () => {
  const tablet = await openTablet()
  const fields = definitionOf('statutory-visit')?.fields as never
  const note = await visit(tablet, completeBody(fields, { date: '2026-09-10', nextDate: '2026-10-08' }))
  const disk = async () =>
    JSON.stringify([
      await tablet.store.relaxed.records.toArray(),
      await tablet.store.relaxed.outbox.toArray(),
      await tablet.store.relaxed.bases.toArray(),
      await tablet.store.relaxed.meta.toArray(),
    ])
  const before = await disk()
  const real = { add: realMethod('add'), put: realMethod('put') }
  let died = 0
  for (let dies = 1; dies < 100; dies++) {
    let calls = 0
    for (const name of ['add', 'put'] as const) {
      IDBObjectStore.prototype[name] = function dying(this: IDBObjectStore, ...given: [unknown]) {
        const request = real[name].apply(this, given)
        // the number on the locked screen is written beside it, by nobody who waits
        if (this.name !== 'keep' && ++calls >= dies) this.transaction.abort() // what a killed process leaves: a transaction without its end
        return request
      }
    }
    const signing = tablet.sign(note.id, 'sign').then(
      () => 'whole',
      () => 'died',
    )
    const outcome = await signing
    Object.assign(IDBObjectStore.prototype, real)
    if (outcome === 'whole') break
    died += 1
    assert.is(await disk(), before, `died at step ${dies}`)
    assert.is(tablet.casebook.get(note.id)?.status, 'draft')
  }
  assert.ok(died >= 10, `${died} steps: record, base and operation, of the visit and of what follows, and the number`)
  assert.is(tablet.casebook.get(note.id)?.status, 'signed')
  tablet.lock()
})

test('a connection that the browser closed is opened again and the save replayed', async () => {
  const tablet = await openTablet()
  const note = await visit(tablet, { health: 'a' })
  tablet.store.strict.close()
  await tablet.edit(note.id, { health: 'a b' })
  assert.equal((await tablet.store.relaxed.records.get(note.id))?.record?.body, { health: 'a b' })
  tablet.lock()
  assert.is(((await thrown(tablet.edit(note.id, { health: 'a b c' }))) as NotKept).why, 'closed')
})

test('locked in the middle of a save: the words are on the disk, sealed, and nowhere in memory', async () => {
  const tablet = await openTablet()
  const note = await visit(tablet, { health: 'a' })
  const saving = tablet.edit(note.id, { health: 'a b c' })
  tablet.lock()
  await saving
  assert.is(tablet.casebook.get(note.id), undefined)
  const again = await openTablet({ email: tablet.email })
  assert.equal(again.casebook.get(note.id)?.body, { health: 'a b c' })
  again.lock()
})

test('words typed over an older view of a note do not take out what came in between', async () => {
  const tablet = await openTablet()
  const note = await visit(tablet, { health: 'tooth' })
  await tablet.edit(note.id, { health: 'tooth', school: 'from another tab' })
  const after = await tablet.edit(note.id, { health: 'tooth, loose' }, note)
  assert.equal(after.body, { health: 'tooth, loose', school: 'from another tab' })
  tablet.lock()
})

test('two tabs that write in the same place: the words of both stand', async () => {
  const tablet = await openTablet()
  const note = await visit(tablet, { health: 'A loose tooth.', school: 'Maths.' })
  const words = [
    { health: 'A loose tooth. It fell out on the way.', school: 'Maths.' },
    { health: 'A loose tooth. She was proud of it.', school: 'Reading.' },
  ]
  await tablet.edit(note.id, { ...words[0] })
  await tablet.edit(note.id, { ...words[1] }, note)
  assert.equal(tablet.casebook.get(note.id)?.body, {
    health: 'A loose tooth. It fell out on the way. She was proud of it.',
    school: 'Reading.',
  })
  tablet.lock()
})

test('two tabs that choose differently: the last is shown, the other stays in the history', async () => {
  const tablet = await openTablet()
  const note = await visit(tablet, { score: 4 })
  await tablet.edit(note.id, { score: 6 })
  await tablet.edit(note.id, { score: 7 }, note)
  assert.equal(tablet.casebook.get(note.id)?.body, { score: 7 })
  assert.is(operations(tablet).length, 2)
  assert.match(JSON.stringify(operations(tablet)[0]), /"score","to":6/)
  tablet.lock()
})

test('words typed while a colleague’s version stands in their place stay this person’s own version', async () => {
  const council = new Council()
  const file = newChild()
  const jo = await worker(council, [file])
  const sam = await worker(council, [file], 'childs-social-worker', 'Sam Hill')
  const note = await jo.notebook.create({
    type: 'statutory-visit',
    fileIds: [file],
    body: { health: 'A loose tooth.' },
  })
  await jo.sync.now()
  await sam.sync.now()
  const seen = jo.notebook.casebook.get(note.id)
  await sam.notebook.edit(note.id, { health: 'A tooth is out.' })
  await sam.sync.now()
  await jo.sync.now()
  const first = await jo.notebook.edit(note.id, { health: 'A loose tooth. It hurts' }, seen)
  assert.is(first.conflicts.length, 1)
  await jo.notebook.edit(note.id, { health: 'A loose tooth. It hurts at night' }, first)
  await jo.sync.now()
  await jo.sync.now()
  const values = jo.notebook.casebook.get(note.id)?.conflicts[0]?.versions.map((version) => version.value)
  assert.ok(
    values?.includes('A tooth is out.') && values.includes('A loose tooth. It hurts at night'),
    JSON.stringify(values),
  )
  jo.notebook.lock()
  sam.notebook.lock()
})

test('words typed over a view that another tab has gone on in since, and sent: the words of both are there', async () => {
  const council = new Council()
  const file = newChild()
  const jo = await worker(council, [file])
  const body = { health: 'A tooth.', school: 'Maths.' }
  const note = await jo.notebook.create({ type: 'statutory-visit', fileIds: [file], body: { health: 'A tooth.' } })
  await jo.sync.now()
  const seen = await jo.notebook.edit(note.id, body)
  await jo.notebook.edit(note.id, { ...body, health: 'A tooth.\n\nIt hurts.' })
  await jo.sync.now()
  await jo.sync.now()
  await jo.notebook.edit(note.id, { ...body, health: 'A tooth, loose.' }, seen)
  await jo.sync.now()
  await jo.sync.now()
  const after = JSON.stringify(jo.notebook.casebook.get(note.id))
  for (const words of ['It hurts.', 'A tooth, loose.'])
    assert.ok(after.includes(words), `${words} is gone from ${after}`)
  jo.notebook.lock()
})

test('words typed on after a colleague’s came in, in another paragraph, are joined with them', async () => {
  const council = new Council()
  const file = newChild()
  const jo = await worker(council, [file])
  const sam = await worker(council, [file], 'childs-social-worker', 'Sam Hill')
  const note = await jo.notebook.create({ type: 'statutory-visit', fileIds: [file], body: { health: 'One.\n\nTwo.' } })
  await jo.sync.now()
  await sam.sync.now()
  const seen = await jo.notebook.edit(note.id, { health: 'One, Jo.\n\nTwo.' })
  await sam.notebook.edit(note.id, { health: 'One.\n\nTwo, Sam.' })
  await sam.sync.now()
  await jo.sync.now()
  await jo.sync.now()
  await jo.notebook.edit(note.id, { health: 'One, Jo and more.\n\nTwo.' }, seen)
  await jo.sync.now()
  await jo.sync.now()
  const { body, conflicts } = must(jo.notebook.casebook.get(note.id))
  assert.equal([body.health, conflicts], ['One, Jo and more.\n\nTwo, Sam.', []])
  jo.notebook.lock()
  sam.notebook.lock()
})

test('signing locks the visit and writes what follows from it in the same transaction, once', async () => {
  const tablet = await openTablet()
  const definition = must(definitionOf('statutory-visit'))
  const full = completeBody(definition.fields as never, { date: '2026-09-10', nextDate: '2026-10-08' })
  const note = await visit(tablet, full)
  const missing = await thrown(tablet.sign((await visit(tablet, { health: 'x' })).id, 'sign'))
  assert.match(missing.message, /missing/i)
  const before = operations(tablet).length
  const signed = await tablet.sign(note.id, 'sign')
  assert.is(signed.status, 'signed')
  const follows = must(definition.follows?.(signed.body, signed))
  assert.ok(follows.length > 0)
  assert.is(operations(tablet).length - before, 1 + follows.length)
  for (const { type } of follows) assert.ok(tablet.casebook.inFile(must(signed.fileIds[0]), type).length > 0, type)
  tablet.lock()
})

test('a record of a later version is shown as it is and left untouched', async () => {
  const tablet = await openTablet()
  const note = await visit(tablet, { health: 'x' })
  const row = must(await tablet.store.strict.records.get(note.id))
  const later = { ...must(row.record), schemaVersion: 99, body: { somethingNew: { deep: true } } }
  await tablet.store.strict.records.put({ ...row, record: later })
  tablet.lock()
  const again = await openTablet({ email: tablet.email })
  assert.equal(again.casebook.get(note.id)?.body, { somethingNew: { deep: true } })
  assert.is((await thrown(again.edit(note.id, { health: 'y' }))).name, 'NotUnderstood')
  assert.equal((await again.store.relaxed.records.get(note.id))?.record, later)
  again.lock()
})

test('no word of any kind lies on the disk in clear, in UTF-8 or UTF-16', async () => {
  const tablet = await openTablet()
  const canaries = [
    'Canaryhealth',
    'Canaryschool',
    'Canarysetting',
    'Canaryphoto',
    'Canarybytes',
    'Jo Marsh',
    'statutory-visit',
  ]
  const ref = await tablet.putBlob(new TextEncoder().encode('Canarybytes '.repeat(50)), 'image/png', 'Canaryphoto')
  const note = await visit(tablet, { health: 'Canaryhealth', photos: [ref] })
  await nextBatch(tablet.store, LIMITS, () => new Set())
  await tablet.edit(note.id, { health: 'Canaryhealth', school: 'Canaryschool', photos: [ref] })
  await tablet.keepSetting('words', 'Canarysetting')
  assert.equal(Buffer.from(must(await tablet.blob(ref))).toString(), 'Canarybytes '.repeat(50))
  const rows = await rawRows(tablet.store.keys.database)
  let looked = 0
  for (const [table, all] of rows) {
    for (const row of all) {
      looked += 1
      for (const bytes of everyByte(row)) {
        for (const word of [...canaries, ref.sha256]) {
          assert.not.ok(bytes.includes(word), `${word} in ${table}`)
          assert.not.ok(bytes.includes(Buffer.from(word, 'utf16le')), `${word} in ${table} as UTF-16`)
        }
      }
    }
  }
  assert.ok(looked >= 8)
  const clear = new Set((rows.get('records') as object[]).flatMap((row) => Object.keys(row)))
  assert.equal([...clear].sort(), ['id', 'sealed', 'shelf', 'stamp'])
  tablet.lock()
})

test('a row moved under another key does not open', async () => {
  const tablet = await openTablet()
  const one = await visit(tablet, { health: 'one' })
  const two = await visit(tablet, { health: 'two' })
  const { database } = tablet.store.keys
  const [rowOne] = ((await rawRows(database)).get('records') as { id: string; sealed: Uint8Array }[]).filter(
    (row) => row.id === one.id,
  )
  const db = await new Promise<IDBDatabase>((resolve) => {
    const open = indexedDB.open(database)
    open.onsuccess = () => resolve(open.result)
  })
  await new Promise((resolve) => {
    db
      .transaction('records', 'readwrite')
      .objectStore('records')
      .put({ ...rowOne, id: two.id }).onsuccess = resolve
  })
  db.close()
  await thrown(Promise.resolve(tablet.store.relaxed.records.get(two.id)))
  tablet.lock()
})

test('an attachment over the limit is refused before it is read', async () => {
  const tablet = await openTablet()
  const error = await thrown(tablet.putBlob(new Uint8Array(10 * 1024 * 1024 + 1), 'image/png'))
  assert.is(error.name, 'TooLarge')
  tablet.lock()
})

function everyByte(value: unknown): Buffer[] {
  if (value instanceof Uint8Array) return [Buffer.from(value)]
  if (value instanceof ArrayBuffer) return [Buffer.from(value)]
  if (value !== null && typeof value === 'object')
    return Object.entries(value).flatMap(([key, member]) => [Buffer.from(key), ...everyByte(member)])
  return [Buffer.from(String(value))]
}

interface AnyField {
  kind: string
  required?: boolean
  options?: { value: string }[]
  fields?: Record<string, AnyField>
}
/** Something in every field that may be needed, whatever the definition asks today. */
function completeBody(fields: Record<string, AnyField>, given: Record<string, unknown>): Record<string, never> {
  const value = (field: AnyField): unknown => {
    switch (field.kind) {
      case 'choice':
        return must(field.options?.[0]).value
      case 'many-of':
        return [must(field.options?.[0]).value]
      case 'yes-no':
        return { answer: true, reason: 'because' }
      case 'date':
        return '2026-09-10'
      case 'date-time':
        return '2026-09-10T15:40:00+01:00'
      case 'scale':
        return 6
      case 'person':
        return { name: 'Denise' }
      case 'rows':
        return [
          {
            id: v7(),
            ...Object.fromEntries(
              Object.entries(must(field.fields))
                .filter(([, one]) => !BYTES.has(one.kind))
                .map(([id, one]) => [id, value(one)]),
            ),
          },
        ]
      default:
        return 'words'
    }
  }
  const filled = Object.entries(fields)
    .filter(([, field]) => !BYTES.has(field.kind))
    .map(([id, field]) => [id, value(field)])
  return { ...Object.fromEntries(filled), ...given } as Record<string, never>
}
const BYTES = new Set(['drawing', 'photo', 'attachment'])

test.run()
