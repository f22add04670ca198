/** One visit open in two tabs: whatever is typed where, every word stands in the end. */
import type { Page } from 'playwright-core'
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { endTablets, openTablet } from '../support/browser.ts'
import { onServer, personCalled, sendNow, signInOn, unlock, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'

const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const elsewhere = (page: Page) => page.getByText('This note is open in another tab.')
const end = async (page: Page, name: string) => {
  await box(page, name).focus()
  await page.keyboard.press('Control+End')
}

test('one visit written in two tabs', async () => {
  const service = await openService()
  const hannah = await personCalled(service, 'hannah')
  const tablet = await openTablet()
  const one = tablet.page
  await signInOn(one, service, hannah)
  await one.getByRole('link', { name: /^Tilly, 9/ }).click()
  await one.getByRole('button', { name: 'Write' }).click()
  await one.getByRole('button', { name: 'Start the visit' }).click()
  await one.getByRole('heading', { name: /^Visit to Tilly/ }).waitFor()
  const recordId = one.url().split('/').at(-1) ?? ''
  await box(one, 'School').fill('The first line.')
  await sendNow(one)
  const two = await one.context().newPage()
  await two.goto(`${service.address}/visit/${recordId}`)
  await unlock(two, hannah)
  await box(two, 'School').waitFor()
  await elsewhere(two).waitFor()
  assert.is(await elsewhere(one).count(), 0, 'the tab that was first is not bothered')
  // One pair of hands: the other tab is typed in before it can know what the first one holds.
  await end(one, 'School')
  await one.keyboard.type(' Alpha words in the one tab.')
  await end(two, 'School')
  await two.keyboard.type(' Bravo words in the other tab.')
  await end(two, 'Health')
  await two.keyboard.type('Charlie, another field.')
  await end(one, 'School')
  await one.keyboard.type(' Echo, back again.')
  await sendNow(one)
  const said = ['The first line.', 'Alpha words in the one tab.', 'Bravo words in the other tab.', 'Echo, back again.']
  const visit = await until(
    async () =>
      (await onServer(service, 'statutory-visit')).find(
        ({ id, body }) =>
          id === recordId && said.every((words) => String(body.school).includes(words)) && body.health !== undefined,
      ),
    'every word of both tabs on the server',
  )
  assert.is(visit.body.health, 'Charlie, another field.')
  for (const page of [one, two])
    for (const words of said)
      await until(
        async () => ((await box(page, 'School').inputValue()).includes(words) ? true : undefined),
        `${words} in both tabs`,
      )

  // the second tab takes over, the first is told, and both go on writing
  await two.getByRole('button', { name: 'Write here' }).click()
  await elsewhere(one).waitFor()
  await elsewhere(two).waitFor({ state: 'detached' })
  await end(one, 'Health')
  await one.keyboard.type(' Foxtrot, from the tab that was told.')
  await end(two, 'Family time')
  await two.keyboard.type('Golf, from the tab that took over.')
  await until(
    async () =>
      (await onServer(service, 'statutory-visit')).find(
        ({ id, body }) =>
          id === recordId &&
          String(body.health).endsWith('Foxtrot, from the tab that was told.') &&
          body.familyTime === 'Golf, from the tab that took over.',
      ),
    'the words of both tabs, whoever holds the lock',
  )
  await two.close()
  await elsewhere(one).waitFor({ state: 'detached' })
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
