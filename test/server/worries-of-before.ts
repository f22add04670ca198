/** A service is brought up to date, and from then on worries are told the manager by a day: those of before are not years late. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { addDays } from '../../src/model/calendar.ts'
import { fileSubject } from '../../src/model/file.ts'
import { londonDay } from '../../src/practice/london-day.ts'
import { onDay } from '../../src/practice/london-time.ts'
import { childProcess } from '../../src/practice/process/child-process.ts'
import { sayWorriesFrom } from '../../src/server/apply/worries-from.ts'
import { asSystem, openPool } from '../../src/server/db/pool.ts'
import { readFiles, readSettings } from '../../src/server/reminders/files-as-the-service.ts'
import { lookAtClocks } from '../../src/server/reminders/look-at-clocks.ts'
import { must } from '../support/must.ts'
import { addHousehold, openTeam, place, startService, write } from './support/service.ts'

const now = new Date().toISOString()
const today = londonDay(now)

/** A worry of ten days ago that nobody told; and what the service makes of it today. */
async function untold(learnt: string | undefined) {
  const service = await startService()
  const { name, child, phone } = await openTeam(service)
  await place(service, child, await addHousehold(service, name), addDays(today, -60))
  await service.pool.query('UPDATE service SET worries_from = $1', [learnt ?? null])
  await sayWorriesFrom(service.pool)
  await sayWorriesFrom(service.pool)
  const worry = write(
    { type: 'notice', fileIds: [child] },
    { kind: 'issue', at: onDay(addDays(today, -10), '10:00'), words: 'She packs her bag.' },
  )
  assert.is(must((await phone.push(worry))[0]).status, 'applied')
  await lookAtClocks(service.pool, now, true)
  const { rows: told } = await service.pool.query<{ level: string }>(
    `SELECT DISTINCT level FROM reminder_to WHERE clock LIKE 'tell team manager %'`,
  )
  const files = await asSystem(service.pool, async (client) => readFiles(client, [child], await readSettings(client)))
  const step = childProcess(files, fileSubject(child), now).nextSteps.find(({ what }) => what === 'tell team manager')
  const said = [...(await phone.pullAll()).values()].filter(({ type }) => type === 'practice-setting')
  await service.close()
  return { told: told.map(({ level }) => level), step: must(step), said: said.map(({ body }) => body.value) }
}

test('T8: after an update a worry of before is shown and climbs to nobody, on the server and by what devices are told', async () => {
  const { told, step, said } = await untold(today)
  assert.equal(told, [])
  assert.equal([step.due, step.overdue], [null, false])
  assert.equal(said, [today], 'once, however often it starts')
})

test('T8: one from after the update is late when nobody told it, and so it is in a service that was new', async () => {
  for (const learnt of [addDays(today, -20), undefined]) {
    const { told, step, said } = await untold(learnt)
    assert.ok(told.includes('escalated'), JSON.stringify(told))
    assert.is(step.overdue, true)
    assert.equal(said, learnt === undefined ? [] : [learnt])
  }
})

test('two servers start together after the update: both serve, and it is said once', async () => {
  const service = await startService()
  await openTeam(service)
  await service.pool.query('UPDATE service SET worries_from = $1', [today])
  const other = openPool(service.url)
  await Promise.all([service.pool, other, service.pool, other].map(sayWorriesFrom))
  const { rowCount } = await service.pool.query(`SELECT FROM record WHERE type = 'practice-setting'`)
  assert.is(rowCount, 1)
  await other.end()
  await service.close()
})

test.run()
