/**
 * Story 12, Mabel: Joyce asked for help and nobody answered. It has climbed to the team manager, the service manager and
 * the head of service, and each of them sees it where they begin their day.
 */
import type { Page } from 'playwright-core'
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { clocksOf, hearersOf } from '../../src/practice/process/clocks.ts'
import { endTablets, openTablet } from '../support/browser.ts'
import { must } from '../support/must.ts'
import { personCalled, signInOn } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import type { Service } from '../support/service.ts'
import { goTo } from '../support/walk.ts'
import { childCalled, filesOnServer } from './support/where-it-stands.ts'

const helpClocks = async (service: Service, childId: string) =>
  clocksOf(await filesOnServer(service), childId, new Date().toISOString()).filter(({ what }) =>
    what.endsWith('help request'),
  )

/** "Joyce asked for help now, Mabel", and that it climbed to whoever reads it. */
async function climbedHere(page: Page): Promise<void> {
  const row = page.getByRole('listitem').filter({ hasText: 'Joyce asked for help now, Mabel' })
  await row.getByText('climbed to you').waitFor()
  await row.getByRole('link').click()
  await page.getByRole('heading', { level: 1, name: 'Joyce asks for help' }).waitFor()
  for (const who of ['Priya, team manager', 'Aled, service manager', 'Rosalind, head of service'])
    await page
      .getByRole('listitem')
      .filter({ hasText: `Climbed to ${who}` })
      .waitFor()
}

test('H12, S4.15, S4.16: Mabel’s carer waits, and three managers see it on their own first screen', async () => {
  const service = await openService()
  const mabel = await childCalled(service, 'Mabel')
  const [asked, ...more] = await helpClocks(service, mabel.id)
  assert.equal(more, [])
  assert.equal(
    [asked?.what, asked?.level, asked?.who.name, asked?.rule],
    ['acknowledge help request', 'top', 'Sam', 'S4.15'],
  )
  assert.equal(hearersOf(must(asked)), [
    { personId: must(asked?.who.personId) },
    { role: 'team-manager' },
    { role: 'service-manager' },
    { role: 'head-of-service' },
  ])
  for (const [name, home] of [
    ['priya', '/'],
    ['aled', '/'],
    ['rosalind', '/'],
  ] as const) {
    const desk = await openTablet()
    await signInOn(desk.page, service, await personCalled(service, name))
    await goTo(desk.page, home)
    // it stands before everything else, without asking for more
    const first = desk.page.getByRole('list', { name: 'Asked for now, and late' }).getByRole('listitem').first()
    await first.getByText('Joyce asked for help now, Mabel').waitFor()
    await climbedHere(desk.page)
    if (name === 'priya') {
      await goTo(desk.page, '/')
      await desk.page.getByRole('link', { name: /^Duty: \d+ waiting for an answer/ }).click()
      const soonest = desk.page
        .getByRole('list', { name: /^Requests for help/ })
        .getByRole('listitem')
        .first()
      await soonest.getByText(/The team manager, the service manager and the head of service hear of it/).waitFor()
      await desk.page
        .getByRole('list', { name: /^Waiting for support/ })
        .getByRole('link', { name: /Respite, Mabel.*working days/ })
        .waitFor()
    }
    await desk.close()
  }
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
