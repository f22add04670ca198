/**
 * The tablet's clock is five years ahead, then five years behind, and is put right in the middle of a sentence. Nothing
 * is refused, the council orders by what came first, and whoever reads is told that the clock was wrong.
 */
import type { Page } from 'playwright-core'
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { endTablets, openTablet } from '../support/browser.ts'
import { allSent, onServer, personCalled, sendNow, signInOn, unlock, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import type { Service } from '../support/service.ts'

const FIVE_YEARS_MS = 5 * 365 * 24 * 3_600_000
const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

/** Every page of this tab shows a clock that is off by so much, until told otherwise. */
const setClock = (page: Page, byMs: number) =>
  page.addInitScript(`{
    window.clockIsOffBy = ${byMs}
    const Real = Date
    window.Date = class extends Real {
      constructor(...given) { given.length > 0 ? super(...given) : super(Real.now() + window.clockIsOffBy) }
      static now() { return Real.now() + window.clockIsOffBy }
    }
  }`)
const putClockRight = (page: Page) => page.evaluate('window.clockIsOffBy = 0')

/** What the council has stands in the form that is open. */
const reads = (page: Page, words: string) =>
  until(async () => ((await box(page, 'What').inputValue()) === words ? true : undefined), `${words} in the open form`)

const record = async (service: Service, type: string, id: string) =>
  (await onServer(service, type)).find((one) => one.id === id)

/** Some words in every box that signing asks for. */
async function fillTheVisit(page: Page, school: string): Promise<void> {
  await page.getByRole('radio', { name: 'Seen alone', exact: true }).check()
  await page.getByRole('textbox', { name: /^Tilly said/ }).fill('It is still raining.')
  await box(page, 'School').fill(school)
  await page.getByRole('radio', { name: '6', exact: true }).click()
  await page
    .getByRole('group', { name: /Bedroom seen/ })
    .getByRole('radio', { name: 'Yes' })
    .check()
  const impact = page.getByRole('textbox', { name: 'What difference it makes to the child' })
  // What was asked last time lies in the future of a clock that is behind.
  const add = page.getByRole('button', { name: 'Add a plan item' })
  // it stands under whatever the form has of the plan: when it is there, all of that is
  await add.waitFor()
  if ((await impact.count()) === 0) {
    await add.click()
    await impact.waitFor()
    await page.getByRole('textbox', { name: 'What the plan asked' }).fill('A quiet place of her own')
  }
  for (let n = 0; n < (await impact.count()); n += 1) await impact.nth(n).fill('She has somewhere that is only hers.')
  await box(page, 'What changed because of this visit').fill('The bunk is agreed.')
  await page.getByLabel('Date of the next visit').fill('2036-02-01')
}

for (const [way, offBy] of [
  ['ahead', FIVE_YEARS_MS],
  ['behind', -FIVE_YEARS_MS],
] as const)
  test(`a clock five years ${way}`, async () => {
    const service = await openService()
    const began = new Date()
    const hannah = await personCalled(service, 'hannah')
    const sam = await personCalled(service, 'sam')
    const tablet = await openTablet()
    const { page } = tablet
    await setClock(page, offBy)
    await signInOn(page, service, hannah)

    // Written and signed, and the council takes it as it comes.
    await page.getByRole('navigation').getByRole('link', { name: 'Children', exact: true }).first().click()
    await page
      .getByRole('link', { name: /^Tilly/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Write' }).click()
    await page.getByRole('button', { name: 'Start the visit' }).click()
    await page.getByRole('heading', { name: /^Visit to Tilly/ }).waitFor()
    const visitId = page.url().split('/').at(-1) ?? ''
    const school = `She read aloud, by a clock five years ${way}.`
    await fillTheVisit(page, school)
    // By a clock that is ahead the visit is years late, and asks why: nobody is held up by it for longer than that.
    const ask = page.getByRole('button', { name: /^Say why this visit is late/ })
    if (way === 'ahead') {
      await ask.click()
      const sheet = page.getByRole('dialog', { name: /^Why is it late/ })
      await sheet.getByRole('textbox', { name: 'Why', exact: true }).fill('This clock is wrong')
      await sheet.getByRole('textbox', { name: /^What happens instead/ }).fill('Nothing, she was seen')
      await sheet.getByRole('button', { name: 'Keep the reason' }).click()
      await sheet.waitFor({ state: 'hidden' })
    }
    await page.getByRole('button', { name: 'Check and sign' }).click()
    await page.getByRole('button', { name: /^Sign as/ }).click()
    await page
      .getByText(/Signed/)
      .first()
      .waitFor()
    await sendNow(page)
    const visit = await until(() => record(service, 'statutory-visit', visitId), 'the visit')
    assert.is(visit.status, 'signed')
    assert.is(visit.body.school, school)
    const { rows: refused } = await service.database.pool.query(
      `SELECT r.status, r.reason FROM doorstep.op_result r JOIN doorstep.op_inbox i USING (op_id, sha256)
       WHERE r.status <> 'applied' AND i.received_at > $1`,
      [began],
    )
    assert.equal(refused, [], 'nothing is refused for its clock')
    const claimed = Date.parse((visit.record.updated as { at: string }).at) - Date.now()
    assert.ok(Math.abs(claimed - offBy) < 24 * 3_600_000, 'what the clock said is kept as evidence')

    // Somebody with a good clock reads it, is told, and writes something after it.
    const other = await openTablet()
    await signInOn(other.page, service, sam)
    await other.page.goto(`${service.address}/record/${visitId}`)
    await unlock(other.page, sam)
    await other.page.getByText(school).first().waitFor()
    await other.page.getByText(/The clock of the device was wrong: it said .*They were received today/).waitFor()

    // Two people, one action: what comes later at the council stands, whatever the clocks say.
    const action = (await onServer(service, 'action')).find(
      ({ record: one }) =>
        one.status === 'draft' &&
        (one.fileIds as string[]).some((f) => visit.record.fileIds && (visit.record.fileIds as string[]).includes(f)),
    )
    assert.ok(action)
    const edit = async (who: Page, words: string): Promise<void> => {
      await box(who, 'What').fill(words)
      await who
        .getByText(/Saved on this device/)
        .first()
        .waitFor()
      await sendNow(who)
      await until(
        async () => ((await record(service, 'action', action.id))?.body.what === words ? true : undefined),
        words,
      )
    }
    await page.goto(`${service.address}/record/${action.id}/edit`)
    await unlock(page, hannah)
    await edit(page, 'First, by the wrong clock.')
    await other.page.goto(`${service.address}/record/${action.id}/edit`)
    await unlock(other.page, sam)
    await sendNow(other.page)
    // Only who has the other's words before them writes after them: else both are kept, side by side.
    await reads(other.page, 'First, by the wrong clock.')
    await edit(other.page, 'Second, by a good clock.')
    await sendNow(page)
    await reads(page, 'Second, by a good clock.')
    await edit(page, 'Third, by the wrong clock again.')
    await putClockRight(page)
    if (offBy < 0) {
      // For all that the device can tell nobody has touched it for five years: it locks, and nothing is lost.
      await page.getByLabel('Your passphrase').waitFor()
      await unlock(page, hannah)
      await reads(page, 'Third, by the wrong clock again.')
    }
    await edit(page, 'Fourth, and the clock is right.')
    assert.equal((await record(service, 'action', action.id))?.record.conflicts, [])

    // Wrong tries make one wait; a clock that jumps meanwhile does not make it years.
    await page.reload()
    for (let n = 0; n < 4; n += 1) {
      await page.getByLabel('Your passphrase').fill('not this one')
      await page.getByRole('button', { name: /^Unlock as/ }).click()
      await page.getByRole('button', { name: /^Unlock as/, exact: false }).waitFor()
      await page
        .getByText(/not the right|wrong|does not/i)
        .first()
        .waitFor()
    }
    await page.getByText(/try again in \d+ second/).waitFor({ state: 'detached' })
    await unlock(page, hannah)
    await allSent(page)
    await other.close()
    await tablet.close()
    await service.end()
  })

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
