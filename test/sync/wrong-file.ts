/** A note that stood in the wrong child's file, against the server's own code: its picture goes along, both histories say why. */
import { openTablet, PASSPHRASE } from '../support/tablet.ts'
import { randomBytes } from 'node:crypto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { writeAnew } from '../../src/app/screens/wrong-file.ts'
import type { HistoryAnswer } from '../../src/protocol/history.ts'
import { hashPassphrase } from '../../src/server/auth/passphrase.ts'
import { makeSync } from '../../src/sync/loop.ts'
import { addChild, addPerson, allocate, as, startService } from '../server/support/service.ts'
import type { Service } from '../server/support/service.ts'
import { must } from '../support/must.ts'
import { wayTo } from '../support/way-to-server.ts'
import type { Way } from '../support/way-to-server.ts'

let service: Service
test.before(async () => {
  service = await startService()
})
test.after(() => service.close())

const isPiece = (path: string) => path.startsWith('/sync/v1/blobs/')

async function employ() {
  const person = await addPerson(service, 'childs-social-worker', 'North', await hashPassphrase(PASSPHRASE))
  const [wrong, right] = [await addChild(service), await addChild(service)]
  for (const child of [wrong, right]) await allocate(service, person, child)
  const device = async () => {
    const way: Way = { app: service.app, meets: () => undefined }
    const notebook = await openTablet({ email: person.email, person })
    return {
      way,
      notebook,
      sync: makeSync(notebook, { link: wayTo(way), passphrase: PASSPHRASE, chance: () => 0 }),
    }
  }
  const history = async (recordId: string) => {
    const answer = await (await as(service, person)).request(`/sync/v1/history/${recordId}`)
    return ((await answer.json()) as HistoryAnswer).steps.map(({ told }) => [told?.kind, told?.wrongFile ?? false])
  }
  return { wrong, right, device, history }
}

for (const [when, before] of [
  ['before anything was sent', 'nothing'],
  ['when the words were there and the picture was not', 'words'],
  ['when all of it was there', 'all'],
] as const)
  test(`moved ${when}: the picture is whole in the right file, on another device too`, async () => {
    const { wrong, right, device, history } = await employ()
    const one = await device()
    const bytes = new Uint8Array(randomBytes(120_000))
    const photo = await one.notebook.putBlob(bytes, 'image/jpeg')
    const body = { date: '2026-09-10', did: 'We drew her house', photo: { ...photo } }
    if (before !== 'nothing') {
      one.way.meets = ({ path }) => (before === 'words' && isPiece(path) ? 'lost' : undefined)
    } else one.way.meets = () => 'lost'
    const draft = await one.notebook.create({ type: 'direct-work', fileIds: [wrong], body })
    await one.sync.now()
    await one.sync.now()
    const made = await writeAnew(one.notebook, must(one.notebook.casebook.get(draft.id)), {
      files: [right],
      child: 'Peter',
      household: undefined,
    })
    // written on before it is sent: the reason stays
    await one.notebook.edit(made.id, { ...body, did: 'We drew her house and the dog' })
    one.way.meets = () => undefined
    await one.sync.now()
    await one.sync.now()
    assert.equal([one.notebook.outbox.value, one.sync.status.value.state], [[], 'sent'])
    assert.is(must(one.notebook.casebook.get(made.id)).wrongFile, true)

    const other = await device()
    await other.sync.now()
    assert.equal(other.notebook.casebook.inFile(wrong, 'direct-work'), [])
    const [seen] = other.notebook.casebook.inFile(right, 'direct-work')
    assert.is(must(seen).body.did, 'We drew her house and the dog')
    assert.is(must(seen).wrongFile, true)
    const drawn = await service.pool.query('SELECT FROM blob WHERE sha256 = $1 AND complete', [photo.sha256])
    assert.is(drawn.rowCount, 1)

    // newest first
    assert.equal((await history(draft.id))[0], ['discarded', true])
    assert.equal((await history(made.id)).at(-1), ['began', true])
    assert.not.ok(
      JSON.stringify(must(one.notebook.casebook.get(made.id))).includes(wrong),
      'nothing of the other child',
    )

    // thrown away later for a reason of its own: not because of the file
    await one.notebook.discard(made.id)
    await one.sync.now()
    assert.equal((await history(made.id))[0], ['discarded', false])
    one.notebook.lock()
    other.notebook.lock()
  })

test.run()
