/** Words that are half typed when the tablet locks: an answer to a carer, and what is written in a sheet. */
import type { Page } from 'playwright-core'
import * as assert from 'uvu/assert'
import { test } from '../support/journey.ts'
import { endTablets, openTablet } from '../support/browser.ts'
import { must } from '../support/must.ts'
import { onServer, personCalled, shellKept, signInOn, unlock, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import { goTo } from '../support/walk.ts'

const ANSWER = 'Thank you for writing it down'
const TO_DO = 'Ask the school who sits with her'

async function lockAtOnce(page: Page): Promise<void> {
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift')
  await page.getByRole('button', { name: /^Unlock as/ }).waitFor()
}

test('half typed, then locked without signal: the words stand in their boxes again, and are gone once sent', async () => {
  const service = await openService()
  const sam = await personCalled(service, 'sam')
  const { page } = await openTablet()
  await signInOn(page, service, sam)
  await shellKept(page)
  const { rows: held } = await service.database.pool.query<{ file_id: string }>(
    'SELECT g.file_id FROM doorstep.file_grant g JOIN doorstep.account a USING (person_id) WHERE a.email = $1 AND g.revoked_at IS NULL',
    [sam.email],
  )
  const log = must(
    (await onServer(service, 'daily-log')).find(
      ({ record }) =>
        (record.marks as unknown[]).length === 0 &&
        (record.fileIds as string[]).every((file) => held.some(({ file_id }) => file_id === file)),
    ),
  )
  await goTo(page, `/record/${log.id}`)
  const answer = page.getByRole('textbox', { name: /^A few words to/ })
  await answer.waitFor()
  await service.stop()

  await answer.pressSequentially(ANSWER)
  await lockAtOnce(page)
  assert.is(await page.getByText(ANSWER).count(), 0)
  await unlock(page, sam)
  await until(async () => ((await answer.inputValue()) === ANSWER ? true : undefined), 'the answer in its box')

  await page.getByRole('button', { name: 'Make it an action' }).click()
  const what = page.getByRole('textbox', { name: 'What will be done' })
  await what.pressSequentially(TO_DO)
  await lockAtOnce(page)
  await unlock(page, sam)
  await page.getByRole('button', { name: 'Make it an action' }).click()
  await until(async () => ((await what.inputValue()) === TO_DO ? true : undefined), 'what was typed in the sheet')
  await page.getByRole('button', { name: 'Put it on the plan' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Make it an action' }).click()
  assert.is(await what.inputValue(), '', 'it stands on the plan, and nowhere twice')
  await page.getByRole('button', { name: 'Close' }).click()

  await page.getByRole('button', { name: 'I have read it' }).click()
  await page.getByRole('button', { name: 'I have read it' }).waitFor({ state: 'detached' })
  await lockAtOnce(page)
  await unlock(page, sam)
  await answer.waitFor()
  assert.is(await answer.inputValue(), '')
  await service.start()
  const found = await until(async () => {
    const there = (await onServer(service, 'daily-log')).find(({ id }) => id === log.id)
    return JSON.stringify(there?.record).includes(ANSWER) ? there : undefined
  }, 'the answer at the council')
  assert.is(JSON.stringify(found.record).split(ANSWER).length, 2, 'once')
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
