/** What a device says by itself of dates that come near, from the records that lie on it. */
import 'fake-indexeddb/auto'
import { signal } from '@preact/signals'
import type { Signal } from '@preact/signals'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { createShell } from '../../../src/app/shell.ts'
import { clockReader } from '../../../src/app/reminders/clocks-here.ts'
import { REMINDERS_ON } from '../../../src/app/reminders/system-notifications.ts'
import { reminderWords, watchClocks } from '../../../src/app/reminders/watch-clocks.ts'
import { openCasebook } from '../../../src/device/casebook.ts'
import { forgetMoments, takeMoments } from '../../../src/device/reminder-moments.ts'
import type { Casebook, Notebook } from '../../../src/device/notebook.ts'
import type { Json } from '../../../src/model/json.ts'
import { childFile, householdFile } from '../../../src/model/file.ts'
import type { Actor } from '../../../src/model/person.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { must } from '../../support/must.ts'
import { actor, by, id, record } from '../../practice/support/wrenbury.ts'
import { ALL_SENT } from '../support/house.tsx'

const TILLY = id(91)
const mine = [childFile(TILLY)]

const placedOn = (start: string): CaseRecord[] => [
  record('child', mine, { name: 'Tilly' }, { id: TILLY }),
  record('allocation', mine, {
    role: 'childs-social-worker',
    worker: { recordId: actor('Hannah').personId, name: 'Hannah' },
    from: '2026-01-01',
  }),
  record('placement', mine, { start, householdName: 'Denise' }, { author: by('Hannah', `${start}T15:00:00Z`) }),
]
const planned = (held: string): CaseRecord =>
  record(
    'planning-meeting',
    mine,
    { held },
    { status: 'signed', signatures: [{ ...by('Hannah', held), as: 'sign', bodyHash: '' }] },
  )

/** A device that is never asked for anything but its records and settings. */
function device(person: Actor, records: CaseRecord[]) {
  const version = signal(0)
  const settings = new Map<string, Signal<Json | undefined>>()
  const at = (key: string): Signal<Json | undefined> => {
    const there = settings.get(key) ?? signal<Json | undefined>(undefined)
    settings.set(key, there)
    return there
  }
  const casebook: Casebook = {
    version,
    loaded: signal('all'),
    get: (recordId) => filesOf(records).get(recordId),
    ofType: (type) => filesOf(records).ofType(type),
    inFile: (file, type) => filesOf(records).inFile(file, type),
  }
  const notebook = {
    person,
    casebook,
    setting: at,
    keepSetting: (key: string, value: Json) => {
      at(key).value = value
      return Promise.resolve()
    },
  } as unknown as Notebook
  return { notebook, sync: { status: signal(ALL_SENT) }, version }
}

const pause = () => new Promise((go) => setTimeout(go, 30))

/** A watch whose clock the test sets. */
function watched(person: Actor, records: CaseRecord[], start: string) {
  const own = device(person, records)
  const shell = createShell()
  const opened: string[] = []
  let time = start
  const stop = watchClocks(own, shell, (path) => opened.push(path), { settleMs: 1, now: () => time })
  return {
    ...own,
    opened,
    stop,
    notice: () => shell.notices.value.find(({ id: one }) => one === 'clocks'),
    shell,
    async at(now: string) {
      time = now
      own.version.value += 1
      await pause()
    },
  }
}

test('on the first day nothing is news; what comes near afterwards is said once, and is gone when it is done', async () => {
  const records = placedOn('2026-05-11')
  const watch = watched(actor('Hannah'), records, '2026-05-12T09:00:00+01:00')
  await pause()
  assert.is(watch.notice(), undefined)
  await watch.at('2026-05-14T00:00:00+01:00')
  assert.is(watch.notice()?.words, '2 dates are near.')
  must(watch.notice()?.action).run()
  assert.equal(watch.opened, ['/dates'])
  await watch.at('2026-05-14T09:00:00+01:00')
  assert.is(watch.notice(), undefined, 'said once')
  await watch.at('2026-05-19T00:00:00+01:00')
  assert.equal([watch.notice()?.words, watch.notice()?.kind], ['2 dates have passed.', 'soon'])
  records.push(
    planned('2026-05-18T10:00:00+01:00'),
    record('statutory-visit', mine, { date: '2026-05-18', manner: 'in-person', alone: 'alone' }),
  )
  await watch.at('2026-05-19T00:05:00+01:00')
  assert.is(watch.notice(), undefined)
  watch.stop()
})

test('whoever closes the notice is not told the same again, and the next thing is told', async () => {
  const watch = watched(actor('Hannah'), placedOn('2026-05-11'), '2026-05-12T09:00:00+01:00')
  await pause()
  await watch.at('2026-05-14T00:00:00+01:00')
  watch.notice()?.onClose?.()
  watch.shell.untell('clocks')
  await watch.at('2026-05-14T10:00:00+01:00')
  assert.is(watch.notice(), undefined)
  await watch.at('2026-05-19T00:00:00+01:00')
  assert.is(watch.notice()?.words, '2 dates have passed.')
  watch.stop()
})

