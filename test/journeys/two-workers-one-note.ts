/**
 * Hannah and Sam write in the same place while the server is really away. Both versions stand side by side for both,
 * one of them chooses, the other sees what came of it, and the history holds every version word for word.
 */
import type { Page } from 'playwright-core'
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { endTablets, openTablet } from '../support/browser.ts'
import { must } from '../support/must.ts'
import { allSent, onServer, personCalled, sendNow, shellKept, signInOn, strip, until } from '../support/people.ts'
import { endServices, openService, type Service } from '../support/service.ts'
import { goTo } from '../support/walk.ts'

const what = (page: Page) => page.getByRole('textbox', { name: 'What', exact: true })

async function write(page: Page, words: string): Promise<void> {
  await what(page).fill(words)
  await page.getByText('Saved on this device').first().waitFor()
  await strip(page)
    .getByText(/only on this/)
    .waitFor()
}

/** A child whose file both hold, by the links on both their lists. */
async function sharedChild(service: Service): Promise<string> {
  const { rows } = await service.database.pool.query<{ file_id: string }>(
    `SELECT g.file_id FROM doorstep.file_grant g JOIN doorstep.account a USING (person_id)
     WHERE g.revoked_at IS NULL AND g.file_id LIKE 'child:%' AND (a.email LIKE 'hannah@%' OR a.email LIKE 'sam@%')
     GROUP BY g.file_id HAVING count(*) = 2 ORDER BY g.file_id`,
  )
  assert.ok(rows[0], 'Hannah and Sam share a child')
  return rows[0].file_id
}

const said = (page: Page, words: string) => page.getByRole('article').filter({ hasText: words })

test('two workers, one note, no server: both versions are kept, one is chosen on screen, every word is in the history', async () => {
  const service = await openService()
  const [hannah, sam] = [await personCalled(service, 'hannah'), await personCalled(service, 'sam')]
  const [hers, his] = [await openTablet(), await openTablet()]
  await signInOn(hers.page, service, hannah)
  await signInOn(his.page, service, sam)
  await shellKept(hers.page)
  await shellKept(his.page)
  const child = await sharedChild(service)
  await goTo(hers.page, `/write/action?file=${child}`)
  await what(hers.page).waitFor()
  await what(hers.page).fill('Swimming every week.\nThe bag is packed the night before.')
  await hers.page.getByText('Saved on this device').first().waitFor()
  const recordId = /record\/([^/]+)/.exec(hers.page.url())?.[1] ?? ''
  await sendNow(hers.page)
  await sendNow(his.page)
  await goTo(his.page, `/record/${recordId}/edit`)
  await what(his.page).waitFor()

  await service.stop()
  await write(hers.page, 'Swimming every Thursday, Denise takes her.\nThe bag is packed the night before.')
  await write(his.page, 'Swimming every Saturday, Mark takes her.\nThe bag is packed the night before.')
  await service.start()
  await sendNow(hers.page)
  await sendNow(his.page)
  await his.page.getByText(/Somebody else wrote in the same place/).waitFor()
  await sendNow(hers.page)

  for (const page of [hers.page, his.page]) {
    await goTo(page, '/')
    await page
      .getByRole('link', { name: /^Two versions of/ })
      .first()
      .waitFor()
    await goTo(page, `/record/${recordId}`)
    await page.getByRole('heading', { name: '“What” was written in two places' }).waitFor()
    await said(page, 'Denise takes her').waitFor()
    await said(page, 'Mark takes her').waitFor()
  }
  await said(hers.page, 'Denise takes her').getByRole('heading', { name: 'Yours' }).waitFor()
  await said(hers.page, 'Mark takes her').getByRole('heading', { name: 'Sam’s' }).waitFor()
  await said(his.page, 'Denise takes her').getByRole('heading', { name: 'Hannah’s' }).waitFor()

  await his.page.getByRole('button', { name: 'Write it anew from both' }).click()
  const anew = his.page.getByRole('textbox', { name: 'What, anew' })
  assert.match(await anew.inputValue(), /Mark takes her[^]*Denise takes her/)
  await anew.fill('Swimming on Thursday with Denise and on Saturday with Mark.\nThe bag is packed the night before.')
  await his.page.getByRole('button', { name: 'Keep this' }).click()
  await his.page.getByRole('heading', { name: /was written in two places/ }).waitFor({ state: 'detached' })
  await sendNow(his.page)
  await sendNow(hers.page)
  await hers.page.getByRole('heading', { name: /was written in two places/ }).waitFor({ state: 'detached' })
  await hers.page.getByText('Swimming on Thursday with Denise and on Saturday with Mark.').first().waitFor()

  await hers.page.getByRole('link', { name: 'Every version' }).click()
  await hers.page.getByRole('heading', { level: 1, name: 'Every version' }).waitFor()
  await hers.page.getByRole('heading', { name: /chose between the versions/ }).waitFor()
  const versions = hers.page.getByRole('region', { name: 'Versions of “What”' }).or(hers.page.locator('.step-versions'))
  for (const line of ['Swimming every Thursday, Denise takes her.', 'Swimming every Saturday, Mark takes her.'])
    await versions.first().filter({ hasText: line }).waitFor()

  const { rows } = await service.database.pool.query<{ record: string }>(
    'SELECT record::text FROM doorstep.revision WHERE record_id = $1',
    [recordId],
  )
  const kept = rows.map(({ record }) => record).join('\n')
  for (const line of [
    'Swimming every Thursday, Denise takes her.\\nThe bag is packed the night before.',
    'Swimming every Saturday, Mark takes her.\\nThe bag is packed the night before.',
  ])
    assert.ok(kept.includes(line), line)

  // In different paragraphs: put together, and to be read by one of them.
  const start = 'Swimming on Thursday with Denise and on Saturday with Mark.\nThe bag is packed the night before.'
  await goTo(hers.page, `/record/${recordId}/edit`)
  await goTo(his.page, `/record/${recordId}/edit`)
  await what(hers.page).waitFor()
  await what(his.page).waitFor()
  await service.stop()
  await write(hers.page, start.replace('The bag', 'The red bag'))
  await write(his.page, `Sam asks how it went.\n${start}`)
  // a press that had begun when everything was sent, and the strip became shorter, is not lost
  const box = must((await strip(his.page).boundingBox()) ?? undefined)
  await his.page.mouse.move(box.x + box.width / 4, box.y + box.height / 2)
  await his.page.mouse.down()
  await service.start()
  await allSent(his.page)
  await his.page.mouse.up()
  await his.page.getByRole('heading', { name: 'All sent' }).waitFor()
  await his.page.keyboard.press('Escape')
  await sendNow(hers.page)
  await sendNow(his.page)
  await sendNow(hers.page)
  await goTo(hers.page, `/record/${recordId}`)
  const joined = hers.page.getByRole('region', { name: 'Put together from what two wrote' })
  await joined.getByText('Sam wrote:').waitFor()
  await joined.getByText('You wrote:').waitFor()
  await joined.getByRole('button', { name: 'I have read it' }).click()
  await joined.waitFor({ state: 'detached' })
  await sendNow(hers.page)
  const action = await until(
    async () =>
      (await onServer(service, 'action')).find(
        ({ id, record }) => id === recordId && record.mergedUnread === undefined,
      ),
    'the words of both, read',
  )
  assert.is(action.body.what, `Sam asks how it went.\n${start.replace('The bag', 'The red bag')}`)
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
