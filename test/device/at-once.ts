/** A save asks the disk one thing, together with what it writes: whether anybody else has written. */
import '../support/tablet.ts'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Operation } from '../../src/model/operation.ts'
import { newChild, openTablet } from '../support/tablet.ts'

type Asking = (this: IDBObjectStore, ...given: unknown[]) => IDBRequest

/** Every request of the notebook's own tables while `work` goes on. */
async function requests(work: () => Promise<unknown>): Promise<string[]> {
  const asked: string[] = []
  const names = ['get', 'put', 'add', 'getAll', 'openCursor'] as const
  const real = Object.fromEntries(names.map((name) => [name, Reflect.get(IDBObjectStore.prototype, name) as Asking]))
  for (const name of names) {
    Reflect.set(IDBObjectStore.prototype, name, function noted(this: IDBObjectStore, ...given: unknown[]) {
      if (this.transaction.mode === 'readwrite' && this.name !== 'keep') asked.push(`${name} ${this.name}`)
      return real[name]?.apply(this, given)
    })
  }
  await work()
  Object.assign(IDBObjectStore.prototype, real)
  return asked
}

test('the second save of a note reads one row and writes three, in one transaction', async () => {
  const tablet = await openTablet()
  const note = await tablet.create({ type: 'statutory-visit', fileIds: [newChild()], body: { health: 'a' } })
  await tablet.edit(note.id, { health: 'a b' })
  // what the notebook tidies after opening may come between two saves: then the save asks again, as it must
  const saves: string[][] = []
  for (const words of ['a b c', 'a b', 'a b c d', 'a', 'a b c'])
    saves.push(await requests(() => tablet.edit(note.id, { health: words })))
  const shortest = saves.sort((x, y) => x.length - y.length)[0]
  assert.equal(shortest, ['get meta', 'put records', 'put outbox', 'put meta'])
  assert.equal((await tablet.store.relaxed.records.get(note.id))?.record?.body, { health: 'a b c' })
  const rows = await tablet.store.relaxed.outbox.toArray()
  assert.is(rows.length, 1)
  assert.match(rows[0]?.text ?? '', /"a b c"/)
  tablet.lock()
})

test('another tab wrote in between, and this one does not know yet: both edits stand, in two places of one line', async () => {
  const first = await openTablet()
  const note = await first.create({
    type: 'statutory-visit',
    fileIds: [newChild()],
    body: { health: 'Slept well.', education: 'School.' },
  })
  const second = await openTablet({ email: first.email })
  await first.edit(note.id, { health: 'Slept well, she says.', education: 'School.' })
  const seen = first.casebook.get(note.id)
  const [, after] = await Promise.all([
    second.edit(note.id, { health: 'Slept well, she says.', education: 'School is fine.' }),
    first.edit(note.id, { health: 'Slept well, she says, at last.', education: 'School.' }, seen),
  ])
  const onDisk = (await first.store.relaxed.records.get(note.id))?.record?.body
  assert.equal(
    onDisk,
    { health: 'Slept well, she says, at last.', education: 'School is fine.' },
    JSON.stringify(after),
  )
  const numbers = (await first.store.relaxed.outbox.toArray()).map((row) => row.order)
  assert.is(new Set(numbers).size, numbers.length)
  const ops = (await first.store.relaxed.outbox.toArray()).map((row) => JSON.parse(row.text) as Operation)
  assert.is(new Set(ops.map((op) => op.opId)).size, ops.length)
  first.lock()
  second.lock()
})

test('many saves at the same moment: each place in the order is given once, and nothing is lost', async () => {
  const tablet = await openTablet()
  const child = newChild()
  const notes = await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      tablet.create({ type: 'statutory-visit', fileIds: [child], body: { health: `note ${n}` } }),
    ),
  )
  await Promise.all(notes.map((note, n) => tablet.edit(note.id, { health: `note ${n}, and on` })))
  const rows = await tablet.store.relaxed.outbox.orderBy('order').toArray()
  assert.equal(
    rows.map((row) => row.order),
    Array.from({ length: 12 }, (_, n) => n + 1),
  )
  const texts = await Promise.all(
    notes.map(async ({ id }) => (await tablet.store.relaxed.records.get(id))?.record?.body),
  )
  assert.equal(
    texts,
    notes.map((_, n) => ({ health: `note ${n}, and on` })),
  )
  tablet.lock()
})

test('what the other tab saved is seen here a moment later, although no library was asked to tell', async () => {
  const first = await openTablet()
  const note = await first.create({ type: 'statutory-visit', fileIds: [newChild()], body: { health: 'a' } })
  const second = await openTablet({ email: first.email })
  await first.edit(note.id, { health: 'a b' })
  await first.edit(note.id, { health: 'a b c' })
  for (let tries = 0; tries < 200 && second.casebook.get(note.id)?.body.health !== 'a b c'; tries++)
    await new Promise((resolve) => setTimeout(resolve, 10))
  assert.is(second.casebook.get(note.id)?.body.health, 'a b c')
  first.lock()
  second.lock()
})

test.run()
