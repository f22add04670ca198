/**
 * Story 20: the agency reports red on Asha, partly without signal; the council receives it, her worker and their manager
 * look at it at once (T8), what is asked for waits with a clock; then she is in danger, and it is T22 (S1.1–S1.20).
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import type { Page } from 'playwright-core'
import { endTablets } from '../support/browser.ts'
import { axeFindings } from '../support/look-over.ts'
import { must } from '../support/must.ts'
import { as, onServer, sendNow, shellKept, strip, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import { unzip, wordsInDocx } from '../support/unzip.ts'
import { goTo } from '../support/walk.ts'
import { addRow, choose, when, write } from './support/on-the-form.ts'
import { childCalled, filesOnServer, inDays, step, TODAY, untilItStands } from './support/where-it-stands.ts'

const WHY = 'Asha is out until after midnight. Shirin waits up and writes down each car.'
const DEMAND = 'A second adult at night, until somebody stops them.'
const SAID = 'I can sort it. Do not make it a big thing.'
const folder = mkdtempSync(join(tmpdir(), 'doorstep-report-'))

const part = (page: Page, title: string) =>
  page
    .getByRole('navigation', { name: 'Parts of the report' })
    .getByRole('link', { name: new RegExp(`^${title}`) })
    .click()
const owner = (page: Page, group: RegExp, name: string) =>
  page
    .getByRole('group', { name: group })
    .getByRole('textbox')
    .or(page.getByRole('group', { name: group }).getByRole('combobox'))
    .last()
    .fill(name)

test('Story 20, S1.12: Asha’s report is red, written partly offline; received, told, looked at, and her support waits', async () => {
  const service = await openService()
  const asha = await childCalled(service, 'Asha')
  const page = await as(service, 'nadia')
  await shellKept(page)
  await page.getByRole('link', { name: 'Asha, 14' }).waitFor()
  await service.stop()

  await page.getByRole('link', { name: /Write it\s*: the report for Asha/ }).click()
  await page.getByRole('heading', { name: 'How are things overall?' }).waitFor()
  await page.getByRole('radio', { name: /^Red: significant concern/ }).check()
  await write(page, 'Why red, and what is being done?', WHY)
  await write(page, 'What support, action or escalation is needed to steady this home', DEMAND)
  // S1.1: said while it is typed, not found out by the reader
  await page.getByText(/“Asha”.*will not stand on the paper/).waitFor()
  await part(page, 'Outcomes')
  await addRow(page, 'Add an outcome')
  await write(page, 'Outcome', 'Home by ten, four evenings of five')
  await choose(page, 'How far ahead', 'Short term')
  await part(page, 'Progress')
  await write(page, 'Support given in this period', 'A lift from anywhere, at any hour')
  await write(page, 'Progress, successes, small changes', 'One evening of five')
  await write(page, 'What the child says about living here', SAID)
  await part(page, 'Next period')
  await addRow(page, 'Add a planned activity')
  await write(page, 'Priority, and the progress hoped for', 'Somebody at the door from nine until one')
  await owner(page, /^Who does it/, 'Nadia')
  await when(page, 'By when', inDays(14))
  await part(page, 'Concerns')
  await page.getByRole('heading', { name: 'Missing episodes' }).waitFor()
  await page.getByText(/Where the process stands is not known here/).waitFor()
  await page
    .getByRole('textbox', { name: /^What the council needs to know\s*: Missing episodes/ })
    .fill('Always between nine and one.')
  await part(page, 'Support needed')
  await addRow(page, 'Add a request for support')
  await choose(page, 'What kind', 'Therapy')
  await write(page, 'What', 'Somebody of her own choosing to talk to')
  await write(page, 'What it would change', 'She has one person who does not write it down')
  await write(page, 'From whom', 'Child and adolescent mental health')
  await owner(page, /^Who sees to it/, 'Elin')
  await when(page, 'Needed by', inDays(30))
  await choose(page, /Is a support meeting needed/, 'Yes')
  await write(page, 'What it should talk about', 'How this home can keep her safe.')
  await choose(page, /level of support/, 'More')
  await strip(page)
    .getByText(/only on this device/)
    .waitFor()
  await part(page, 'About this report')
  // S1.8: the wrong way round is refused in one tap
  const until1 = await page.getByLabel('to', { exact: true }).inputValue()
  const from = await page.getByLabel('Report covers from', { exact: true }).inputValue()
  await when(page, 'to', inDays(-400))
  await page.getByRole('button', { name: 'Exchange the two dates' }).click()
  assert.is(await page.getByLabel('Report covers from', { exact: true }).inputValue(), inDays(-400))
  await when(page, 'Report covers from', from)
  await when(page, 'to', TODAY)
  assert.is(until1, TODAY, 'it was begun before its day: it speaks of days that were')
  assert.is(await page.getByRole('textbox', { name: 'Local authority', exact: true }).inputValue(), 'Wrenbury')
  assert.equal(await axeFindings(page), [])
  await page.getByRole('button', { name: 'Check and send' }).click()
  const yes = page.getByRole('button', { name: 'Sign as Nadia' })
  await yes.click()
  await yes.waitFor({ state: 'detached' })

  // S1.1, S1.20: its paper is made without a server, and nobody's name is in it
  await page.getByRole('link', { name: 'On paper' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as a Word file' }).click(),
  ])
  const path = join(folder, 'report.docx')
  await download.saveAs(path)
  const bytes = readFileSync(path)
  for (const [name, xml] of unzip(bytes)) assert.not.match(xml.replace(/<[^>]+>/g, ' '), /asha|shirin/i, name)
  assert.not.match(download.suggestedFilename(), /asha|shirin/i)
  const words = wordsInDocx(bytes)
  for (const heading of [
    '1. Overall status',
    '2. Outcomes',
    '3. Progress since',
    '4. Planned for',
    '5. Concerns',
    '6. Support needed',
  ])
    assert.ok(words.includes(heading), heading)
  assert.match(words, /C-\d{4}-\d{4} is out until after midnight\. S\. waits up/)
  assert.match(words, /I can sort it\. Do not make it a big thing\./)

  await service.start()
  await sendNow(page)
  await untilItStands(service, asha.id, 'TRIAGE')

  const hers = await as(service, 'elin')
  await hers.getByRole('button', { name: /that wait for you$/ }).click()
  await hers.getByRole('link', { name: /Say that Nadia’s progress report has come, Asha/ }).click()
  await hers.getByRole('button', { name: 'Say that it has come' }).click()
  await hers.getByText('Received by the council').waitFor()
  const received = hers.getByRole('button', { name: 'Sign as Elin' })
  await received.click()
  await received.waitFor({ state: 'detached' })
  await sendNow(hers)

  const his = await as(service, 'tom')
  await goTo(his, '/today')
  const seen = his.getByRole('button', { name: /I have it\s*: Nadia’s report is red: Asha/ })
  await seen.click()
  await seen.waitFor({ state: 'detached' })
  await sendNow(his)

  await goTo(hers, '/')
  await hers.getByRole('button', { name: /that wait for you$/ }).click()
  await hers.getByRole('button', { name: /Triage: is it at immediate risk\?, Asha/ }).click()
  assert.match(
    await hers.getByRole('textbox', { name: 'What we are worried about', exact: true }).inputValue(),
    /^The provider’s report is red\. Asha is out until after midnight/,
  )

  // Danger is the worker's own notice: T22, whatever the report's colour.
  await goTo(hers, `/write/notice?file=child:${asha.id}`)
  await hers.getByRole('button', { name: /Immediate risk of significant harm to the child/ }).click()
  await hers.getByLabel('What happened, or what we know').fill('Found at risk at night. She rang for help herself.')
  await hers.getByRole('button', { name: 'Write it down' }).click()
  await hers.getByRole('dialog').waitFor({ state: 'detached' })
  await sendNow(hers)
  const stands = await untilItStands(service, asha.id, 'EMERGENCY')
  assert.ok(step(stands, 'inform IRO'), 'reg 14(3): the reviewing officer is told')

  const report = must(
    (await onServer(service, 'progress-report')).find(({ body }) => body.steps === WHY),
    'the report',
  )
  assert.is(report.status, 'signed')
  assert.equal(
    (report.record.signatures as readonly { as: string; name: string }[]).map(({ as, name }) => `${as} ${name}`),
    ['sign Nadia', 'countersign Elin'],
  )
  assert.equal([report.body.sent, (report.body.counts as readonly unknown[]).length], [TODAY, 7])
  const request = await until(
    async () => (await onServer(service, 'support-request')).find(({ body }) => body.about === report.id),
    'the request for support',
  )
  assert.equal([request.body.kind, request.body.askedOn, request.body.status], ['therapy', TODAY, 'asked'])
  const files = await filesOnServer(service)
  assert.ok(files.ofType('action').some(({ body }) => body.what === 'Somebody at the door from nine until one'))
  const { rows: held } = await service.database.pool.query(
    `SELECT 1 FROM doorstep.op_result WHERE status IN ('quarantined', 'parked') AND record_id = ANY($1::uuid[])`,
    [[report.id, request.id]],
  )
  assert.equal(held, [], 'nothing of it waits for a manager')

  await sendNow(page)
  await goTo(page, '/')
  await page
    .getByText(/last report red, received/)
    .first()
    .waitFor()
})

test.after(async () => {
  rmSync(folder, { recursive: true, force: true })
  endTablets()
  await endServices()
})
test.run()
