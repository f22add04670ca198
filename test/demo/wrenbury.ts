import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { wrenbury } from '../../src/demo/wrenbury.ts'
import type { DemonstrationRecord } from '../../src/demo/book.ts'
import { applyOperation } from '../../src/model/apply-operation.ts'
import { bodyHash, diffBodies } from '../../src/model/body.ts'
import { addDays, ageOn } from '../../src/model/calendar.ts'
import { checkBody, missingForSigning } from '../../src/model/check.ts'
import type { Body } from '../../src/model/field.ts'
import { fileKind, fileSubject, isFileId } from '../../src/model/file.ts'
import type { Patch } from '../../src/model/operation.ts'
import { supervisionFile } from '../../src/model/supervision-file.ts'
import { may, mayBegin, withheldFrom } from '../../src/model/permission.ts'
import type { Actor } from '../../src/model/person.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import { definitionOf } from '../../src/records/all.ts'

const TODAY = '2026-09-10'
const service = wrenbury('wrenbury', TODAY)
const people = new Map(service.people.map((one) => [one.id, one]))
const lastBody = (record: DemonstrationRecord): Body => record.edits?.at(-1)?.body ?? record.body
const ofType = (type: string) => service.records.filter((record) => record.type === type)
const actor = (id: string): Actor => {
  const one = people.get(id)
  if (!one) throw new Error(`${id} is nobody`)
  return { personId: one.id, name: one.name, role: one.role, team: one.team }
}
const definition = (record: DemonstrationRecord) => {
  const found = definitionOf(record.type)
  if (!found) throw new Error(`no definition for ${record.type}`)
  return found
}
const say = (record: DemonstrationRecord): string =>
  `${record.type} by ${people.get(record.by)?.name} on ${record.at}: ${JSON.stringify(record.body).slice(0, 200)}`
const textOf = (value: Body[string]): string => (typeof value === 'string' ? value : '')
const none = (found: readonly string[]) => assert.equal(found.slice(0, 5), [])

test('twenty-four children live in eighteen households of three teams, aged two to seventeen', () => {
  const homes = ofType('placement').filter((record) => !lastBody(record).end)
  assert.is(homes.length, 24)
  assert.is(new Set(homes.flatMap(({ fileIds }) => fileIds.filter((file) => fileKind(file) === 'child'))).size, 24)
  assert.is(new Set(homes.flatMap(({ fileIds }) => fileIds.filter((file) => fileKind(file) === 'household'))).size, 18)
  assert.is(ofType('household').length, 18)
  assert.equal(
    [...new Set(ofType('household').map(({ body }) => textOf(body.team)))].sort((a, b) => a.localeCompare(b)),
    ['North', 'Partner', 'South'],
  )
  const ages = ofType('child').map(({ body }) => ageOn(textOf(body.birthDate), TODAY))
  assert.is(Math.min(...ages), 2)
  assert.is(Math.max(...ages), 17)
})

test('a child is as old as the story says, on any day', () => {
  for (const today of ['2026-09-10', '2027-02-28', '2028-02-29', '2026-12-31']) {
    const tilly = wrenbury('wrenbury', today).records.find(
      ({ type, body }) => type === 'child' && body.name === 'Tilly',
    )
    assert.is(ageOn(textOf(tilly?.body.birthDate), today), 9, today)
  }
})

test('every body has the shape its definition asks for, as written and as edited', () => {
  none(
    service.records.flatMap((record) =>
      [record.body, ...(record.edits ?? []).map(({ body }) => body)].flatMap((body) =>
        checkBody(definition(record), body).map(({ message }) => `${message} in ${say(record)}`),
      ),
    ),
  )
})

