/** A small count of `npm run faults:browser`, and that its witness would notice. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { endTablets } from '../support/browser.ts'
import { endServices } from '../support/service.ts'
import { killBrowsers } from './browser/kills.ts'
import { judge } from './browser/witness.ts'

const typed = (words: string, at: number) => ({ kind: 'typed' as const, words, at })
const saved = (words: string, at: number) => ({ kind: 'saved' as const, words, at })

test('the witness knows what was promised, and how long the rest lay open', () => {
  const seen = [
    typed('Begun. S', 1000),
    typed('Begun. Sh', 1100),
    saved('Begun. Sh', 1600),
    typed('Begun. She', 1700),
    saved('Begun. She', 2200),
    typed('Begun. She r', 2300),
  ]
  const well = { saves: 2, lost: '', invented: false }
  assert.equal(judge('Begun. ', seen, 'Begun. She', 2500), { ...well, unsavedSeconds: 0.2 })
  assert.equal(judge('Begun. ', seen, 'Begun. She r', 2500), { ...well, unsavedSeconds: 0 })
  assert.equal(judge('Begun. ', seen, 'Begun. Sh', 2500), { ...well, unsavedSeconds: 0.8 })
  assert.is(judge('Begun. ', seen, 'Begun. ', 2500).lost, 'Sh')
  assert.is(judge('Begun. ', [], '', 2500).lost, 'Begun. ')
  assert.ok(judge('Begun. ', seen, 'Begun. She rx', 2500).invented)
})

test('the browser dies while somebody types and while words are on their way: what was called saved is there', async () => {
  const found = await killBrowsers(6)
  assert.equal(found.lost, [])
  assert.equal(found.notReceived, [], 'and at the end the server has all of it, once')
  assert.is(found.kills, 6)
  assert.ok(found.whileSending > 0 && found.whileTyping > 0)
  assert.ok(found.saves >= found.whileTyping, `the screen said it had saved ${found.saves} times`)
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
