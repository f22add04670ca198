import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile, householdFile } from '../../src/model/file.ts'
import { holdsCase, whyNotChairing } from '../../src/records/chair.ts'
import { actor, DENISES, record, TILLY, wrenbury } from '../practice/support/wrenbury.ts'

const DAY = '2026-09-10'
const HANNAH = actor('Hannah').personId
const SAM = actor('Sam').personId
const around = () => wrenbury().filter(({ type }) => type === 'allocation' || type === 'household')
const allocated = (file: 'child' | 'household', role: string, personId: string, more = {}) =>
  record('allocation', [file === 'child' ? childFile(TILLY) : householdFile(DENISES)], {
    role,
    worker: { recordId: personId, name: 'Somebody' },
    from: '2026-01-05',
    ...more,
  })

test('the child’s worker and the carers’ hold the case; the reviewing officer and the manager do not', () => {
  assert.is(holdsCase(around(), HANNAH, [DAY]), true)
  assert.is(holdsCase(around(), SAM, [DAY]), true)
  assert.is(holdsCase(around(), actor('Ruth').personId, [DAY]), false)
  assert.is(holdsCase(around(), actor('Priya').personId, [DAY]), false)
})

test('a senior practitioner holds the case where there is no child’s worker, and chairs a colleague’s', () => {
  const emeka = allocated('child', 'senior-practitioner', 'emeka')
  assert.is(holdsCase([...around(), emeka], 'emeka', [DAY]), false)
  const without = around().filter(({ body }) => body.role !== 'childs-social-worker')
  assert.is(holdsCase([...without, emeka], 'emeka', [DAY]), true)
})

test('an agency’s worker supervises the carers; the manager of a residential home may chair', () => {
  const nadia = allocated('household', 'independent-provider', 'nadia')
  assert.is(holdsCase([...around(), nadia], 'nadia', [DAY]), true)
  const residential = around().map((one) =>
    one.type === 'household' ? { ...one, body: { ...one.body, kind: 'residential' } } : one,
  )
  assert.is(holdsCase([...residential, nadia], 'nadia', [DAY]), false)
})

test('who gave the case away before the meeting may chair; who gave it away after it may not', () => {
  const before = [allocated('child', 'childs-social-worker', 'lorna', { to: '2026-09-01' })]
  const signs = { personId: 'lorna', at: '2026-09-12T09:00:00+01:00' }
  assert.is(whyNotChairing('2026-09-10T14:00:00+01:00', signs, before), undefined)
  assert.match(String(whyNotChairing('2026-08-28T14:00:00+01:00', signs, before)), /may not chair/)
})

test('an allocation that was thrown away, or begins tomorrow, makes nobody a caseholder', () => {
  const gone = { ...allocated('child', 'childs-social-worker', 'lorna'), status: 'discarded' as const }
  const later = allocated('child', 'childs-social-worker', 'lorna', { from: '2026-09-11' })
  assert.is(holdsCase([gone, later], 'lorna', [DAY]), false)
})

test.run()