test('every record lies in the files its kind asks for', () => {
  const known = new Set(
    service.records
      .filter(({ type }) => type === 'child' || type === 'household' || type === 'person')
      // a worker's supervision lies beside their own file
      .flatMap(({ id, type }) => [id, ...(type === 'person' ? [fileSubject(supervisionFile(id))] : [])]),
  )
  none(
    service.records
      .filter(({ fileIds, ...record }) => {
        const kinds = fileIds.map(fileKind)
        const missing = definition({ ...record, fileIds }).files.filter((kind) => !kinds.includes(kind))
        return (
          fileIds.length === 0 ||
          missing.length > 0 ||
          !fileIds.every((file) => isFileId(file) && (file === 'organisation' || known.has(fileSubject(file))))
        )
      })
      .map(say),
  )
})

test('what is signed is complete, and signed by those who may', () => {
  const signed = service.records.filter(({ signatures }) => signatures?.length)
  assert.ok(signed.length > 300)
  none(
    signed.flatMap((record) =>
      missingForSigning(definition(record), lastBody(record)).map(({ message }) => `${message} in ${say(record)}`),
    ),
  )
  none(
    signed
      .filter((record) =>
        (record.signatures ?? []).some(
          ({ by, as }) => !may(actor(by), as === 'sign' ? 'sign' : 'countersign', definition(record)),
        ),
      )
      .map(say),
  )
})

test('what needs no signature is complete as it is written', () => {
  none(
    service.records
      .filter((record) => !definition(record).signOff)
      .flatMap((record) =>
        missingForSigning(definition(record), lastBody(record)).map(({ message }) => `${message} in ${say(record)}`),
      ),
  )
})

test('everybody writes, changes and marks only what their role may', () => {
  none(service.records.filter((record) => !mayBegin(actor(record.by), definition(record))).map(say))
  none(
    service.records
      .filter((record) =>
        record.edits?.some(({ by }) => by !== record.by && !may(actor(by), 'amend', definition(record))),
      )
      .map(say),
  )
  none(
    service.records
      .filter((record) => record.marks?.some(({ by }) => !may(actor(by), 'mark', definition(record))))
      .map(say),
  )
})

test('everything happens within the story, in order, and nothing today or later', () => {
  const first = addDays(TODAY, -251)
  none(
    service.records.flatMap((record) => {
      const steps = [
        ...(record.edits ?? []),
        ...(record.signatures ?? []),
        ...(record.addenda ?? []),
        ...(record.marks ?? []),
      ]
      const outside = [record, ...steps].some(({ at }) => at < first || at >= TODAY)
      const early = steps.some(({ at }) => at < record.at)
      return outside || early ? [say(record)] : []
    }),
  )
  none(
    service.records
      .filter((record) => {
        const occurred = definition(record).occurred
        const day =
          occurred && record.type !== 'action' && record.type !== 'help-request'
            ? lastBody(record)[occurred]
            : undefined
        const written =
          [record, ...(record.edits ?? [])]
            .map(({ at }) => at)
            .sort()
            .at(-1) ?? record.at
        return typeof day === 'string' && day.slice(0, 10) > written.slice(0, 10)
      })
      .map(say),
  )
})

test('an edit comes before the signature that covers it', () => {
  none(
    service.records
      .filter(({ edits, signatures }) => edits?.some(({ at }) => signatures?.some((one) => at > one.at)))
      .map(say),
  )
})

/** The record's life as the rules let it happen; says what came of each step. */
function live(record: DemonstrationRecord): readonly string[] {
  const is = definition(record)
  let head: CaseRecord | undefined
  const outcomes: string[] = []
  const step = (by: string, at: string, patch: Patch, base: Body | undefined): void => {
    const { name, role } = actor(by)
    const op = {
      opId: `${record.id}/${outcomes.length}`,
      prevOpId: null,
      deviceId: 'story',
      recordId: record.id,
      fileIds: record.fileIds,
      type: record.type,
      schemaVersion: is.version,
      base: base ? { revision: 1 } : null,
      patch,
      claimedAt: at,
    }
    const done = applyOperation(is, head, base, op, { personId: by, name, role, at })
    head = { ...done.record, revision: outcomes.length + 1 }
    outcomes.push(done.outcome)
  }
  step(record.by, record.at, { kind: 'write', changes: diffBodies(is.fields, {}, record.body) }, undefined)
  let body = record.body
  for (const edit of record.edits ?? []) {
    const from = edit.onFirst ? record.body : body
    step(edit.by, edit.at, { kind: 'write', changes: diffBodies(is.fields, from, edit.body) }, from)
    body = edit.body
  }
  for (const { by, at, as } of record.signatures ?? [])
    step(by, at, { kind: 'sign', as, bodyHash: bodyHash(body) }, body)
  for (const { by, at, id, text } of record.addenda ?? []) step(by, at, { kind: 'amend', addendumId: id, text }, body)
  for (const { by, at, id, kind } of record.marks ?? []) step(by, at, { kind: 'mark', markId: id, mark: kind }, body)
  return outcomes
}

