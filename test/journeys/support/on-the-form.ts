/** How a form is filled in and signed, by the names its questions have. */
import type { Locator, Page } from 'playwright-core'
import { goTo } from '../../support/walk.ts'

type Scope = Page | Locator

export const write = (on: Scope, question: string, words: string): Promise<void> =>
  on.getByRole('textbox', { name: question, exact: true }).fill(words)

/** One of several, or yes or no. */
export const choose = (on: Scope, question: string | RegExp, option: string | RegExp): Promise<void> =>
  on
    .getByRole('group', { name: question, ...(typeof question === 'string' && { exact: true }) })
    .getByRole('radio', { name: option, ...(typeof option === 'string' && { exact: true }) })
    .check()

/** A day, or a moment. */
export const when = (on: Scope, question: string, at: string): Promise<void> =>
  on.getByLabel(question, { exact: true }).fill(at)

export async function addRow(on: Scope, add: string): Promise<void> {
  await on.getByRole('button', { name: add, exact: true }).click()
}

/** Checked, nothing missing, signed. */
export async function sign(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Check and sign' }).click()
  const yes = page.getByRole('button', { name: `Sign as ${name}` })
  await yes.click()
  await yes.waitFor({ state: 'detached' })
}

/** Where it stands: the page of the process of a child. */
export async function whereItStands(page: Page, childId: string): Promise<void> {
  await goTo(page, `/child/${childId}/process`)
  await page.getByRole('heading', { name: 'What is next' }).waitFor()
}

/** One tap on what is mine, on the page of the process. */
export const takeStep = (page: Page, words: string): Promise<void> =>
  page.getByRole('button', { name: new RegExp(`^(Do it|Open)\\s*: ${words}`) }).click()
