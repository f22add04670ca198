import '../support/page.ts'
import { cleanup, screen } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile, householdFile } from '../../../src/model/file.ts'
import { DENISES, TILLY } from '../../practice/support/wrenbury.ts'
import { openAs } from './support/wrenbury-open.tsx'

const { HouseholdPage } = await import('../../../src/app/screens/household.tsx')

test.after.each(() => {
  cleanup()
})

const begins = () => screen.queryByRole('link', { name: 'Comment on the care of Tilly' })

test('S4.24: on the household’s page the reviewing officer begins a comment, which lies in the child’s file and the home’s', () => {
  openAs('Ruth', <HouseholdPage id={DENISES} tab="" />, [])
  assert.is(begins()?.getAttribute('href'), `/write/iro-comment?file=${childFile(TILLY)},${householdFile(DENISES)}`)
})

test('S4.24: nobody else is offered to comment as the reviewing officer', () => {
  for (const name of ['Hannah', 'Sam', 'Priya']) {
    openAs(name, <HouseholdPage id={DENISES} tab="" />, [])
    assert.is(begins(), null, name)
    cleanup()
  }
})

test.run()
