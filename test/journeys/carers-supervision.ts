/**
 * The carers' supervision about a brother and a sister, without signal. It is refused without the talk about stability and
 * without a scale, for each child; signed, it says by itself where each of them stands.
 */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import type { CaseRecord } from '../../src/model/record.ts'
import { filesOf } from '../../src/practice/of-type.ts'
import { childProcess } from '../../src/practice/process/child-process.ts'
import { endTablets, openTablet, TABLET } from '../support/browser.ts'
import { onServer, personCalled, sendNow, shellKept, signInOn, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import { goTo } from '../support/walk.ts'

const HEARD = 'Peter asks every night whether he may stay. We talked about what the answer costs Anwen.'

// S2.7, S4.3
test('without the talk and a scale it is refused; with them it counts for each child', async () => {
  const service = await openService()
  const sam = await personCalled(service, 'sam')
  const child = async (name: string) => {
    const found = (await onServer(service, 'child')).find(
      ({ body }) => String(body.preferredName ?? body.name) === name,
    )
    return found?.id ?? ''
  }
  const [peter, wren] = [await child('Peter'), await child('Wren')]
  const standing = async (childId: string) => {
    const { rows } = await service.database.pool.query<{ record: CaseRecord }>(
      `SELECT v.record FROM doorstep.record r JOIN doorstep.revision v ON v.record_id = r.id AND v.revision = r.revision`,
    )
    return childProcess(filesOf(rows.map(({ record }) => record)), childId, new Date().toISOString())
  }
  const [before, wrenBefore] = [await standing(peter), await standing(wren)]
  assert.is.not(before.state, 'ARRANGING')

  const tablet = await openTablet({ size: TABLET })
  const { page } = tablet
  await signInOn(page, service, sam)
  await shellKept(page)
  await page
    .getByText(/packed/)
    .first()
    .waitFor()
  await service.stop()
  await goTo(page, `/write/carer-supervision?file=child:${peter}`)
  await page.getByRole('heading', { name: 'Carers’ supervision about Peter and Wren' }).waitFor()
  const recordId = page.url().split('/').at(-1) ?? ''
  const missing = page.getByRole('complementary')

  // everything but the talk and the scale
  for (const line of await page.getByRole('textbox', { name: /What we said about it$/ }).all())
    await line.fill('Talked through.')
  for (const answers of await page
    .getByRole('group', { name: /^(Peter|Wren)/ })
    .filter({ hasText: 'Yes' })
    .all())
    await answers.getByRole('radio', { name: 'No' }).check()
  await page.getByRole('textbox', { name: /^Looking back/ }).fill('Nights are the hard part of this home.')
  await page.getByRole('textbox', { name: /^Decisions, and why/ }).fill('We go on, with a night off for Anwen.')
  await page.getByRole('button', { name: 'Check and sign' }).click()
  for (const name of ['Peter', 'Wren']) {
    await missing
      .getByRole('button', { name: `${name}: What we said about how stable this home is for the child` })
      .waitFor()
    await missing.getByRole('button', { name: `${name}: How steady does home feel?` }).waitFor()
  }
  assert.is(await page.getByRole('dialog').count(), 0, 'nothing is offered to be signed')

  // the talk alone is not enough
  const talk = page.getByRole('group', { name: /^What we said about how stable this home is/ })
  await talk.getByRole('textbox', { name: /^Peter/ }).fill(HEARD)
  await talk.getByRole('textbox', { name: /^Wren/ }).fill('Steady. She sleeps.')
  await missing
    .getByRole('button', { name: /What we said about how stable/ })
    .first()
    .waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Check and sign' }).click()
  await missing.getByRole('button', { name: 'Peter: How steady does home feel?' }).waitFor()
  assert.is(await page.getByRole('dialog').count(), 0, 'still nothing is offered to be signed')

  // each person's number, for each child
  const scale = (name: string, who: string) =>
    page.getByRole('group', { name: `Scale, ${name}` }).getByRole('radiogroup', { name: new RegExp(`^${who}`) })
  await scale('Peter', 'Anwen').getByRole('radio', { name: '4', exact: true }).click()
  await scale('Peter', 'Sam').getByRole('radio', { name: '6', exact: true }).click()
  await page
    .getByRole('group', { name: 'Scale, Peter' })
    .getByText(/a stability meeting is held by/)
    .waitFor()
  await page.getByRole('button', { name: 'The same as for Peter' }).click()
  await scale('Wren', 'Anwen').getByRole('radio', { name: '8', exact: true }).click()
  await page.getByRole('heading', { name: 'Nothing is missing' }).waitFor()
  await page.getByRole('button', { name: 'Check and sign' }).click()
  await page.getByRole('button', { name: /^Sign as/ }).click()
  await page.waitForURL(/\/record\//)

  await service.start()
  await sendNow(page)
  const both = await until(async () => {
    const signed = (await onServer(service, 'carer-supervision')).filter(
      ({ status, body }) => status === 'signed' && body.reflection === 'Nights are the hard part of this home.',
    )
    return signed.length === 2 ? signed : undefined
  }, 'both records on the server')
  assert.ok(both.some(({ id }) => id === recordId))
  assert.is(new Set(both.map(({ record }) => record.together)).size, 1)
  const stands = await standing(peter)
  assert.is(stands.state, 'ARRANGING')
  const step = stands.nextSteps.find(({ what }) => what === 'hold PSM')
  assert.equal([step?.owner, step?.rule], ['SSW', 'T7'])
  assert.is((await standing(wren)).state, wrenBefore.state, 'an answer about Peter calls no meeting for Wren')
  await tablet.close()
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
