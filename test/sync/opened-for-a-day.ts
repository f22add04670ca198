/** Section G, break-glass: the real device of somebody who opened a file for a day, by the real server. */
import { openTablet, PASSPHRASE } from '../support/tablet.ts'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { randomUUID } from 'node:crypto'
import { childFile } from '../../src/model/file.ts'
import { waitingFor } from '../../src/practice/waiting.ts'
import { londonDay } from '../../src/practice/london-day.ts'
import { hashPassphrase } from '../../src/server/auth/passphrase.ts'
import { makeSync } from '../../src/sync/loop.ts'
import { addPerson, allocate, as, startService, writeRecord } from '../server/support/service.ts'
import type { Service } from '../server/support/service.ts'
import { must } from '../support/must.ts'
import { wayTo } from '../support/way-to-server.ts'

let service: Service
test.before(async () => {
  service = await startService()
})
test.after(() => service.close())

const REASON = 'Out-of-hours call from the police: she is at the station and asks for somebody.'

test('on the tablet of who opened a file for a day no signature is taken or waited for, and it says why; once allocated they sign', async () => {
  const id = randomUUID()
  await writeRecord(
    service,
    'child',
    [childFile(id)],
    { name: 'Zoë Carter', birthDate: '2014-03-09', team: 'Hill' },
    id,
  )
  const person = await addPerson(service, 'childs-social-worker', 'Dale', await hashPassphrase(PASSPHRASE))
  const answer = await (await as(service, person)).request('/api/open-with-reason', {
    method: 'POST',
    body: JSON.stringify({ child: { name: 'Zoë Carter', birthDate: '2014-03-09' }, reason: REASON }),
  })
  assert.is(answer.status, 200)
  const clock = { ahead: 0 }
  const now = () => new Date(Date.now() + clock.ahead)
  const notebook = await openTablet({ email: person.email, person, now })
  const sync = makeSync(notebook, { link: wayTo(service), passphrase: PASSPHRASE, chance: () => 0 })
  await sync.now()
  const today = londonDay(new Date().toISOString())
  const entry = await notebook.create({
    type: 'chronology-entry',
    fileIds: [childFile(id)],
    body: {
      date: today,
      event: 'The police rang',
      impact: 'She was cold',
      source: 'Police',
      significance: 'important',
    },
  })
  const signed = () =>
    notebook.sign(entry.id, 'sign').then(
      ({ status }) => status,
      (error: unknown) => (error as { reason?: string }).reason ?? String(error),
    )
  const waits = () =>
    waitingFor(person, notebook.casebook, today).filter(
      ({ kind, recordId }) => kind === 'sign' && recordId === entry.id,
    )
  assert.match(await signed(), /^You opened this file with a reason, for a day/)
  assert.is(waits().length, 0)
  clock.ahead = 25 * 3_600_000
  assert.match(await signed(), /its 24 hours are over: nothing is signed here/, 'nobody could take the file away')
  clock.ahead = 0
  const told = notebook.casebook.filesToldAt?.()
  const other = await openTablet({ email: person.email, person, now })
  assert.ok(told)
  assert.is(other.casebook.filesToldAt?.(), told, 'a tab that was not there when it was told knows it too')
  await allocate(service, person, childFile(id))
  await sync.now()
  await sync.now()
  assert.is(waits().length, 1)
  assert.is(await signed(), 'signed')
  await sync.now()
  const { rows } = await service.pool.query<{ status: string }>(
    `SELECT record ->> 'status' AS status FROM revision WHERE record_id = $1 ORDER BY revision DESC LIMIT 1`,
    [entry.id],
  )
  assert.is(must(rows[0]).status, 'signed', 'and the server has it')
  notebook.lock()
  other.lock()
})

test.run()
