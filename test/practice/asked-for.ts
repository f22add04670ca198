import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Body } from '../../src/model/field.ts'
import { childFile, householdFile } from '../../src/model/file.ts'
import type { FileId } from '../../src/model/file.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import { offered } from '../../src/app/form/offered.ts'
import { overdueFor } from '../../src/practice/agenda.ts'
import { askedForOf, closedBy } from '../../src/practice/asked-for.ts'
import type { ActionRecord } from '../../src/practice/asked-for.ts'
import { asType, filesOf } from '../../src/practice/of-type.ts'
import { nextMoment } from '../../src/practice/process/clock-moments.ts'
import { clocksOf } from '../../src/practice/process/clocks.ts'
import { definitionOf } from '../../src/records/all.ts'
import { action } from '../../src/records/action.ts'
import { actionsFrom } from '../../src/records/follow-on.ts'
import { must } from '../support/must.ts'
import { signed } from './process/support/records.ts'
import { by, DENISES, record, TILLY, TODAY, wrenbury } from './support/wrenbury.ts'

const [tilly, home] = [childFile(TILLY), householdFile(DENISES)]
const asked = (body: Body, on = '2026-09-02', files = [tilly]): ActionRecord =>
  must(asType(action, record('action', files, { what: 'Ask the whole family', ...body }, { author: by('Hannah', on) })))
const impact = (on: string) => signed('impact-assessment', [tilly, home], { date: '2026-08-20' }, 'Sam', on)
const found = (one: ActionRecord, more: readonly CaseRecord[]) =>
  askedForOf(filesOf([...wrenbury(), one, ...more]), one, TODAY)

test('S4.14 an action that asks for an assessment says when it was signed: from its own day on, and not before', () => {
  const one = asked({ asks: 'impact-assessment' })
  assert.is(found(one, [impact('2026-09-01')]), undefined)
  assert.is(must(found(one, [impact('2026-09-02')])).on, '2026-09-02')
  const first = must(found(one, [impact('2026-09-08'), impact('2026-09-05')]))
  assert.is(first.words, 'Impact assessment, signed on 5 September 2026')
  assert.is(found(one, [impact('2026-09-11')]), undefined, 'what is signed on a later day is not there yet')
})

test('S4.14 what is only begun, of another kind, or of another child, answers nothing; words are not guessed at', () => {
  const one = asked({ asks: 'impact-assessment' })
  assert.is(found(one, [record('impact-assessment', [tilly, home], { date: '2026-09-05' })]), undefined)
  assert.is(found(one, [signed('matching', [tilly, home], { date: '2026-09-05' }, 'Sam', '2026-09-05')]), undefined)
  const other = signed('impact-assessment', [home], { date: '2026-09-05' }, 'Sam', '2026-09-05')
  assert.is(found(one, [other]), undefined)
  assert.ok(
    found(asked({ asks: 'impact-assessment' }, '2026-09-02', [home]), [other]),
    'the home’s own action is answered',
  )
  assert.is(found(asked({ what: 'Write the impact assessment' }), [impact('2026-09-05')]), undefined)
})

test('what needs no signature counts from the day it was written; a closed action asks for nothing', () => {
  const school = record('education-plan', [tilly], { date: '2026-09-01' }, { author: by('Hannah', '2026-09-04') })
  assert.is(
    must(found(asked({ asks: 'education-plan' }), [school])).words,
    'Education plan, written on 4 September 2026',
  )
  assert.is(found(asked({ asks: 'education-plan', status: 'done' }), [school]), undefined)
  assert.ok(found(asked({ asks: 'education-plan', status: 'blocked' }), [school]))
})

