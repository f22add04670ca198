/**
 * Signals of a thousand homes with two years of records each. The limit: reading the same records out of JSON once, which
 * is what any look at them costs at the least.
 */
import { v7 as newId } from 'uuid'
import { addDays } from '../../src/model/calendar.ts'
import type { Body } from '../../src/model/field.ts'
import { childFile, householdFile } from '../../src/model/file.ts'
import type { FileId } from '../../src/model/file.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import { openSignals } from '../../src/practice/signals/answered.ts'
import type { Files } from '../../src/practice/of-type.ts'
import { quantile } from './figures.ts'
import type { Figure } from './figures.ts'

const TODAY = '2026-09-10'
const DAYS = 730
const AT_ONCE = 50
const LOG = 'We walked the dog along the canal and talked about school, and then there was supper. '.repeat(3)

function written(type: string, fileIds: readonly FileId[], body: Body, day: string, signed = false): CaseRecord {
  const by = { personId: fileIds[0] ?? '', name: 'Sam', role: 'foster-carer' as const, at: `${day}T17:00:00Z` }
  return {
    id: newId(),
    type,
    schemaVersion: 1,
    fileIds,
    body,
    status: signed ? 'signed' : 'draft',
    revision: 1,
    opId: newId(),
    author: by,
    updated: by,
    signatures: signed ? [{ ...by, as: 'sign', bodyHash: '0'.repeat(64) }] : [],
    addenda: [],
    marks: [],
    conflicts: [],
  }
}

const score = (name: string, relation: string) => ({ id: newId(), person: { name }, relation, score: 7 })

/** One child in one home for two years, as people write who write well. */
function twoYears(childId: string, homeId: string): CaseRecord[] {
  const [child, home] = [childFile(childId), householdFile(homeId)]
  const both = [child, home]
  const start = addDays(TODAY, -DAYS)
  const register = [
    { ...written('child', [child], { name: 'Nye', birthDate: '2016-04-01' }, start), id: childId },
    { ...written('household', [home], { name: 'Ann and Bob', logFrequency: 'daily' }, start), id: homeId },
    written('placement', both, { householdName: 'Ann and Bob', start, placementType: 'U6', legalStatus: 'C2' }, start),
    ...['Ann', 'Bob', 'Cy'].map((name) => written('household-member', [home], { name, joined: '2015-01-01' }, start)),
  ]
  const days = Array.from({ length: DAYS }, (_, at) => addDays(start, at))
  const every = (step: number, make: (day: string) => CaseRecord) =>
    days.filter((_, at) => at % step === step >> 1).map(make)
  return [
    ...register,
    ...every(2, (date) => written('daily-log', both, { date, happened: LOG, wentWell: 'Supper' }, date)),
    ...every(28, (date) =>
      written('statutory-visit', [child], { date, manner: 'in-person', alone: 'alone' }, date, true),
    ),
    ...every(28, (date) =>
      written(
        'carer-supervision',
        both,
        { date, stability: 'Steady', scores: [score('Ann', 'carer'), score('Bob', 'carer')] },
        date,
        true,
      ),
    ),
    ...every(14, (date) =>
      written('scaling', both, { date, person: { name: 'Cy' }, relation: 'carers-child', score: 7 }, date),
    ),
    ...every(30, (date) => written('incident', both, { kinds: ['other'], start: `${date}T12:00:00Z` }, date)),
    ...every(60, (date) => written('help-request', both, { need: 'A break', urgency: 'today' }, date)),
    ...every(45, (date) => written('action', [child], { what: 'A lock', due: date, status: 'done' }, date)),
    ...every(60, (date) => written('appointment', both, { date, kind: 'dentist', state: 'kept' }, date)),
    ...every(90, (until) =>
      written('attendance', both, { from: addDays(until, -60), until, possible: '100', attended: '97' }, until),
    ),
  ]
}

/** Fifty homes at a time: what a board holds at once, and no heap of half a million records beside it. */
export function homesWithRecords(): { readonly children: readonly string[]; readonly all: readonly CaseRecord[] } {
  const homes = Array.from({ length: AT_ONCE }, () => ({ child: newId(), home: newId() }))
  return { children: homes.map(({ child }) => child), all: homes.flatMap(({ child, home }) => twoYears(child, home)) }
}

export const signalsNow = (files: Files, child: string) =>
  openSignals(files, child, `${TODAY}T12:00:00+01:00`, 'team-manager')

export function benchSignals(homes = 1000): readonly Figure[] {
  let reading = 0
  let records = 0
  const each: number[] = []
  for (let done = 0; done < homes; done += AT_ONCE) {
    const { children, all } = homesWithRecords()
    records += all.length
    const text = JSON.stringify(all)
    const before = performance.now()
    JSON.parse(text)
    reading += performance.now() - before
    const files = indexed(all)
    for (const child of children) {
      const at = performance.now()
      signalsNow(files, child)
      each.push(performance.now() - at)
    }
  }
  return [
    {
      what: `signals of ${homes} homes, ${records} records`,
      ours: each.reduce((sum, ms) => sum + ms, 0),
      limit: reading,
      unit: 'ms',
    },
    { what: 'the same, the slowest home of a hundred', ours: quantile(each, 0.99), limit: 50, unit: 'ms' },
  ]
}

const put = (map: Map<string, CaseRecord[]>, key: string, record: CaseRecord) => {
  const list = map.get(key)
  if (list) list.push(record)
  else map.set(key, [record])
}

export function indexed(records: readonly CaseRecord[]): Files {
  const byId = new Map(records.map((record) => [record.id, record]))
  const byFile = new Map<string, CaseRecord[]>()
  const byType = new Map<string, CaseRecord[]>()
  for (const record of records) {
    put(byType, record.type, record)
    for (const file of record.fileIds) put(byFile, file, record)
  }
  return {
    get: (id) => byId.get(id),
    ofType: (type) => byType.get(type) ?? [],
    inFile: (file, type) => (byFile.get(file) ?? []).filter((record) => !type || record.type === type),
  }
}