test('every step can happen as it is told, and only Kai’s bedtime plan ends in two versions', () => {
  const other = service.records.filter((record) => live(record).some((outcome) => outcome !== 'applied'))
  assert.equal(
    other.map(({ body }) => textOf(body.what).slice(0, 18)),
    ['Kai’s bedtime plan'],
  )
  assert.ok(other.flatMap(live).includes('conflict'))
})

test('the same seed and day give the same service, another day or seed another', () => {
  assert.equal(JSON.stringify(wrenbury('wrenbury', TODAY).records), JSON.stringify(service.records))
  const later = wrenbury('wrenbury', addDays(TODAY, 1))
  assert.not.equal(JSON.stringify(later.records), JSON.stringify(service.records))
  assert.equal(later.people, service.people)
  assert.equal(later.accounts, service.accounts)
  assert.ok(later.records.some(({ at }) => at.startsWith(TODAY)))
  assert.not.equal(wrenbury('another', TODAY).people[0]?.id, service.people[0]?.id)
})

test('any day of the year makes a service that holds', () => {
  for (let month = 0; month < 6; month += 1) {
    const today = addDays('2026-10-03', month * 61)
    const { records } = wrenbury('wrenbury', today)
    none(
      records.flatMap((record) => {
        const missing =
          record.signatures?.length || !definition(record).signOff
            ? missingForSigning(definition(record), lastBody(record))
            : []
        const late = [record, ...(record.edits ?? []), ...(record.signatures ?? []), ...(record.marks ?? [])].some(
          ({ at }) => at >= today,
        )
        return [
          ...missing.map(({ message }) => `${today}: ${message} in ${say(record)}`),
          ...(late ? [`${today}: ${say(record)}`] : []),
        ]
      }),
    )
  }
})

test('ids are all different, and a derived record is there once', () => {
  assert.is(new Set(service.records.map(({ id }) => id)).size, service.records.length)
})

test('it is of a believable size', () => {
  assert.ok(service.records.length > 2500 && service.records.length < 4000, `${service.records.length}`)
})

test('each social worker has six to eleven children', () => {
  const load = new Map<string, number>()
  for (const record of ofType('allocation')) {
    const { role, worker, to } = lastBody(record) as { role?: string; worker?: { name: string }; to?: string }
    if (worker && role === 'childs-social-worker' && !to) load.set(worker.name, (load.get(worker.name) ?? 0) + 1)
  }
  assert.equal(
    [...load].sort(([a], [b]) => a.localeCompare(b)),
    [
      ['Bronwen', 7],
      ['Elin', 6],
      ['Hannah', 11],
    ],
  )
})

const answers = (name: string) =>
  service.records
    .filter(({ type, body }) => type === 'scaling' && (body.person as { name: string }).name === name)
    .map(({ body }) => body.score)

test('the carers answer seven, six and four about Tilly; exactly five about Idris; two comes from Noor’s carers’ son', () => {
  const denise = answers('Denise')
  assert.is(denise[0], 7)
  assert.is(denise.at(-1), 4)
  assert.ok(denise.includes(6))
  assert.is(answers('Leonard').at(-1), 5)
  assert.is(answers('Stephen').at(-1), 6)
  assert.equal(answers('Hamza'), [2])
})

