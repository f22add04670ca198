/** Kai's request is signed and the document store will not have it: Priya sees so and has it sent again, and nothing goes twice. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { endTablets, openTablet } from '../support/browser.ts'
import { must } from '../support/must.ts'
import { personCalled, shellKept, signInOn, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import type { Service } from '../support/service.ts'
import { filesOfChild, personRecord, writtenBy } from '../support/signed-meeting.ts'
import { unzip } from '../support/unzip.ts'
import { startReceiver } from '../support/webhook-receiver.ts'

const REQUEST = {
  kind: 'planned',
  reason: 'Joyce is going into hospital',
  needs: 'A quiet evening',
  history: 'With Joyce since May',
  risks: 'None that would travel',
  siblings: 'He has none',
  location: 'Near his school',
  identity: 'Black Caribbean, Catholic',
  timescale: 'From next month, for good',
}

const folder = mkdtempSync(join(tmpdir(), 'doorstep-store-'))
const receiver = await startReceiver()
test.after(async () => {
  endTablets()
  await endServices()
  await receiver.close()
  rmSync(folder, { recursive: true, force: true })
})

async function signRequest(service: Service, childName: string): Promise<string> {
  const priya = await personRecord(service, 'Priya')
  return writtenBy(service, priya, 'placement-request', await filesOfChild(service, childName), REQUEST)
}
/** The minute that the queue would have waited, and the time that a delivery waits. */
async function itIsTime({ database }: Service): Promise<void> {
  await database.pool.query(`UPDATE doorstep.delivery SET next_at = now() WHERE delivered_at IS NULL`)
  for (const task of ['deliver-to-folder', 'deliver-to-webhook'])
    await database.pool.query('SELECT graphile_worker.add_job($1)', [task])
}
const deliveries = async ({ database }: Service, recordId: string) =>
  (
    await database.pool.query<{ id: string; target: string; trouble: string | null; arrived: boolean }>(
      `SELECT id, target, trouble, delivered_at IS NOT NULL AS arrived FROM doorstep.delivery WHERE record_id = $1 ORDER BY target`,
      [recordId],
    )
  ).rows

test('a paper that the store would not take is seen, sent again by a person, and arrives once', async () => {
  const service = await openService({
    settings: {
      DELIVERY_FOLDER: folder,
      DELIVERY_WEBHOOK_URL: receiver.url,
      DELIVERY_WEBHOOK_SECRET: receiver.secret,
    },
  })
  const { rows: seeded } = await service.database.pool.query('SELECT FROM doorstep.delivery')
  assert.is(seeded.length, 0, 'nobody signed what the demonstration tells')
  const priya = await personCalled(service, 'priya')
  const { page } = await openTablet()
  await signInOn(page, service, priya)
  await shellKept(page)

  receiver.behave('answer 403')
  const kais = await signRequest(service, 'Kai')
  await itIsTime(service)
  await until(async () => (await deliveries(service, kais)).find((one) => one.trouble === 'refused'), 'a refusal')
  await until(async () => (await deliveries(service, kais)).find((one) => one.arrived), 'the file in the folder')

  // the tries of two days come to the same
  await service.database.pool.query(
    `UPDATE doorstep.delivery SET failed_at = now(), tries = 14 WHERE record_id = $1 AND target = 'webhook'`,
    [kais],
  )
  await page.getByRole('button', { name: /^All sent/ }).click()
  await page.getByRole('button', { name: 'Look for news now' }).click()
  await page.getByText('One signed paper did not reach the document store.').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'See why' }).click()
  const failed = page.getByRole('region', { name: 'Not delivered' })
  await failed.getByText(/Not in the document store: given up today/).waitFor()
  await failed.getByText('The document store would not take it.').waitFor()
  const arrived = page.getByRole('region', { name: 'Delivered', exact: true })
  await arrived.getByText('In the council’s folder').waitFor()
  await failed.getByRole('button', { name: /^Try again/ }).click()
  await until(async () => ((await deliveries(service, kais)).every((one) => one.arrived) ? true : undefined), 'both')
  await page.getByRole('button', { name: 'Look again' }).click()
  await arrived.getByText('In the document store').waitFor()
  const sent = must((await deliveries(service, kais)).find(({ target }) => target === 'webhook'))
  assert.equal(
    receiver.accepted.map(({ id }) => id),
    [sent.id],
  )

  // the server dies while the store has the paper in its hands, and has not said so yet
  receiver.behave('hang')
  const tillys = await signRequest(service, 'Tilly')
  await itIsTime(service)
  await until(async () => (receiver.knocks.length === 3 ? true : undefined), 'the third knock')
  await service.kill()
  await page.getByRole('button', { name: 'Look again' }).click()
  await page.getByRole('alert').getByText('The council’s server cannot be reached just now.').waitFor()
  await service.start()
  await itIsTime(service)
  await until(async () => ((await deliveries(service, tillys)).every((one) => one.arrived) ? true : undefined), 'both')
  await page.getByRole('button', { name: 'Ask again' }).click()
  await arrived.getByText(/Tilly/).first().waitFor()
  const [, , hanging, again] = receiver.knocks
  assert.equal([hanging?.id, hanging?.body], [again?.id, again?.body], 'the same paper under the same id')
  assert.is(receiver.accepted.length, 2)
  assert.ok(receiver.knocks.every(({ isRight }) => isRight))
  const files = readdirSync(folder)
  assert.is(files.length, 2, 'two papers, and nothing half')
  for (const name of files) {
    assert.not.match(name, /Kai|Tilly/)
    assert.match(unzip(readFileSync(join(folder, name))).get('word/document.xml') ?? '', 'Joyce is going into hospital')
  }
})

test.run()
