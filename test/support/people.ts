/** What the people of the journeys do again and again, by role and accessible name. */
import type { Page } from 'playwright-core'
import { openTablet, TABLET, type Size } from './browser.ts'
import type { Service } from './service.ts'

export interface SignIn {
  readonly name: string
  readonly email: string
  readonly passphrase: string
  readonly role: string
}

/** One of the demonstration's people, by first name. */
export async function personCalled(service: Service, firstName: string): Promise<SignIn> {
  const { signIns } = (await (await fetch(`${service.address}/api/demonstration`)).json()) as {
    signIns: readonly SignIn[]
  }
  const found = signIns.find((each) => each.email.startsWith(firstName.toLowerCase()))
  if (!found) throw new Error(`The demonstration has nobody called ${firstName}`)
  return found
}

/** The first time on a device, with the server there. */
export async function signInOn(page: Page, service: Service, person: SignIn): Promise<void> {
  await page.goto(service.address)
  await page.getByLabel('Email address').fill(person.email)
  await page.getByLabel('Passphrase', { exact: true }).fill(person.passphrase)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await strip(page).waitFor()
  await allSent(page)
}

/** A device of somebody's own, signed in for the first time. */
export async function as(service: Service, firstName: string, size: Size = TABLET): Promise<Page> {
  const { page } = await openTablet({ size })
  await signInOn(page, service, await personCalled(service, firstName))
  return page
}

/** Opens a device that knows the person; the server may be dead. */
export async function unlock(page: Page, person: SignIn): Promise<void> {
  await page.getByLabel('Your passphrase').fill(person.passphrase)
  await page.getByRole('button', { name: /^Unlock as/ }).click()
  await strip(page).waitFor()
}

/** The strip that tells the truth about the safety of words. */
export const strip = (page: Page) =>
  page.getByRole('button', { name: /^(All sent|\d+ notes? only on this|Sending|\d+ needs? you|Nothing)/ })

/**
 * The time on the strip: a whole round of sending and reading has ended. What was said before an act is still there
 * straight after it: wait first for what the act shows, or use sendNow.
 */
export async function allSent(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^All sent · / }).waitFor({ timeout: 90_000 })
}

/**
 * Sends and fetches now, and waits until all of it is through. The button is called by what there is to do: a device
 * that noticed by itself that the server is back has nothing to send any more.
 */
export async function sendNow(page: Page): Promise<void> {
  await strip(page).click()
  const now = page.getByRole('button', { name: /^(Try to send|Look for news) now$/ })
  await now.click()
  // while it tries it is called otherwise: when the name is back, a round that began after the press has ended
  await now.waitFor({ timeout: 90_000 })
  await page.keyboard.press('Escape')
  await now.waitFor({ state: 'detached' })
  await allSent(page)
}

/** Tries where nobody answers: every word that was typed is on the disk afterwards. */
export async function sendInVain(page: Page): Promise<void> {
  await strip(page).click()
  await page.getByRole('button', { name: 'Try to send now' }).click()
  // it is said aloud as well, in a place of its own
  await page
    .getByText(/^Tried at .* cannot be reached/)
    .first()
    .waitFor()
  await page.keyboard.press('Escape')
}

/** The shell is kept on the device: from now on it opens without a server. */
export async function shellKept(page: Page): Promise<void> {
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated')
}

/** Until the server holds what `holds` looks for; every half second, for a minute and a half. */
export async function until<T>(look: () => Promise<T | undefined>, what: string): Promise<T> {
  for (let tries = 0; tries < 180; tries += 1) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error(`Never came: ${what}`)
}

/** The newest revision of every record of a type, as the server holds it. */
export async function onServer(
  service: Service,
  type: string,
): Promise<readonly { id: string; body: Record<string, unknown>; status: string; record: Record<string, unknown> }[]> {
  const { rows } = await service.database.pool.query<{
    record: { id: string; body: Record<string, unknown>; status: string } & Record<string, unknown>
  }>(
    `SELECT v.record FROM doorstep.record r JOIN doorstep.revision v ON v.record_id = r.id AND v.revision = r.revision WHERE r.type = $1`,
    [type],
  )
  return rows.map(({ record }) => ({ id: record.id, body: record.body, status: record.status, record }))
}
