/**
 * Why Peter lives where Peter lives, drawn with him without signal, approved by Priya, shown page by page in his own
 * hands, and made anew without losing the old pages (S4.23).
 */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import type { Page } from 'playwright-core'
import { DESKTOP, endTablets, openTablet, TABLET } from '../support/browser.ts'
import { axeFindings } from '../support/look-over.ts'
import { onServer, personCalled, sendNow, shellKept, signInOn, strip, until } from '../support/people.ts'
import { must } from '../support/must.ts'
import { endServices, openService } from '../support/service.ts'
import { goTo } from '../support/walk.ts'
import { write } from './support/on-the-form.ts'

const WORDS = 'This is Peter, and this is Moss, who walks him.'
const SAID = 'Moss is to big on page one but its ok'

async function drawLine(page: Page): Promise<void> {
  const pad = page.getByRole('img', { name: /^A drawing/ })
  await pad.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  const box = must((await pad.boundingBox()) ?? undefined)
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.3)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.6, { steps: 12 })
  await page.mouse.up()
  await page.getByRole('img', { name: /^A drawing: 1 line/ }).waitFor()
}

test('S4.23: a story is drawn together, approved, shown in full, answered, and made anew', async () => {
  const service = await openService()
  const [hannah, priya] = [await personCalled(service, 'hannah'), await personCalled(service, 'priya')]
  const peter = must((await onServer(service, 'child')).find(({ body }) => body.name === 'Peter')).id
  const tablet = await openTablet({ size: TABLET })
  const { page } = tablet
  await signInOn(page, service, hannah)
  await shellKept(page)
  await page
    .getByText(/packed/)
    .first()
    .waitFor()
  await service.stop()
  await goTo(page, `/child/${peter}/papers`)
  await page.getByRole('link', { name: /^Words and pictures None yet/ }).click()
  await page.getByRole('heading', { name: 'Peter’s words and pictures' }).waitFor()
  await write(page, 'Words, as the child would say them', WORDS)
  await drawLine(page)
  await page.getByRole('button', { name: 'Page 2, no picture yet' }).click()
  await page.getByRole('textbox', { name: 'Words, as the child would say them' }).waitFor()
  assert.equal(await axeFindings(page), [])
  await page.getByRole('button', { name: 'Page 1', exact: true }).click()
  assert.is(await page.getByRole('textbox', { name: 'Words, as the child would say them' }).inputValue(), WORDS)
  await page.getByRole('button', { name: 'Is anything missing?' }).click()
  await page.getByText('Nothing is missing. It waits for the manager').waitFor()
  const storyId = page.url().split('/').at(-1) ?? ''
  await strip(page)
    .getByText(/only on this device/)
    .waitFor()
  await service.start()
  await sendNow(page)

  // it waits for the manager by itself; nobody at home sees it before
  const desk = await openTablet({ size: DESKTOP })
  await signInOn(desk.page, service, priya)
  await goTo(desk.page, `/words-and-pictures/${storyId}`)
  await desk.page.getByText(WORDS).waitFor()
  await desk.page.getByRole('button', { name: 'Approve this version' }).click()
  await desk.page.getByRole('button', { name: 'Sign as Priya' }).click()
  await desk.page.getByText(/^Approved by Priya/).waitFor()
  await sendNow(desk.page)
  await desk.close()

  // in his hands, page by page
  await sendNow(page)
  await page.getByText(/^Approved by Priya/).waitFor()
  await service.stop()
  await page.getByRole('button', { name: 'Hand over the tablet' }).click()
  await page.getByRole('heading', { name: 'Why Peter lives where Peter lives' }).waitFor()
  await page.getByText('Page 1 of 5').waitFor()
  await page.getByRole('img', { name: WORDS }).waitFor()
  assert.equal(await axeFindings(page), [])
  for (let at = 2; at <= 5; at += 1) {
    await page.getByRole('button', { name: 'Next page' }).click()
    await page.getByText(`Page ${at} of 5`).waitFor()
  }
  await page.getByRole('button', { name: 'The end' }).click()
  await page.getByRole('textbox', { name: 'Do you want to say something about it?' }).fill(SAID)
  await page.getByText('Kept on this tablet').waitFor()
  await page.getByRole('button', { name: 'I have finished' }).click()
  await page.getByRole('button', { name: 'Hannah: take it back' }).click()
  await page.getByLabel('Hannah’s passphrase').fill(hannah.passphrase)
  await page.getByRole('button', { name: 'Take the tablet back' }).click()
  await page.getByText(SAID).first().waitFor()
  await page.getByRole('link', { name: 'As a booklet' }).click()
  await page.getByRole('article', { name: 'Why Peter lives where Peter lives' }).getByText(WORDS).waitFor()
  await page.getByRole('img', { name: WORDS }).waitFor()

  // printed, it is the approved pages and nothing else: not the buttons, not what Peter said of it
  await page.emulateMedia({ media: 'print' })
  // what is read aloud alone, a point wide, leaves no ink
  const printed = await page.evaluate(() => {
    const { parentElement: root } = document.body
    for (const heard of document.querySelectorAll('.vh, [role="status"], svg.sprite')) heard.remove()
    return root?.innerText.replace(/\s+/g, ' ') ?? ''
  })
  const article = await page.getByRole('article', { name: 'Why Peter lives where Peter lives' }).innerText()
  assert.is(printed.trim(), article.replace(/\s+/g, ' ').trim())
  assert.ok(printed.includes(WORDS))
  assert.not.ok(printed.includes(SAID))
  await page.emulateMedia({ media: 'screen' })

  // a new version begins with the old pages, and the old one stays as it is
  await goTo(page, `/words-and-pictures/${storyId}`)
  await page.getByRole('link', { name: 'Make a new version' }).click()
  await page.getByText(/^Version 2\./).waitFor()
  assert.is(await page.getByRole('textbox', { name: 'Words, as the child would say them' }).inputValue(), WORDS)
  await service.start()
  await sendNow(page)
  const stories = await until(async () => {
    const all = (await onServer(service, 'words-and-pictures')).filter(({ record }) =>
      (record.fileIds as readonly string[]).includes(`child:${peter}`),
    )
    return all.length === 2 ? all : undefined
  }, 'both versions')
  const first = must(stories.find(({ id }) => id === storyId))
  const second = must(stories.find(({ id }) => id !== storyId))
  assert.is(first.status, 'signed')
  const [shown] = first.record.addenda as readonly { corrections: Record<string, unknown> }[]
  assert.is(must(shown).corrections.said, SAID)
  assert.is(second.body.replaces, storyId)
  assert.is(must((second.body.panels as readonly { words: string }[])[0]).words, WORDS)
  await tablet.close()
  await service.end()
})

test.after(async () => {
  await endServices()
  endTablets()
})
test.run()
