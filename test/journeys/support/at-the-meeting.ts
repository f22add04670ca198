/** What people do around a stability meeting, by role and accessible name. */
import type { Page } from 'playwright-core'
import * as assert from 'uvu/assert'
import type { Service } from '../../support/service.ts'
import { goTo } from '../../support/walk.ts'

/** A child whose file Hannah and Sam hold, of whom no meeting is being prepared or was held. */
export async function childOfBoth(service: Service): Promise<string> {
  const { rows } = await service.database.pool.query<{ file_id: string }>(
    `SELECT g.file_id FROM doorstep.file_grant g JOIN doorstep.account a USING (person_id)
     WHERE g.revoked_at IS NULL AND g.file_id LIKE 'child:%' AND (a.email LIKE 'hannah@%' OR a.email LIKE 'sam@%')
       AND NOT EXISTS (SELECT FROM doorstep.change c JOIN doorstep.record r ON r.id = c.record_id
                       WHERE c.file_id = g.file_id AND r.type IN ('stability-meeting', 'review-meeting'))
     GROUP BY g.file_id HAVING count(*) = 2 ORDER BY g.file_id`,
  )
  assert.ok(rows[0], 'Hannah and Sam share a child without a meeting')
  return rows[0].file_id
}

export const heading = (page: Page) => page.getByRole('heading', { level: 1, name: /^Stability meeting for/ })

export async function part(page: Page, id: string, name: string): Promise<void> {
  await goTo(page, `/meeting/${id}/${name}`)
  await page.locator(`main.part-${name}`).waitFor()
}

export async function say(page: Page, speaker: string, column: string, words: string): Promise<void> {
  const chip = page.getByRole('group', { name: 'Who is speaking' }).getByRole('button', { name: speaker, exact: true })
  if ((await chip.getAttribute('aria-pressed')) !== 'true') await chip.click()
  await page.getByLabel(column, { exact: true }).fill(words)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: words }).waitFor()
}

export const write = (page: Page, label: string, words: string) =>
  page.getByRole('textbox', { name: label, exact: true }).fill(words)

/** One row of what is agreed: opened, filled in, closed. */
export async function agree(page: Page, add: string, fill: (sheet: ReturnType<Page['getByRole']>) => Promise<void>) {
  await page.getByRole('button', { name: add }).click()
  const sheet = page.getByRole('dialog')
  await fill(sheet)
  await sheet.getByRole('button', { name: 'Done' }).click()
  await sheet.waitFor({ state: 'detached' })
}