test('the allegation is kept from Ottilie’s carer', () => {
  const ottilie = ofType('child').find(({ body }) => body.name === 'Ottilie')
  const allegation = ofType('incident').find(({ body }) => (body.kinds as string[]).includes('allegation'))
  if (!allegation) throw new Error('there is no allegation')
  assert.ok(allegation.fileIds.includes(`child:${ottilie?.id}`))
  assert.ok(
    withheldFrom(definition(allegation), { body: lastBody(allegation), addenda: [], status: 'draft' }).includes(
      'foster-carer',
    ),
  )
})

test('nobody has answered Joyce, and Jonah was missing three times with one interview past 72 hours', () => {
  const joyce = service.people.find(({ name }) => name === 'Joyce')
  assert.ok(ofType('help-request').some((record) => record.by === joyce?.id && !record.marks))
  const jonah = ofType('child').find(({ body }) => body.name === 'Jonah')
  const episodes = ofType('missing-episode')
    .filter(({ fileIds }) => fileIds.includes(`child:${jonah?.id}`))
    .map(lastBody)
  assert.is(episodes.length, 3)
  const hours = episodes.map(
    ({ returned, interviewOn }) =>
      (Date.parse(`${textOf(interviewOn)}T00:00Z`) - Date.parse(textOf(returned))) / 3600000,
  )
  assert.is(hours.filter((one) => one > 72).length, 1)
})

test('H23: what became of Callum’s passport is told once as a promise that was kept, and nothing of it is late', () => {
  const callum = ofType('child').find(({ body }) => body.name === 'Callum')
  const asked = ofType('action').filter(
    (record) => record.fileIds.includes(`child:${callum?.id}`) && /passport/i.test(textOf(record.body.what)),
  )
  assert.ok(asked.length > 0)
  none(asked.filter((record) => lastBody(record).status !== 'done').map(say))
  assert.is(new Set(asked.map(({ body }) => body.what)).size, asked.length)
})

test('one carer’s last twenty logs tell no day twice', () => {
  for (const child of ofType('child')) {
    const logs = ofType('daily-log')
      .filter(({ fileIds }) => fileIds.includes(`child:${child.id}`))
      .slice(-20)
    assert.ok(logs.length >= 5, textOf(child.body.name))
    assert.is(new Set(logs.map(({ body }) => body.happened)).size, logs.length, textOf(child.body.name))
    assert.is(new Set(logs.map(({ body }) => body.wentWell)).size, logs.length, textOf(child.body.name))
  }
})

test('no sentence has a place left unfilled', () => {
  none(service.records.filter(({ body }) => /\{\w+\}/.test(JSON.stringify(body).replace(/\{"/g, ''))).map(say))
})

test('the accounts named in the README can be used: an address each and four words of their own', () => {
  const emails = service.accounts.map(({ email }) => email)
  for (const name of [
    'hannah',
    'sam',
    'denise',
    'joyce',
    'priya',
    'bronwen',
    'moira',
    'farah',
    'ruth',
    'bilal',
    'sylvia',
    'margaret',
    'gwen',
    'emeka',
  ]) {
    assert.ok(emails.includes(`${name}@wrenbury.example`), name)
  }
  assert.is(new Set(service.accounts.map(({ passphrase }) => passphrase)).size, service.accounts.length)
  none(service.accounts.filter(({ passphrase }) => passphrase.split(' ').length !== 4).map(({ email }) => email))
  assert.is(service.demonstration, true)
})

test('every drawing that a page names is there, byte for byte as long as it says', () => {
  const bytes = new Map(service.blobs.map((blob) => [blob.sha256, blob.bytes.length]))
  const named = ofType('childs-views').flatMap(({ body }) =>
    (body.pieces as { drawing?: { sha256: string; bytes: number } }[]).flatMap(({ drawing }) => drawing ?? []),
  )
  assert.ok(named.length > 3)
  for (const { sha256, bytes: size } of named) assert.is(bytes.get(sha256), size)
})

test.run()
