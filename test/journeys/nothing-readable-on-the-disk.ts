/** What a thief with the disk of a locked tablet can read: nothing. The same search finds everything in a build that does not seal. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { endTablets, openTablet, PHONE } from '../support/browser.ts'
import { personCalled, sendNow, signInOn, strip } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import { buildUnsealed } from '../support/unsealed-build.ts'

/** Plain letters are stored as Latin-1; a curly quote makes the whole text UTF-16. */
const TYPED = ['Qorvexplim', 'Zundrakoth”']
/** Words of the demonstration that came by pull. */
const PULLED = ['Pepper', 'spaniel']

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesUnder(path) : statSync(path).isFile() ? [path] : []
  })
}

/** The words that stand somewhere in the profile, in UTF-8 or UTF-16. Site data only: the browser's own lists are English too. */
function readable(profile: string, words: readonly string[]): string[] {
  const files = filesUnder(join(profile, 'Default')).filter((path) =>
    /IndexedDB|Service Worker|Local Storage|Session Storage|WebStorage|Cache|File System|Sessions|History/.test(path),
  )
  const contents = files.map((path) => readFileSync(path))
  return words.filter((word) =>
    contents.some((bytes) => bytes.includes(Buffer.from(word, 'utf8')) || bytes.includes(Buffer.from(word, 'utf16le'))),
  )
}

/** Denise writes the canaries into a log; the browser is killed with some of it sent and some not. */
async function profileAfterADay(appFolder?: string): Promise<string> {
  const service = await openService(appFolder ? { appFolder } : {})
  const denise = await personCalled(service, 'denise')
  const tablet = await openTablet({ size: PHONE })
  const { page } = tablet
  await signInOn(page, service, denise)
  await page.getByRole('button', { name: /Tilly’s day/ }).click()
  await page.getByLabel('What happened?').fill(`${TYPED[0]} was the name of her new game.`)
  await sendNow(page)
  await service.stop()
  await page.getByLabel('What went well?').fill(`She called the dragon “${TYPED[1]}, and laughed.`)
  await strip(page)
    .getByText(/only on this device/)
    .waitFor()
  await tablet.kill()
  await service.end()
  return tablet.profile
}

test('no word typed or received can be read in the profile of a killed browser', async () => {
  assert.equal(readable(await profileAfterADay(), [...TYPED, ...PULLED]), [])
})

test('the same search finds them where nothing is sealed', async () => {
  const found = readable(await profileAfterADay(await buildUnsealed()), [...TYPED, ...PULLED])
  assert.equal(found, [...TYPED, ...PULLED])
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
