/** Jonah was missing and is back: his return interview is late by its hours (72), and he is heard all the same. */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { childFile } from '../../src/model/file.ts'
import { clocksOf } from '../../src/practice/process/clocks.ts'
import { endTablets, PHONE } from '../support/browser.ts'
import { must } from '../support/must.ts'
import { as, onServer, sendNow, shellKept, strip, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import { goTo } from '../support/walk.ts'
import { choose, takeStep, when, whereItStands, write } from './support/on-the-form.ts'
import { childCalled, filesOnServer, inDays, standsOnServer, step, TODAY } from './support/where-it-stands.ts'

test('Jonah: missing and back, the interview late by its hours, and what he said about it', async () => {
  const service = await openService()
  const jonah = await childCalled(service, 'Jonah')
  assert.is(step(await standsOnServer(service, jonah.id), 'return-home interview'), undefined)
  const page = await as(service, 'hannah', PHONE)
  await shellKept(page)
  await service.stop()
  await goTo(page, `/write/missing-episode?file=${childFile(jonah.id)}`)
  await page.getByRole('heading', { level: 1, name: /^Missing episode: Jonah/ }).waitFor()
  await choose(page, 'Missing or away', /missing/i)
  await when(page, 'Went missing', inDays(-5))
  await when(page, 'Came back at', `${inDays(-4)}T02:40`)
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('region', { name: 'What next' }).waitFor()
  await whereItStands(page, jonah.id)
  const owed = page.getByRole('listitem').filter({ hasText: 'Hold the return interview' })
  await owed.getByText(/ late$|^Was due/).waitFor()
  await strip(page)
    .filter({ hasText: /only on this/ })
    .waitFor()
  await service.start()
  await sendNow(page)

  const stands = await until(async () => {
    const now = await standsOnServer(service, jonah.id)
    return step(now, 'return-home interview') && now
  }, 'the episode on the server')
  const late = must(step(stands, 'return-home interview'))
  assert.equal(
    [late.owner, late.overdue, Date.parse(late.due ?? '') - Date.parse(must(late.from).at)],
    ['CSW', true, 72 * 3_600_000],
  )
  const clock = clocksOf(await filesOnServer(service), jonah.id, new Date().toISOString()).find(
    ({ what }) => what === 'return-home interview',
  )
  assert.equal([clock?.who.name, clock?.level === 'soon'], ['Hannah', false])

  await takeStep(page, 'Hold the return interview')
  await when(page, 'Return interview held', TODAY)
  await write(page, 'What the child said about it', 'i was on the skate bowl. nobody asked till now')
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('region', { name: 'What next' }).waitFor()
  await whereItStands(page, jonah.id)
  await owed.waitFor({ state: 'detached' })
  await sendNow(page)
  const held = await until(
    async () => (await onServer(service, 'missing-episode')).find(({ body }) => body.interviewOn === TODAY),
    'the interview on the server',
  )
  assert.is(held.body.interview, 'i was on the skate bowl. nobody asked till now')
  const after = await standsOnServer(service, jonah.id)
  assert.is(step(after, 'return-home interview'), undefined)
  assert.is(after.state, stands.state, 'an episode moves nothing by itself')
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
