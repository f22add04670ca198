/** Section G, break-glass: in a file that is open for a day nobody signs, and the device knows why. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Body } from '../../src/model/field.ts'
import { childFile, householdFile } from '../../src/model/file.ts'
import type { FileId } from '../../src/model/file.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import { filesOf } from '../../src/practice/of-type.ts'
import { whyNotSignOpened } from '../../src/records/opened-only.ts'
import { actor, by, id, record } from '../practice/support/wrenbury.ts'

const me = actor('Hannah').personId
const child = childFile(id(10))
const home = householdFile(id(11))

const notice = (name: string, at: string) =>
  record('notice', [child], { kind: 'file-opened', at, reason: 'The police rang' }, { author: by(name, at) })
const given = (file: FileId, body: Body) =>
  record(
    'allocation',
    [file],
    { worker: { recordId: me, name: 'Hannah' }, ...body },
    { author: by('Priya', '2026-09-01') },
  )
const why = (records: readonly CaseRecord[], at: string, files: readonly FileId[] = [child]) =>
  whyNotSignOpened(filesOf(records), files, { personId: me, at })

const opened = notice('Hannah', '2026-09-01T20:00:00+01:00')

test('who opened a file signs nothing in it for a day, and not a minute longer is it said', () => {
  assert.match(why([opened], '2026-09-01T20:01:00+01:00') ?? '', /opened this file with a reason/)
  assert.match(why([opened], '2026-09-02T19:59:00+01:00') ?? '', /those who work with the child sign/)
  assert.is(why([opened], '2026-09-02T20:00:00+01:00'), undefined)
  assert.is(why([notice('Sam', '2026-09-01T20:00:00+01:00')], '2026-09-01T20:01:00+01:00'), undefined)
})

test('who is allocated meanwhile, to the child or to its home, signs; who was until today does not', () => {
  const now = '2026-09-01T21:00:00+01:00'
  assert.is(why([opened, given(child, { from: '2026-09-01' })], now), undefined)
  const lives = record('placement', [child, home], { start: '2026-01-01' })
  assert.is(why([opened, lives, given(home, { from: '2026-09-01' })], now), undefined)
  assert.ok(why([opened, given(child, { from: '2026-01-01', to: '2026-09-01' })], now))
})

test('what lies in a home’s file that they hold is signed there', () => {
  const now = '2026-09-01T21:00:00+01:00'
  const theirs = record('household', [home], { name: 'The Reeds' }, { id: id(11) })
  assert.ok(why([opened], now, [child, home]))
  assert.is(why([opened, theirs], now, [child, home]), undefined)
})

test('without signal its day ends all the same: until the council has said that the file is theirs, nothing is signed', () => {
  const told = (filesToldAt: string, at: string, records: readonly CaseRecord[] = [opened]) =>
    whyNotSignOpened(
      {
        ...filesOf(records),
        filesToldAt: () => filesToldAt,
      },
      [child],
      {
        personId: me,
        at,
      },
    )
  const before = '2026-09-01T19:30:00Z'
  assert.match(told(before, '2026-09-02T19:59:00+01:00') ?? '', /those who work with the child sign/)
  assert.match(told(before, '2026-09-02T20:00:00+01:00') ?? '', /its 24 hours are over: nothing is signed here/)
  assert.match(told(before, '2026-12-01T09:00:00Z') ?? '', /are over/, 'weeks without signal')
  assert.match(told('', '2026-12-01T09:00:00Z') ?? '', /are over/, 'never told')
  assert.ok(told('2026-09-02T19:01:00Z', '2026-09-02T20:02:00+01:00'), 'the service may not have ended it yet')
  assert.is(told('2026-09-02T20:00:00Z', '2026-09-02T21:01:00+01:00'), undefined, 'told after it that it is theirs')
  assert.ok(told(before, '2020-01-01T00:00:00Z'), 'a clock that was put back opens nothing')
  assert.ok(told(before, '2031-01-01T00:00:00Z'), 'nor one that was put on')
  assert.is(told(before, '2026-12-01T09:00:00Z', [opened, given(child, { from: '2026-09-01' })]), undefined)
  assert.is(told('', '2026-12-01T09:00:00Z', [notice('Sam', '2026-09-01T20:00:00+01:00')]), undefined)
  const again = notice('Hannah', '2026-09-05T08:00:00Z')
  assert.match(told('2026-09-05T08:01:00Z', '2026-09-05T09:00:00Z', [opened, again]) ?? '', /for a day/, 'opened anew')
})

test.run()
