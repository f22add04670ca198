/**
 * Sam supervises two carers in one afternoon without signal: six with an action for Kai, as on the last time; exactly five
 * and nothing more for Idris. Nothing is called that nobody needs, and what was agreed stands on whose plan it is.
 */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import type { Page } from 'playwright-core'
import { addMonths } from '../../src/model/calendar.ts'
import { DESKTOP, endTablets, openTablet, PHONE } from '../support/browser.ts'
import { must } from '../support/must.ts'
import { onServer, personCalled, sendNow, shellKept, signInOn, strip, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import { goTo } from '../support/walk.ts'
import { addRow, choose, takeStep, when, whereItStands, write } from './support/on-the-form.ts'
import { childCalled, inDays, standsOnServer, step, TODAY } from './support/where-it-stands.ts'

/** What the supervision says, but for the actions; who answered what. */
async function supervise(page: Page, words: string, answers: readonly (readonly [string, number])[]): Promise<string> {
  await page.getByRole('heading', { level: 1, name: /^Carers’ supervision about/ }).waitFor()
  for (const line of await page.getByRole('textbox', { name: /What we said about it$/ }).all())
    await line.fill('Talked through; it goes on.')
  await page.getByRole('textbox', { name: /^What we said about how stable/ }).fill(words)
  for (const [who, score] of answers)
    await page
      .getByRole('radiogroup', { name: new RegExp(`^${who}`) })
      .getByRole('radio', { name: String(score), exact: true })
      .click()
  await page.getByRole('textbox', { name: /^Looking back/ }).fill('A quiet month deserves a sentence, too.')
  await page.getByRole('textbox', { name: /^Decisions, and why/ }).fill('We go on as we are.')
  return page.url().split('/').at(-1) ?? ''
}

async function signIt(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Nothing is missing' }).waitFor()
  await page.getByRole('button', { name: 'Check and sign' }).click()
  await page.getByRole('button', { name: /^Sign as/ }).click()
  await page.waitForURL(/\/record\//)
}

const required = (page: Page, answer: 'Yes' | 'No') =>
  page
    .getByRole('group', { name: /^Are any actions required/ })
    .getByRole('radio', { name: answer })
    .check()

// H10, H11, S2.7–S2.9
test('Kai, once more at six with an action, and Idris at exactly five with none: two supervisions without signal', async () => {
  const service = await openService()
  const [sam, hannah, priya] = [
    await personCalled(service, 'sam'),
    await personCalled(service, 'hannah'),
    await personCalled(service, 'priya'),
  ]
  const [kai, idris] = [await childCalled(service, 'Kai'), await childCalled(service, 'Idris')]
  for (const child of [kai, idris]) assert.is((await standsOnServer(service, child.id)).state, 'MONITORED')

  const his = await openTablet({ size: PHONE })
  let { page } = his
  await signInOn(page, service, sam)
  await shellKept(page)
  await whereItStands(page, kai.id)
  await service.stop()
  await takeStep(page, 'Hold the carers’ supervision')
  const kais = await supervise(page, 'Five good nights in seven. They laugh about the torch.', [
    ['Stephen', 6],
    ['Sam', 6],
  ])
  await required(page, 'Yes')
  for (const [what, who, plan] of [
    ['A second torch for the bathroom', 'Sam', /carers. plan/],
    ['Ask Grandad Ray about a Sunday', 'Hannah', /child.s plan/],
  ] as const) {
    await addRow(page, 'Add a promise or an action')
    const row = page.getByRole('group', { name: /^Action \d$/ }).last()
    await write(row, 'What', what)
    await row.getByPlaceholder(/somebody else’s name|^Name$/).fill(who)
    await when(row, 'By when', inDays(10))
    await row.getByRole('radio', { name: plan }).check()
  }
  assert.is(await page.getByText(/a stability meeting is held by/).count(), 0)
  await signIt(page)
  await whereItStands(page, idris.id)
  await takeStep(page, 'Hold the carers’ supervision')
  const idriss = await supervise(page, 'It is steady. Five is not a complaint.', [
    ['Leonard', 5],
    ['Sam', 5],
  ])
  assert.is(await page.getByText(/a stability meeting is held by/).count(), 0, 'five is steady')
  await required(page, 'No')
  await signIt(page)
  for (const { id } of [kai, idris]) {
    await whereItStands(page, id)
    assert.is(await page.getByRole('button', { name: /stability meeting/i }).count(), 0)
  }
  await strip(page)
    .filter({ hasText: /only on this/ })
    .waitFor()

  await service.start()
  await sendNow(page)
  await until(
    async () =>
      (await onServer(service, 'carer-supervision')).filter(
        ({ id, status }) => [kais, idriss].includes(id) && status === 'signed',
      ).length === 2 || undefined,
    'both supervisions',
  )
  for (const [child, row] of [
    [kai, 'T6'],
    [idris, 'T5'],
  ] as const) {
    const stands = await standsOnServer(service, child.id)
    assert.equal([stands.state, stands.newest?.last?.row.id], ['MONITORED', row], child.name)
    assert.is(step(stands, 'hold PSM'), undefined)
    const next = must(step(stands, 'carer supervision'))
    assert.equal([next.due, next.owner, next.overdue], [addMonths(TODAY, 1), 'SSW', false])
  }
  const actions = (await onServer(service, 'action')).filter(({ body }) =>
    /torch for the|about a Sunday/.test(String(body.what)),
  )
  assert.equal(
    actions.map(({ body }) => [body.plan, (body.owner as { name: string }).name, body.due].join(' ')).sort(),
    [`carer Sam ${inDays(10)}`, `child Hannah ${inDays(10)}`],
  )

  // Hannah finds hers among what waits for her, and does it; Priya has read both supervisions.
  const hers = await openTablet()
  page = hers.page
  await signInOn(page, service, hannah)
  await whereItStands(page, kai.id)
  await page.getByText('Ask Grandad Ray about a Sunday').first().waitFor()
  await takeStep(page, 'Ask Grandad Ray about a Sunday')
  await choose(page, 'How it stands', 'Done')
  await write(page, 'How we know', 'He takes him fishing on the first Sunday.')
  await page.getByText('Saved on this device').first().waitFor()
  await sendNow(page)
  await until(
    async () =>
      (await onServer(service, 'action')).some(
        ({ body }) =>
          /about a Sunday/.test(String(body.what)) &&
          body.status === 'done' &&
          /first Sunday/.test(String(body.evidence)),
      ) || undefined,
    'her action, done',
  )
  assert.is(step(await standsOnServer(service, kai.id), 'action: Ask Grandad Ray about a Sunday'), undefined)

  const desk = await openTablet({ size: DESKTOP })
  page = desk.page
  await signInOn(page, service, priya)
  for (const id of [kais, idriss]) {
    await goTo(page, `/record/${id}`)
    await page.getByRole('button', { name: 'I have read it' }).click()
    await page.getByRole('button', { name: 'I have read it' }).waitFor({ state: 'detached' })
  }
  await sendNow(page)
  const read = (await onServer(service, 'carer-supervision')).filter(({ id }) => [kais, idriss].includes(id))
  assert.equal(
    read.map(({ record }) => (record.marks as { name: string; kind: string }[]).map(({ name, kind }) => [name, kind])),
    [[['Priya', 'read']], [['Priya', 'read']]],
  )
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
