/**
 * The main job. A visit is written with the server dead; the browser is killed in the middle of a word, opened again
 * with the server still dead, finished and signed; then the server comes back and has it word for word.
 */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import type { Page } from 'playwright-core'
import { endTablets, openTablet, TABLET } from '../support/browser.ts'
import {
  onServer,
  personCalled,
  sendInVain,
  sendNow,
  shellKept,
  signInOn,
  strip,
  unlock,
  until,
} from '../support/people.ts'
import { axeFindings } from '../support/look-over.ts'
import { endServices, openService } from '../support/service.ts'

const SAID = 'I like it here when it rains. Mark does the voices.'
const SCHOOL = 'A good week. She read aloud in assembly and was not sick beforehand.'

/** A stroke with the pen across the drawing field. */
async function draw(page: Page): Promise<void> {
  await page.getByRole('img', { name: /^Drawn together/ }).scrollIntoViewIfNeeded()
  const box = await page.getByRole('img', { name: /^Drawn together/ }).boundingBox()
  if (!box) throw new Error('nothing to draw on')
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.3)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.6, { steps: 12 })
  await page.mouse.up()
}

async function promise(page: Page, n: number, what: string, owner: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a promise or an action' }).click()
  const row = page.getByRole('group', { name: `Action ${n}`, exact: true })
  await row.getByRole('textbox', { name: 'What', exact: true }).fill(what)
  await row.getByPlaceholder(/name/i).fill(owner)
  await row.getByLabel('By when').fill('2030-01-15')
  await row.getByRole('radio', { name: 'The child’s plan' }).check()
}

// S3.13
test('a visit recorded without signal arrives, whole', async () => {
  const service = await openService()
  const hannah = await personCalled(service, 'hannah')
  const sam = await personCalled(service, 'sam')
  let tablet = await openTablet({ size: TABLET })
  await signInOn(tablet.page, service, hannah)
  await shellKept(tablet.page)
  await tablet.page
    .getByText(/packed/)
    .first()
    .waitFor()
  await service.stop()

  let page = tablet.page
  await page.getByRole('link', { name: /^Tilly, 9/ }).click()
  await page.getByRole('button', { name: 'Write' }).click()
  await page.getByRole('button', { name: 'Start the visit' }).click()
  await page.getByRole('heading', { name: /^Visit to Tilly/ }).waitFor()
  const recordId = page.url().split('/').at(-1) ?? ''
  for (const jot of ['new bunk, wants it blue', 'quiet after the phone call']) {
    await page.getByLabel('Jot', { exact: true }).fill(jot)
    await page.getByRole('button', { name: 'Keep', exact: true }).click()
  }
  await page.getByRole('radio', { name: 'Seen alone', exact: true }).check()
  await page.getByRole('textbox', { name: /^Tilly said/ }).fill(SAID)
  await draw(page)
  await page.getByRole('radio', { name: '6', exact: true }).click()
  await promise(page, 1, 'Ring Gill about the cat', 'Hannah')
  await promise(page, 2, 'Paint for the bunk', 'Denise')
  await strip(page)
    .getByText(/only on this device/)
    .waitFor()
  const school = page.getByRole('textbox', { name: 'School', exact: true })
  await school.pressSequentially(SCHOOL, { delay: 15 })
  // the time of an older save stands there until the next: who tries to send has every word kept first
  await sendInVain(page)
  await school.pressSequentially(' And then she said', { delay: 15 })
  await tablet.kill()

  tablet = await openTablet({ size: TABLET, profile: tablet.profile })
  page = tablet.page
  await page.goto(`${service.address}/visit/${recordId}`)
  await unlock(page, hannah)
  await page.getByRole('heading', { name: /^Visit to Tilly/ }).waitFor()
  const kept = await page.getByRole('textbox', { name: 'School', exact: true }).inputValue()
  assert.ok(kept.startsWith(SCHOOL), `what was saved is there after the kill: ${kept}`)
  await page.getByRole('textbox', { name: 'School', exact: true }).fill(SCHOOL)
  await page.getByText('new bunk, wants it blue').waitFor()

  await page
    .getByRole('group', { name: /Bedroom seen/ })
    .getByRole('radio', { name: 'Yes' })
    .check()
  const impact = page.getByRole('textbox', { name: 'What difference it makes to the child' })
  for (let n = 0; n < (await impact.count()); n += 1) await impact.nth(n).fill('She has somewhere that is only hers.')
  await page.getByRole('textbox', { name: 'What changed because of this visit' }).fill('The bunk is agreed.')
  await page.getByLabel('Date of the next visit').fill('2030-02-01')
  await page.getByRole('heading', { name: 'Nothing is missing' }).waitFor()
  assert.equal(await axeFindings(page, 'colour'), [], 'what is to be pressed now can be read')
  await page.getByRole('button', { name: 'Check and sign' }).click()
  await page.getByRole('button', { name: /^Sign as/ }).click()
  await page
    .getByText(/Signed/)
    .first()
    .waitFor()
  await strip(page)
    .getByText(/only on this device/)
    .waitFor()

  await service.start()
  await sendNow(page)
  const visit = await until(
    async () =>
      (await onServer(service, 'statutory-visit')).find(({ id, status }) => id === recordId && status === 'signed'),
    'the visit on the server',
  )
  assert.is(visit.status, 'signed')
  assert.is(visit.body.school, SCHOOL)
  assert.is(visit.body.score, 6)
  assert.is((visit.body.words as { quote: string }[])[0]?.quote, SAID)
  assert.equal(
    (visit.body.jots as { words: string }[]).map(({ words }) => words),
    ['new bunk, wants it blue', 'quiet after the phone call'],
  )
  const drawing = visit.body.drawing as { sha256: string; bytes: number }
  const { rows } = await service.database.pool.query('SELECT complete FROM doorstep.blob WHERE sha256 = $1', [
    drawing.sha256,
  ])
  assert.equal(
    rows.map(({ complete }) => complete),
    [true],
    'the drawing has arrived',
  )
  const actions = (await onServer(service, 'action')).filter(
    ({ body }) =>
      ['Ring Gill about the cat', 'Paint for the bunk'].includes(String(body.what)) && body.due === '2030-01-15',
  )
  assert.is(actions.length, 2, 'both promises are actions of their own')
  assert.ok(
    (await onServer(service, 'chronology-entry')).some(
      ({ record }) =>
        JSON.stringify(record).includes(SAID.slice(0, 20)) || JSON.stringify(record.author).includes(hannah.name),
    ),
    'the chronology has its entry',
  )

  const other = await openTablet({ size: TABLET })
  await signInOn(other.page, service, sam)
  await other.page.goto(`${service.address}/record/${recordId}`)
  await unlock(other.page, sam)
  await other.page.getByText(SCHOOL).first().waitFor()
  await other.page.getByText(SAID).first().waitFor()
  await other.close()
  await tablet.close()
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