test('what was seen while its name did not hold its record is no news after the update', async () => {
  const wrong = record('incident', mine, { kinds: ['allegation'], start: '2026-05-11T10:00' })
  const watch = watched(actor('Priya'), [...placedOn('2026-05-11'), wrong], '2026-05-11T12:00:00+01:00')
  await pause()
  await watch.at('2026-05-13T09:00:00+01:00')
  watch.notice()?.onClose?.()
  const seen = watch.notebook.setting<string[]>('clocks-seen')
  const now = must(seen.peek()).filter((key) => key.includes('tell LADO'))
  assert.ok(now.length > 0 && now.every((key) => key.includes(wrong.id)), now.join())
  const before = must(seen.peek()).map((key) => key.replace(`tell LADO ${wrong.id}`, 'tell LADO'))
  await watch.notebook.keepSetting('clocks-seen', before)
  watch.shell.untell('clocks')
  await watch.at('2026-05-13T09:01:00+01:00')
  assert.is(watch.notice(), undefined)
  watch.stop()
})

test('while files are still on their way nothing is called late', async () => {
  const watch = watched(actor('Hannah'), placedOn('2026-05-11'), '2026-05-12T09:00:00+01:00')
  await pause()
  watch.sync.status.value = { ...ALL_SENT, lastReadAt: null }
  await watch.at('2026-05-19T00:00:00+01:00')
  assert.is(watch.notice(), undefined)
  watch.stop()
})

test('the senior manager hears what stayed missed and nothing else', async () => {
  const senior: Actor = { personId: id(901), name: 'Grace', role: 'senior-manager', team: '' }
  const files = filesOf(placedOn('2026-05-11'))
  const what = async (now: string) => (await clockReader(files, senior)(now)).heard.map((clock) => clock.what)
  assert.not.ok((await what('2026-05-20T09:00:00+01:00')).includes('hold placement planning meeting'))
  assert.ok((await what('2026-05-21T09:00:00+01:00')).includes('hold placement planning meeting'))
})

test('a date of a foster home is heard by its worker without any network', async () => {
  const home = householdFile(id(95))
  const files = filesOf([
    record(
      'household',
      [home],
      { name: 'Denise', kind: 'in-house', approvedOn: '2026-01-05' },
      { id: id(95), author: by('Sam', '2026-01-05') },
    ),
    record('allocation', [home], {
      role: 'supervising-social-worker',
      worker: { recordId: actor('Sam').personId, name: 'Sam' },
      from: '2026-01-05',
    }),
  ])
  const heard = async (name: string, now: string) =>
    (await clockReader(files, actor(name))(now)).heard.map((clock) => clock.what).sort()
  assert.equal(await heard('Sam', '2026-12-20T09:00:00+00:00'), [])
  assert.equal(await heard('Sam', '2027-01-04T09:00:00+00:00'), ['review approval', 'unannounced visit'])
  assert.equal(await heard('Hannah', '2027-01-04T09:00:00+00:00'), [])
})

test('for the hours behind the lock the device keeps instants, where the person wants to be reminded, and tells each once', async () => {
  await forgetMoments()
  const never = Date.parse('2030-01-01')
  const quiet = watched(actor('Hannah'), placedOn('2026-05-11'), '2026-05-12T09:00:00+01:00')
  await pause()
  quiet.stop()
  assert.is(await takeMoments(never), 0)

  const wanted = watched(actor('Hannah'), placedOn('2026-05-11'), '2026-05-12T09:00:00+01:00')
  await wanted.notebook.keepSetting(REMINDERS_ON, true)
  await wanted.at('2026-05-12T10:00:00+01:00')
  wanted.stop()
  assert.is(await takeMoments(Date.parse('2026-05-13T23:59:59+01:00')), 0)
  assert.is(await takeMoments(Date.parse('2026-05-14T00:00:00+01:00')), 2)
  assert.is(await takeMoments(Date.parse('2026-05-14T00:00:00+01:00')), 0)
  await forgetMoments()
  assert.is(await takeMoments(never), 0)
})

test('asked again after something was written, the device does not answer from memory', async () => {
  const casebook = openCasebook()
  let stamp = 0
  const put = (...records: readonly CaseRecord[]) =>
    casebook.put(records.map((one) => ({ record: one, stamp: (stamp += 1) })))
  put(...placedOn('2026-05-11'))
  const read = clockReader(casebook, actor('Hannah'))
  const what = async (now: string) => (await read(now)).heard.map((clock) => clock.what)
  const now = '2026-05-14T09:00:00+01:00'
  assert.ok((await what(now)).includes('hold placement planning meeting'))
  assert.ok((await what(now)).includes('hold placement planning meeting'))
  put(planned('2026-05-13T10:00:00+01:00'))
  assert.not.ok((await what(now)).includes('hold placement planning meeting'))
})

test('what came near and what passed are said in one sentence', () => {
  assert.is(reminderWords([{ level: 'soon' }]), '1 date is near.')
  assert.is(
    reminderWords([{ level: 'soon' }, { level: 'soon' }, { level: 'missed' }]),
    '2 dates are near, 1 has passed.',
  )
  assert.is(reminderWords([{ level: 'missed' }, { level: 'escalated' }]), '2 dates have passed.')
})

test.run()
