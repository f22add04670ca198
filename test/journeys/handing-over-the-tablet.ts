/** The tablet in a child's hands: only the child's pages are there, and only the worker opens the way back. */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import type { Page } from 'playwright-core'
import { endTablets, openTablet, TABLET } from '../support/browser.ts'
import { onServer, personCalled, shellKept, signInOn, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'

const WORDS = 'its me and pepper in the garden. pepper is brave'

/** Nothing of the case, and no way to it. */
async function onlyTheChildsPages(page: Page, after: string): Promise<void> {
  await page.getByRole('button', { name: 'I have finished' }).waitFor()
  // what an act set off is drawn a moment after it
  await page.waitForTimeout(300)
  await page.getByRole('button', { name: 'I have finished' }).waitFor()
  assert.is(await page.getByRole('link').count(), 0, `no link leads out after ${after}`)
  assert.is(await page.getByRole('navigation', { name: /main|Doorstep/i }).count(), 0, `no rail after ${after}`)
  for (const theirs of ['Denise', 'Incident', 'Chronology', 'Today']) {
    assert.is(await page.getByText(theirs, { exact: true }).count(), 0, `“${theirs}” is not to be seen after ${after}`)
  }
}

test('handover mode cannot be left without the worker', async () => {
  const service = await openService()
  const hannah = await personCalled(service, 'hannah')
  let tablet = await openTablet({ size: TABLET })
  let page = tablet.page
  await signInOn(page, service, hannah)
  await shellKept(page)
  await page.getByRole('link', { name: /^Tilly, 9/ }).click()
  await page.getByRole('button', { name: 'Write' }).click()
  await page.getByRole('link', { name: 'Hand over the tablet' }).click()
  await page.getByRole('heading', { name: 'Tilly’s pages' }).waitFor()
  const recordId = page.url().split('/').at(-1) ?? ''
  await page.getByRole('group', { name: /told/i }).getByRole('radio', { name: 'Yes' }).check()
  await page.getByRole('button', { name: 'Hand over the tablet' }).click()
  await onlyTheChildsPages(page, 'handing over')

  await page.getByRole('button', { name: /House of good things/ }).click()
  const paper = page.getByRole('img', { name: /drawing in the house/i })
  const box = await paper.boundingBox()
  if (!box) throw new Error('no paper')
  await page.mouse.move(box.x + 80, box.y + 60)
  await page.mouse.down()
  await page.mouse.move(box.x + 240, box.y + 160, { steps: 10 })
  await page.mouse.up()
  await page.getByRole('textbox', { name: 'Words' }).fill(WORDS)
  // said anew from the first key on that is not kept yet
  await page.getByText('Kept on this tablet').waitFor()

  await page.goBack().catch(() => null)
  await onlyTheChildsPages(page, 'Back')
  for (const key of ['Alt+ArrowLeft', 'Escape', 'F6']) await page.keyboard.press(key)
  await onlyTheChildsPages(page, 'keys')
  for (const way of ['/', '/children', '/search', '/outbox', `/record/${recordId}`]) {
    await page.evaluate((path) => {
      history.pushState(null, '', path)
      dispatchEvent(new PopStateEvent('popstate'))
    }, way)
    await onlyTheChildsPages(page, `the address ${way}`)
  }
  await tablet.kill()

  tablet = await openTablet({ size: TABLET, profile: tablet.profile })
  page = tablet.page
  await page.goto(`${service.address}/children`)
  await page.getByLabel('Your passphrase').fill('not the right words at all')
  await page.getByRole('button', { name: /^Unlock as/ }).click()
  await page
    .getByRole('alert')
    .getByText(/not|wrong/i)
    .first()
    .waitFor()
  await page.getByLabel('Your passphrase').fill(hannah.passphrase)
  await page.getByRole('button', { name: /^Unlock as/ }).click()
  await onlyTheChildsPages(page, 'a restart of the browser')
  await until(
    async () => ((await page.getByRole('textbox', { name: 'Words' }).inputValue()) === WORDS ? true : undefined),
    'the words that were kept',
  )

  await page.getByRole('checkbox', { name: /^Hannah/ }).check()
  // five questions, each of which may be left out; she says that they may be counted
  await page.getByRole('button', { name: 'Five questions' }).click()
  const question = (words: RegExp) => page.getByRole('group', { name: words })
  await question(/told you, so that you understand it/)
    .getByRole('radio', { name: 'Yes' })
    .check()
  await question(/agree with what your worker says/)
    .getByRole('radio', { name: 'No' })
    .check()
  await question(/the plan tells everybody/)
    .getByRole('radio', { name: 'Yes' })
    .check()
  await question(/the plan tells everybody/)
    .getByRole('radio', { name: 'Leave it out' })
    .check()
  await page.getByRole('checkbox', { name: /may count these answers/ }).check()
  await question(/Who may see/)
    .getByRole('checkbox', { name: /^Hannah/ })
    .check()
  await onlyTheChildsPages(page, 'the questions')
  await page.getByRole('button', { name: 'I have finished' }).click()
  await page.getByRole('button', { name: /Hannah: take it back/ }).click()
  await page
    .getByLabel(/passphrase/i)
    .first()
    .fill('still not right')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').first().waitFor()
  await page
    .getByLabel(/passphrase/i)
    .first()
    .fill(hannah.passphrase)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /What Tilly made/ }).waitFor()
  await page
    .getByRole('region', { name: 'Five questions' })
    .getByText(/May be counted, without the name/)
    .waitFor()
  const views = await until(
    async () =>
      (await onServer(service, 'childs-views')).find(
        ({ id, body }) =>
          id === recordId &&
          JSON.stringify(body).includes('pepper is brave') &&
          body.answersCounted !== undefined &&
          body.answersMaySee !== undefined,
      ),
    'the child’s pages on the server',
  )
  const piece = (views.body.pieces as { words?: string; drawing?: object; maySee?: string[] }[]).find(
    ({ words }) => words === WORDS,
  )
  assert.ok(piece?.drawing, 'the drawing is with the words')
  assert.equal(piece?.maySee, ['worker'])
  const { explained, storyHelps, agrees, planSafe, answersMaySee, answersCounted } = views.body
  assert.equal(
    [explained, storyHelps, agrees, planSafe, answersMaySee, answersCounted],
    ['yes', undefined, 'no', undefined, ['worker'], { answer: true }],
  )
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
