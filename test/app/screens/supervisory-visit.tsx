import '../support/page.ts'
import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile, householdFile } from '../../../src/model/file.ts'
import { supervisoryVisit } from '../../../src/records/supervisory-visit.ts'
import { by, DENISES, record, TILLY } from '../../practice/support/wrenbury.ts'
import { must } from '../../support/must.ts'
import { openAs, words } from './support/wrenbury-open.tsx'

const { SupervisoryAside } = await import('../../../src/app/screens/supervisory-aside.tsx')
const { RecordBody } = await import('../../../src/app/screens/record-body.tsx')

test.after.each(() => cleanup())
const home = householdFile(DENISES)

test('the logs are one line with a count that opens and closes them, for a finger, a key and a voice', () => {
  const log = record(
    'daily-log',
    [childFile(TILLY), home],
    { date: '2026-09-09', happened: 'Swimming.' },
    { author: by('Denise', '2026-09-09T18:00:00Z') },
  )
  openAs('Sam', <SupervisoryAside household={home} />, [log])
  const fold = screen.getByRole('button', { name: /^Logs: \d+ not read yet$/ })
  const list = must(document.getElementById(must(fold.getAttribute('aria-controls'))))
  assert.match(words(list), /Swimming\./)
  const section = must(fold.closest('section'))
  assert.equal([fold.getAttribute('aria-expanded'), section.className], ['false', 'folds'])
  fireEvent.click(fold)
  assert.equal([fold.getAttribute('aria-expanded'), section.className], ['true', 'folds open'])
  fireEvent.click(fold)
  assert.is(fold.getAttribute('aria-expanded'), 'false')
})

test('what an action of a visit asks for says that it is to be written', () => {
  const visit = { actions: [{ id: TILLY, what: 'Look at the fit', plan: 'carer', asks: 'matching' }] }
  openAs('Sam', <RecordBody definition={supervisoryVisit} body={visit} />)
  assert.match(words(document.body), /Look at the fit ?The carers’ plan, to be written: the matching with the home/)
})

test.run()
