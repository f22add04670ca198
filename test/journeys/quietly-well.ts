/**
 * The first eight, of whom little is heard because it goes well (H1–H8): Amber, long-term, who agreed to a visit every
 * six months (H1); Gethin, at home in Welsh (H2); Oscar and Poppy with Carol, who is deaf (H3, H4); Nathan, Zara, Isla and
 * Alfie. What their workers see without signal, what one of them writes in Welsh, and what the council holds afterwards.
 */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import type { Page } from 'playwright-core'
import { endTablets } from '../support/browser.ts'
import { as, onServer, sendNow, shellKept, strip } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import type { Service } from '../support/service.ts'
import { goTo } from '../support/walk.ts'
import { childCalled, standsOnServer } from './support/where-it-stands.ts'

const EIGHT = ['Amber', 'Gethin', 'Oscar', 'Poppy', 'Nathan', 'Zara', 'Isla', 'Alfie']
const BRONWENS = ['Amber', 'Gethin', 'Oscar', 'Poppy']
const SAID = 'Mae’r iâr fach wedi dodwy ŵy mawr. Mae’r tŷ’n gynnes.'

const monitored = (page: Page) => page.getByText('The placement is monitored').first().waitFor()

let service: Service
test.before(async () => {
  service = await openService()
})

// H1–H8
test('T2 to T5: eight homes go quietly well: monitored, visited as agreed, and heard in their own language, without signal', async () => {
  const eight = await Promise.all(EIGHT.map((name) => childCalled(service, name)))
  const idOf = (name: string): string => eight[EIGHT.indexOf(name)]?.id ?? ''
  const page = await as(service, 'bronwen')
  await shellKept(page)
  await page
    .getByText(/packed/)
    .first()
    .waitFor()
  await service.stop()

  for (const name of BRONWENS) {
    await goTo(page, `/child/${idOf(name)}/process`)
    await page.getByRole('heading', { level: 1, name: new RegExp(`^${name}`) }).waitFor()
    await monitored(page)
  }
  // Amber has said twice a year, and the regulation that allows it stands beside
  await goTo(page, '/children')
  await page
    .getByRole('link', { name: /^Amber, .*six-monthly, agreed, reg 28\(3A\)/ })
    .first()
    .waitFor()
  // brother and sister live together, with people who sign
  await goTo(page, `/child/${idOf('Oscar')}`)
  await page
    .getByRole('complementary')
    .getByRole('link', { name: /^Poppy/ })
    .waitFor()
  await page
    .getByText(/interpreter/i)
    .first()
    .waitFor()
  // Gethin's last words are the ones he used
  await goTo(page, `/child/${idOf('Gethin')}`)
  await page
    .getByRole('complementary')
    .getByText(/Nos da, Mamgu/)
    .waitFor()
  await page.getByRole('button', { name: 'Write' }).click()
  await page.getByRole('button', { name: 'Start the visit' }).click()
  await page.getByRole('heading', { name: /^Visit to Gethin/ }).waitFor()
  const visitId = page.url().split('/').at(-1)
  await page.getByRole('textbox', { name: /^Gethin said/ }).fill(SAID)
  await strip(page)
    .getByText(/only on this device/)
    .waitFor()

  await service.start()
  await sendNow(page)
  const visit = (await onServer(service, 'statutory-visit')).find(({ id }) => id === visitId)
  const [said] = (visit?.body.words ?? []) as { quote: string }[]
  assert.is(said?.quote, SAID, 'as he said it, with every hat on every letter')
  for (const child of eight) {
    const { state, newest } = await standsOnServer(service, child.id)
    assert.is(state, 'MONITORED', child.name)
    assert.equal(
      newest?.path.map(({ row }) => row.id),
      ['T2', 'T3', 'T4', 'T5'],
      `${child.name}: placed, planned, supervised, five or over; nothing else ever happened`,
    )
  }
})

test('the service manager, who holds every file, finds all eight where they should be', async () => {
  const page = await as(service, 'aled')
  for (const name of EIGHT) {
    const { id } = await childCalled(service, name)
    await goTo(page, `/child/${id}/process`)
    await page.getByRole('heading', { level: 1, name: new RegExp(`^${name}`) }).waitFor()
    await monitored(page)
  }
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