test('S4.1 an action about what the home’s file lacks says when it came there', () => {
  const episode = record('missing-episode', [tilly], { start: '2026-09-01T20:00:00+01:00' })
  const one = asked({ about: episode.id }, '2026-09-03', [tilly, home])
  assert.is(found(one, [episode]), undefined)
  const told = signed(
    'incident',
    [tilly, home],
    { kinds: ['missing'], start: '2026-09-01T20:00:00+01:00' },
    'Sam',
    '2026-09-07',
  )
  assert.is(must(found(one, [episode, told])).on, '2026-09-07')
})

test('closing it keeps what was said of it already, and says by what and since when', () => {
  const one = asked({ asks: 'impact-assessment', status: 'open' })
  const answer = must(found(one, [impact('2026-09-05')]))
  assert.equal(closedBy(one, answer), {
    ...one.body,
    status: 'done',
    doneOn: '2026-09-05',
    evidence: 'Impact assessment, signed on 5 September 2026',
  })
  assert.is(closedBy(asked({ evidence: 'Sam rang.' }), answer).evidence, 'Sam rang.')
})

test('what a meeting’s action asks for goes along when its minutes are signed', () => {
  const [made] = actionsFrom([{ id: 'a', what: 'Ask them', asks: 'impact-assessment' }], 'Visit', '2026-09-01')
  assert.is(must(made).body.asks, 'impact-assessment')
})

test('whatever an action may ask for is a kind of record: another word would never be answered', () => {
  for (const { value } of action.fields.asks.options) assert.ok(definitionOf(value), value)
})

test('of a home’s action only what may lie in the home’s file is offered: nothing else could answer it', () => {
  const homes = offered(action.fields.asks, asked({}, '2026-09-02', [home]), undefined).options.map(
    ({ value }) => value,
  )
  assert.equal(
    homes,
    action.fields.asks.options
      .map(({ value }) => value)
      .filter((value) => {
        const { files, alsoIn = [] } = must(definitionOf(value))
        return [...files, ...alsoIn].includes('household')
      }),
  )
  assert.ok(homes.includes('support-request') && !homes.includes('care-plan'))
  const whole = (files: readonly FileId[]) =>
    offered(action.fields.asks, asked({}, '2026-09-02', [...files]), undefined)
  assert.is(whole([tilly]), action.fields.asks)
  assert.is(whole([tilly, home]), action.fields.asks)
  const chosen = offered(action.fields.asks, asked({}, '2026-09-02', [home]), 'care-plan').options
  assert.ok(
    chosen.some(({ value }) => value === 'care-plan'),
    'what was chosen before it was so stays to be seen',
  )
})

const support = (body: Body, about?: string, on = '2026-09-08') =>
  record(
    'support-request',
    [tilly, home],
    { kind: 'respite', askedOn: '2026-09-03', ...(about && { about }), ...body },
    {
      updated: by('Sam', on),
    },
  )

test('S4.16 support asked for because of an action closes it when it has begun, and not before; by its link alone', () => {
  const one = asked({ what: 'Find respite' })
  assert.is(found(one, [support({ status: 'asked' }, one.id)]), undefined)
  assert.is(found(one, [support({ status: 'agreed' }, one.id)]), undefined)
  assert.is(found(one, [support({ status: 'begun', begunOn: '2026-09-11' }, one.id)]), undefined, 'it begins tomorrow')
  assert.is(found(one, [support({ status: 'begun', begunOn: '2026-09-09' })]), undefined, 'no link, only like words')
  const answer = must(found(one, [support({ status: 'begun', begunOn: '2026-09-10' }, one.id)]))
  assert.is(answer.words, 'Respite, begun on 10 September 2026')
  assert.equal([closedBy(one, answer).status, closedBy(one, answer).doneOn], ['done', '2026-09-10'])
  const request = support({ status: 'begun', begunOn: '2026-09-09' })
  assert.is(must(found(asked({ about: request.id }), [request])).on, '2026-09-09')
})

