/** A stability meeting as its chair writes it to the end on one device, and what of it stands on the plans afterwards. */
import type { Page } from 'playwright-core'
import * as assert from 'uvu/assert'
import { onServer } from '../../support/people.ts'
import type { Service } from '../../support/service.ts'
import { agree, part, write } from './at-the-meeting.ts'
import { sign, takeStep, when } from './on-the-form.ts'
import { inDays } from './where-it-stands.ts'

export interface Minutes {
  readonly scores: readonly (readonly [string, number])[]
  readonly harm: string
  readonly danger: string
  readonly rule: readonly [occasion: string, response: string]
  /** What, who, and whose plan. */
  readonly actions: readonly (readonly [string, string, 'child' | 'carer'])[]
  readonly role: readonly [who: string, does: string]
  readonly stays: readonly [who: string, how: string]
  readonly childSays: string
  readonly toldBy: string
  readonly versionBy: string
  /** Who sent their views instead of coming. */
  readonly sent?: string
}

/** Opens the meeting that is owed, from the page that says where it stands; answers with its id. */
export async function openMeeting(page: Page): Promise<string> {
  await takeStep(page, 'Hold the stability meeting')
  await page.getByRole('heading', { level: 1, name: /^Stability meeting for/ }).waitFor()
  return /meeting\/([^/]+)/.exec(page.url())?.[1] ?? ''
}

export async function closeMeeting(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'The meeting has been held' }).click()
  await page.getByRole('button', { name: 'It has been held' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** A number for whoever was asked. */
export async function answer(page: Page, who: string, score: number): Promise<void> {
  await page
    .getByRole('radiogroup', { name: who, exact: true })
    .getByRole('radio', { name: String(score), exact: true })
    .click()
}

export async function writeMinutes(page: Page, id: string, minutes: Minutes): Promise<void> {
  await part(page, id, 'who')
  if (minutes.sent)
    await page
      .getByRole('group', { name: `Was ${minutes.sent} there?` })
      .getByRole('button', { name: 'Sent their views' })
      .click()
  await page.getByRole('button', { name: 'Everybody else came' }).click()
  await part(page, id, 'scale')
  for (const [who, score] of minutes.scores) await answer(page, who, score)
  await part(page, id, 'goal')
  await write(page, 'Harm statement: what has happened', minutes.harm)
  await write(page, 'Danger statement: what we fear if nothing changes', minutes.danger)
  await page.getByRole('radio', { name: 'The child stays, with support' }).check()
  await part(page, id, 'rules')
  await agree(page, 'Add a rule', async (row) => {
    await row.getByRole('textbox', { name: 'When this happens' }).fill(minutes.rule[0])
    await row.getByRole('textbox', { name: 'we do this' }).fill(minutes.rule[1])
  })
  await part(page, id, 'actions')
  for (const [what, who, plan] of minutes.actions)
    await agree(page, 'Add a promise or an action', async (row) => {
      await row.getByRole('textbox', { name: 'What', exact: true }).fill(what)
      await row.getByRole('button', { name: who, exact: true }).click()
      await when(row, 'By when', inDays(7))
      await row.getByRole('radio', { name: plan === 'child' ? /child.s plan/ : /carers. plan/ }).check()
    })
  await part(page, id, 'network')
  await agree(page, 'Add a role', async (row) => {
    await row
      .getByRole('textbox', { name: 'Who', exact: true })
      .or(row.getByRole('combobox', { name: 'Who', exact: true }))
      .fill(minutes.role[0])
    await row.getByRole('textbox', { name: 'What they do' }).fill(minutes.role[1])
  })
  await agree(page, 'Add a person', async (row) => {
    await row
      .getByRole('textbox', { name: 'Who', exact: true })
      .or(row.getByRole('combobox', { name: 'Who', exact: true }))
      .fill(minutes.stays[0])
    await row.getByRole('textbox', { name: 'How', exact: true }).fill(minutes.stays[1])
  })
  await part(page, id, 'child')
  await page.getByRole('radio', { name: 'Comes', exact: true }).check()
  await write(page, 'What the child says', minutes.childSays)
  await write(page, 'Who tells the child what was agreed, when and how', minutes.toldBy)
  await page
    .getByRole('group', { name: 'Who writes the child’s version' })
    .getByRole('button', { name: minutes.versionBy })
    .click()
  await part(page, id, 'after')
  await page
    .getByRole('group', { name: /Outcomes open/ })
    .getByRole('radio', { name: 'No' })
    .check()
  await page.getByRole('button', { name: 'Everybody who was heard' }).click()
  await page.getByRole('button', { name: 'In four weeks' }).click()
}

/** Others' words are read first, where there are any. */
export async function readAndSign(page: Page, name: string): Promise<void> {
  // the foot says both: before it is drawn nothing can be said of the button
  await page.getByText('Nothing is missing.').waitFor()
  const read = page.getByRole('button', { name: 'I have read it all' })
  if (await read.isVisible()) await read.click()
  await read.waitFor({ state: 'detached' })
  await sign(page, name)
  await page.getByText('Signed', { exact: true }).first().waitFor()
}

/** What the server holds of a meeting's actions: plan, what, who; all of them due in a week. */
export async function onThePlans(service: Service, minutes: Minutes, childId: string): Promise<void> {
  const kept = (await onServer(service, 'action')).filter(
    ({ body, record }) =>
      minutes.actions.some(([what]) => what === body.what) &&
      (record.fileIds as readonly string[]).includes(`child:${childId}`),
  )
  assert.equal(
    kept
      .map(({ body }) => `${String(body.what)}, ${(body.owner as { name: string }).name}, ${String(body.plan)}`)
      .sort(),
    minutes.actions.map((words) => words.join(', ')).sort(),
  )
  assert.ok(kept.every(({ body }) => body.due === inDays(7)))
}
