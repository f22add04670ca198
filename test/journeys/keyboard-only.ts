/** With the keyboard alone, and without a place on the screen being pointed at: a visit is written, a log is sent. */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import type { Locator, Page } from 'playwright-core'
import { openTablet, PHONE, TABLET, type Size } from '../support/browser.ts'
import { onServer, personCalled, signInOn, strip, until } from '../support/people.ts'
import { openService } from '../support/service.ts'

/** Tab until the focus is there; every stop on the way can be seen. */
async function tabTo(page: Page, there: Locator, most = 150): Promise<void> {
  await there.waitFor({ state: 'attached' })
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab')
    const unseen = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return undefined
      const touched = element.closest('label') ?? element
      const { left, right, top, bottom, width } = touched.getBoundingClientRect()
      if (width <= 1) return undefined
      const corners = [
        [(left + right) / 2, (top + bottom) / 2],
        [left + 4, top + 4],
        [right - 4, top + 4],
        [left + 4, bottom - 4],
        [right - 4, bottom - 4],
      ] as const
      const seen = corners.some(([x, y]) => {
        const there = document.elementFromPoint(x, y)
        return there !== null && (touched.contains(there) || there.contains(touched))
      })
      const ringed = [element, touched].some(
        (each) => getComputedStyle(each).outlineStyle !== 'none' || getComputedStyle(each).boxShadow !== 'none',
      )
      return seen && ringed ? undefined : `${seen ? 'no ring around' : 'hidden'}: ${element.outerHTML.slice(0, 140)}`
    })
    assert.is(unseen, undefined, 'what has the focus can be seen (WCAG 2.4.7, 2.4.11)')
    if (await there.evaluate((element) => element === document.activeElement).catch(() => false)) return
  }
  throw new Error(`${most} presses of Tab do not lead to ${there.toString()}`)
}

async function atA(size: Size, work: (page: Page) => Promise<void>): Promise<void> {
  const tablet = await openTablet({ size })
  await work(tablet.page).finally(() => tablet.close())
}

const service = await openService()

for (const [size, device, firstName] of [
  [TABLET, 'tablet', 'hannah'],
  [PHONE, 'phone', 'bronwen'],
] as const)
  test(`a worker writes a visit on a ${device} without touching it`, () =>
    atA(size, async (page) => {
      const { keyboard } = page
      const named = (role: Parameters<Page['getByRole']>[0], name: string | RegExp) =>
        page.getByRole(role, { name, exact: typeof name === 'string' }).first()
      await page.goto(service.address)
      const worker = await personCalled(service, firstName)
      await tabTo(page, page.getByLabel('Email address'))
      await keyboard.type(worker.email)
      await tabTo(page, page.getByLabel('Passphrase', { exact: true }))
      await keyboard.type(worker.passphrase)
      await keyboard.press('Enter')
      await strip(page).waitFor()
      await named('button', /the visit note$/).waitFor()
      await tabTo(page, named('button', /the visit note$/))
      await keyboard.press('Enter')
      await page.getByRole('heading', { name: /^Visit to/ }).waitFor()
      const recordId = page.url().split('/').at(-1) ?? ''

      const alone = named('radio', 'Seen alone')
      await tabTo(page, alone)
      await keyboard.press('ArrowDown')
      assert.ok(await named('radio', 'Seen, not alone').isChecked())
      await keyboard.press('ArrowUp')
      assert.ok(await alone.isChecked(), 'seen alone, chosen with the arrow keys')
      const words = page.getByLabel(/said exactly as they said it/).first()
      await tabTo(page, words)
      await keyboard.type('It is loud but good loud.')
      const group = page.getByRole('radiogroup').first()
      await tabTo(page, group.getByRole('radio').first())
      for (let presses = 0; presses < 6; presses += 1) await keyboard.press('ArrowRight')
      assert.is(await group.getByRole('radio', { checked: true }).textContent(), '6')
      await tabTo(page, named('button', 'Check and sign'))
      await keyboard.press('Enter')
      await page.waitForFunction(() => document.activeElement?.id === 'still-missing')
      await keyboard.press('Tab')
      const first = await page.evaluate(() => document.activeElement?.textContent ?? '')
      assert.ok(
        first.length > 0 && (await page.locator('.missing').getByRole('button').first().textContent()) === first,
        'the first thing that is missing is the next stop',
      )
      await keyboard.press('Enter')
      await page.waitForFunction(
        () => document.activeElement?.closest('main') !== null && document.activeElement?.id.startsWith('f-'),
      )
      // On through the rest of the page: the jot line comes last and is always on the screen.
      await tabTo(page, page.getByLabel('Jot', { exact: true }))
      await keyboard.type('new bunk, wants it blue')
      await keyboard.press('Enter')
      await page.getByText('new bunk, wants it blue').first().waitFor({ state: 'attached' })

      const visit = await until(
        async () =>
          (await onServer(service, 'statutory-visit')).find(
            ({ id, body }) => id === recordId && body.score === 6 && body.jots !== undefined,
          ),
        'the visit on the server',
      )
      assert.is((visit.body.words as { quote: string }[])[0]?.quote, 'It is loud but good loud.')
      assert.is((visit.body.jots as { words: string }[])[0]?.words, 'new bunk, wants it blue')
    }))

test('a carer writes and sends the day on a phone without touching it', () =>
  atA(PHONE, async (page) => {
    const { keyboard } = page
    await signInOn(page, service, await personCalled(service, 'denise'))
    await tabTo(page, page.getByRole('button', { name: /’s day/ }).first())
    await keyboard.press('Enter')
    await page.getByLabel('What happened?').waitFor()
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
    await keyboard.type('Pancakes, and the burnt one was the best.')
    await tabTo(page, page.getByLabel('What went well?'))
    await keyboard.type('She asked for seconds.')
    await tabTo(page, page.getByRole('button', { name: /^Send/ }))
    await keyboard.press('Enter')
    await page.getByRole('heading', { name: /^Good / }).waitFor()
    const log = await until(
      async () => (await onServer(service, 'daily-log')).find(({ body }) => body.wentWell === 'She asked for seconds.'),
      'the log on the server',
    )
    assert.is(log.body.happened, 'Pancakes, and the burnt one was the best.')
  }))

test.after(() => service.end())

test.run()
