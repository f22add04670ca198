import '../support/page.ts'
import { cleanup, screen } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { GUIDANCE } from '../../../src/practice/guidance.ts'
import { openAs } from './support/wrenbury-open.tsx'

const { GuidanceScreen } = await import('../../../src/app/screens/guidance.tsx')

test.after.each(() => cleanup())

test('S2.29, S5.3, S5.4: guidance for professionals, the standard and what to go by when a home ends are one tap away', () => {
  openAs('Hannah', <GuidanceScreen />)
  for (const name of ['For professionals', 'The practice standard', 'When a home ends'])
    assert.ok(screen.getByRole('region', { name }), name)
  const links = screen
    .getAllByRole<HTMLAnchorElement>('link')
    .filter((link) => link.getAttribute('href')?.startsWith('http'))
  assert.ok(links.length >= 6)
  // what has no address that is certain is named as it is published
  for (const { list } of GUIDANCE)
    for (const { words, address, title } of list) {
      assert.is(Boolean(address), !title, words)
      if (title) assert.ok(screen.getByText((said) => said.includes(title)))
    }
  for (const link of links) {
    assert.match(link.href, /^https:\/\/www\.(gov|legislation\.gov)\.uk\//)
    // nobody is told from which page somebody came
    assert.is(link.rel, 'noreferrer')
  }
})

test('what a carer may not open is not offered', () => {
  openAs('Denise', <GuidanceScreen />)
  assert.is(screen.queryByRole('link', { name: 'Readings and time limits' }), null)
  cleanup()
  openAs('Hannah', <GuidanceScreen />)
  assert.is(screen.getByRole('link', { name: 'Readings and time limits' }).getAttribute('href'), '/readings')
})

test.run()