test('S4.16 support that was refused ends the action with the reason, unless other support for it is waited for', () => {
  const one = asked({ what: 'Find respite' })
  const refused = support({ status: 'refused', reason: 'No carer is free. A sitter comes instead.' }, one.id)
  const waiting = support({ status: 'asked' }, one.id)
  assert.is(found(one, [refused, waiting]), undefined)
  assert.equal(closedBy(one, must(found(one, [refused]))), {
    ...one.body,
    status: 'cancelled',
    barrier: 'Respite, refused on 8 September 2026. No carer is free. A sitter comes instead.',
  })
  const begun = support({ status: 'begun', begunOn: '2026-09-09' }, one.id)
  assert.is(must(found(one, [refused, begun])).notComing, undefined)
})

test('S4.16 support that had ended when the action about it was written is what it came from; of another child it says nothing', () => {
  const over = support({ status: 'begun', begunOn: '2026-09-01' }, undefined, '2026-09-01')
  const [after, before] = [asked({ about: over.id }, '2026-09-02'), asked({ about: over.id }, '2026-08-31')]
  assert.is(found(after, [over]), undefined, 'it asks how the respite goes')
  assert.is(must(found(before, [over])).on, '2026-09-01')
  const other = childFile('0198b1de-0000-7000-8000-00000000000f')
  const elsewhere = { ...support({ status: 'refused', reason: 'Canary' }), fileIds: [other] }
  assert.is(found(asked({ about: elsewhere.id }), [elsewhere]), undefined)
})

test('S4.16 what stood in the way of it already is kept when it ends with the reason', () => {
  const one = asked({ status: 'blocked', barrier: 'Nobody drives there.' })
  const refused = support({ status: 'refused', reason: 'No carer is free.' }, one.id)
  assert.is(
    closedBy(one, must(found(one, [refused]))).barrier,
    'Nobody drives there.\n\nRespite, refused on 8 September 2026. No carer is free.',
  )
})

const stepOf = (one: ActionRecord, more: readonly CaseRecord[], now: string) =>
  must(clocksOf(filesOf([...wrenbury(), one, ...more]), TILLY, now).find(({ recordId }) => recordId === one.id))

test('S4.14 an action that has its answer is late with nothing and climbs to nobody; without it, it does', () => {
  const one = asked({ asks: 'impact-assessment', due: '2026-09-04' })
  const late = '2026-09-09T09:00:00+01:00'
  const stands = (more: readonly CaseRecord[], now = late) => {
    const { overdue, level, answered } = stepOf(one, more, now)
    return [overdue, level, answered]
  }
  assert.equal(stands([]), [true, 'escalated', undefined])
  assert.equal(stands([impact('2026-09-09')]), [false, 'soon', true], 'signed today')
  assert.equal(stands([impact('2026-09-10')]), [true, 'escalated', undefined], 'signed tomorrow')
  assert.equal(stands([impact('2026-09-01')]), [true, 'escalated', undefined], 'signed before it was asked')
  assert.equal(stands([], '2026-09-04T23:59:00+01:00'), [false, 'soon', undefined])
  assert.equal(stands([], '2026-09-05T00:01:00+01:00'), [true, 'missed', undefined])
  const answered = stepOf(one, [impact('2026-09-03')], '2026-09-03T09:00:00+01:00')
  assert.is(nextMoment(answered.moments, '2026-09-03T09:00:00+01:00'), undefined, 'nothing more will be told of it')
})

test('S4.14 what has its answer joins no agenda, and is told on neither side of its day as overdue', () => {
  const one = asked({ asks: 'impact-assessment', due: '2026-09-04' })
  const whats = (more: readonly CaseRecord[], today: string) =>
    overdueFor(filesOf([...wrenbury(), one, ...more]), TILLY, today).some(({ recordId }) => recordId === one.id)
  assert.equal([whats([], '2026-09-04'), whats([], '2026-09-05')], [false, true])
  assert.equal(
    [whats([impact('2026-09-06')], '2026-09-05'), whats([impact('2026-09-06')], '2026-09-06')],
    [true, false],
  )
})

test.run()
