/** Written anew in the right file on a real device: tapped twice, stopped half-way, signed once already. */
import { openTablet } from '../../support/tablet.ts'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { mayWriteAnew, writeAnew } from '../../../src/app/screens/wrong-file.ts'
import type { Notebook } from '../../../src/device/notebook.ts'
import { childFile } from '../../../src/model/file.ts'
import { actor, PETER, TILLY } from '../../practice/support/wrenbury.ts'
import { must } from '../../support/must.ts'

const BODY = {
  date: '2026-09-05',
  from: '15:00',
  option: 'statutory',
  manner: 'in-person',
  announced: 'planned',
  alone: 'alone',
  present: [{ id: 'f0000000-0000-4000-8000-000000000001', who: { name: 'Denise' } }],
  words: [{ id: 'f0000000-0000-4000-8000-000000000002', quote: 'I like my room' }],
  bedroom: { answer: true },
  safeguarded: { answer: true },
  plan: [{ id: 'f0000000-0000-4000-8000-000000000003', item: 'Sleep', impact: 'She sleeps' }],
  changed: 'A night light',
  nextDate: '2026-09-19',
}
const right = { files: [childFile(PETER)], child: 'Peter', household: undefined }

async function tablet() {
  const notebook = await openTablet({ person: actor('Hannah') })
  const write = () => notebook.create({ type: 'statutory-visit', fileIds: [childFile(TILLY)], body: BODY })
  const inFile = (child: string) => notebook.casebook.inFile(childFile(child), 'statutory-visit')
  return { notebook, write, inFile }
}

/** The battery is empty before the old one is thrown away. */
const stoppedBefore = (notebook: Notebook): Notebook =>
  Object.assign(Object.create(notebook) as Notebook, { discard: () => Promise.reject(new Error('empty')) })

test('two quick taps write it anew once', async () => {
  const { notebook, write, inFile } = await tablet()
  const wrong = await write()
  const [one, other] = await Promise.all([writeAnew(notebook, wrong, right), writeAnew(notebook, wrong, right)])
  assert.is(one.id, other.id)
  assert.equal(
    inFile(PETER).map(({ body }) => body),
    [BODY],
  )
  assert.equal(inFile(TILLY), [])
})

test('what stopped half-way is taken up where it stopped: no second copy, and no word that was written since is left out', async () => {
  const { notebook, write, inFile } = await tablet()
  const wrong = await write()
  const stopped = stoppedBefore(notebook)
  await writeAnew(stopped, wrong, right).catch(() => undefined)
  assert.is(inFile(PETER).length, 1)
  await writeAnew(notebook, wrong, right)
  assert.is(inFile(PETER).length, 1)
  assert.equal(inFile(TILLY), [])

  const second = await write()
  await writeAnew(stopped, second, right).catch(() => undefined)
  const more = { ...BODY, changed: 'A night light, and a second one.' }
  await notebook.edit(second.id, more)
  const made = await writeAnew(notebook, second, right)
  assert.equal(made.body, more)
})

test('a copy that was thrown away does not stand for the words', async () => {
  const { notebook, write, inFile } = await tablet()
  const wrong = await write()
  const stopped = stoppedBefore(notebook)
  await writeAnew(stopped, wrong, right).catch(() => undefined)
  await notebook.discard(must(inFile(PETER)[0]).id)
  await writeAnew(notebook, wrong, right)
  assert.equal(
    inFile(PETER).map(({ body }) => body),
    [BODY],
  )
})

test('what followed from a signature that did not take would stay behind: it is not offered', async () => {
  const { notebook, write } = await tablet()
  const draft = await write()
  assert.ok(mayWriteAnew(notebook, draft))
  const { status } = await notebook.sign(draft.id, 'sign')
  assert.is(status, 'signed')
  assert.not(mayWriteAnew(notebook, { ...draft, signatures: [] }))
})

test.run()
