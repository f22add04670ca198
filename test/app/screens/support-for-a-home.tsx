/** Support asked for because of an action of a home: about one of the children who live there. */
import '../support/page.ts'
import { cleanup, screen } from '@testing-library/preact'
import { Route, Router } from 'preact-iso'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { householdFile } from '../../../src/model/file.ts'
import { ANWENS, DENISES, record } from '../../practice/support/wrenbury.ts'
import { openAs, words } from './support/wrenbury-open.tsx'

const { WriteScreen } = await import('../../../src/app/screens/write.tsx')
const { startPath } = await import('../../../src/app/paths.ts')

test.after.each(() => {
  cleanup()
  history.replaceState(null, '', '/')
})

const EMPTY = '00000000-0000-7000-8000-000000000299'

function offered(home: string): string[] {
  const action = record('action', [householdFile(home)], { what: 'A weekend off', plan: 'carer', status: 'open' })
  const empty = record('household', [householdFile(EMPTY)], { name: 'The Hills' }, { id: EMPTY })
  history.replaceState(null, '', startPath('support-request', [householdFile(home)], { about: action.id }))
  const screenOf = (
    <Router>
      <Route path="/write/:type" component={WriteScreen} />
      <Route default component={WriteScreen} />
    </Router>
  )
  openAs('Sam', screenOf, [action, empty])
  screen.getByRole('heading', { name: 'About which child?' })
  const links = [...document.querySelectorAll('main li a')]
  for (const link of links) assert.match(link.getAttribute('href') ?? '', new RegExp(`about=${action.id}`))
  return links.map(words)
}

test('S4.16: support because of an action of a home is offered about the children who live there', () => {
  assert.equal(offered(DENISES), ['Tilly'])
  cleanup()
  assert.equal(offered(ANWENS), ['Peter', 'Wren'])
})

test('S4.16: where nobody lives in the home just now, it is asked about every child held here', () => {
  assert.equal(offered(EMPTY), ['Peter', 'Tilly', 'Wren'])
})

test.run()
