/**
 * Every screen that a role can reach, on a phone and a tablet, light and dark: nothing that WCAG 2.2 AA knows of is
 * wrong with it, it fits 320 px, it has one heading and a title, its fields have names and its targets room for a thumb.
 *
 * `npx tsx test/journeys/every-screen-for-everybody.ts sam priya` walks for these two alone.
 */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import type { Page } from 'playwright-core'
import { openTablet, PHONE } from '../support/browser.ts'
import { settled } from '../support/look-over.ts'
import { personCalled, signInOn } from '../support/people.ts'
import { openService } from '../support/service.ts'
import { Findings, goTo, kindsOf, linksOn, lookAgain, lookOver, recordKinds } from '../support/walk.ts'

const EVERYBODY = ['hannah', 'denise', 'sam', 'priya', 'ruth', 'bilal', 'margaret', 'aled', 'gwen', 'emeka', 'sylvia']
const only = process.argv.slice(2)
const BY_HAND = [
  '/outbox',
  '/scale',
  '/search?words=bunk',
  '/search?words=zzzz',
  '/write/action',
  '/board',
  '/two-plus',
  '/dates',
  '/guidance',
  '/other-child',
  '/import',
]
const NOWHERE = [
  '/nowhere',
  '/child/nobody',
  '/household/nobody',
  '/record/nothing',
  '/visit/nothing',
  '/log/nothing',
  '/views/nothing',
  '/write/nothing',
]

const service = await openService()
const kindOf = kindsOf(await recordKinds(service))
/** Screens that somebody has been through already; a carer's stand in a frame of their own. */
const known = new Set<string>()

/** Everything a form can show: rows of every kind, what is folded, and what is missing. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const button of document.querySelectorAll<HTMLElement>('main button:has(use[href="#i-plus"])')) button.click()
    for (const folded of document.querySelectorAll('details')) folded.open = true
  })
  await settled(page)
  const check = page.getByRole('button', { name: 'Check and sign' })
  if (await check.count()) await check.click()
  await settled(page)
}

async function walk(page: Page, role: string, findings: Findings): Promise<void> {
  const waiting = ['/', ...(known.size === 0 ? [...BY_HAND, ...NOWHERE] : [])]
  const walked = new Set<string>()
  const look = async (screen: string) => {
    const drawn = `${screen} ${screen === '/' ? role : role === 'foster-carer'}`
    await (known.has(drawn) ? lookAgain : lookOver)(page, findings, screen)
    known.add(drawn)
  }
  for (let path = waiting.shift(); path; path = waiting.shift()) {
    const kind = NOWHERE.includes(path) ? path : kindOf(path)
    if (walked.has(kind)) continue
    walked.add(kind)
    await goTo(page, path)
    if (/^\/(write|record|log|incident) /.test(kind)) await unfold(page)
    if (await page.locator('dialog:modal').count()) {
      // Nothing was missing: the last look before a name goes under it.
      await look(`${kind}: sign`)
      await page.keyboard.press('Escape')
      await settled(page)
    }
    await look(kind)
    waiting.push(...(await linksOn(page)))
    for (const opener of await page.locator('main [aria-haspopup=dialog]:visible').all()) {
      const sheet = `${kind.split(' ')[0]}: ${(await opener.textContent())?.trim()}`
      if (walked.has(sheet)) continue
      walked.add(sheet)
      await opener.click()
      await settled(page)
      await look(sheet)
      waiting.push(...(await linksOn(page)))
      await page.keyboard.press('Escape')
    }
  }
}

async function findingsOf(firstName: string): Promise<readonly string[]> {
  const person = await personCalled(service, firstName)
  const tablet = await openTablet({ size: PHONE })
  const findings = new Findings(firstName)
  try {
    await signInOn(tablet.page, service, person)
    await walk(tablet.page, person.role, findings)
    return findings.lines
  } finally {
    await tablet.close()
  }
}

/** Two at a time: the first two have the longest ways. */
const people = only.length > 0 ? only : EVERYBODY
const found = new Map<string, readonly string[] | Error>()
const waiting = [...people]
const walkers = [1, 2].map(async () => {
  for (let next = waiting.shift(); next; next = waiting.shift())
    found.set(next, await findingsOf(next).catch((error: Error) => error))
})
for (const firstName of people) {
  test(`${firstName} can use every screen`, async () => {
    await Promise.all(walkers)
    const lines = found.get(firstName) ?? []
    if (lines instanceof Error) throw lines
    assert.ok(lines.length === 0, `${lines.length} things are in somebody's way:\n${lines.join('\n')}`)
  })
}
test.after(() => service.end())
test.run()
