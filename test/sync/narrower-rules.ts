/** A new version shows somebody less: what was sent under the rules before leaves their device, the real one, by the real server. */
import { openTablet, PASSPHRASE } from '../support/tablet.ts'
import { randomUUID } from 'node:crypto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { FileId } from '../../src/model/file.ts'
import { FROM_THE_HOME } from '../../src/model/person.ts'
import type { Role } from '../../src/model/person.ts'
import { followRules } from '../../src/server/apply/narrower-rules.ts'
import { hashPassphrase } from '../../src/server/auth/passphrase.ts'
import { fillPermissions } from '../../src/server/db/service-facts.ts'
import { makeSync } from '../../src/sync/loop.ts'
import { known } from '../records/support/known.ts'
import {
  addChild,
  addHousehold,
  addPerson,
  allocate,
  place,
  startService,
  writeRecord,
} from '../server/support/service.ts'
import type { Service } from '../server/support/service.ts'
import { must } from '../support/must.ts'
import { wayTo } from '../support/way-to-server.ts'

let service: Service
test.before(async () => {
  service = await startService()
})
test.after(() => service.close())

async function tabletOf(role: Role) {
  const person = await addPerson(service, role, 'North', await hashPassphrase(PASSPHRASE))
  const notebook = await openTablet({ email: person.email, person })
  return {
    person,
    notebook,
    sync: makeSync(notebook, { link: wayTo(service), passphrase: PASSPHRASE, chance: () => 0 }),
  }
}

/** The service as the version before knew it, until what is done there is done. */
async function before<T>(
  changes: readonly (readonly [object, string, unknown])[],
  does: () => Promise<T>,
  starts: typeof followRules = followRules,
): Promise<T> {
  const were = changes.map(([of, name]) => Object.getOwnPropertyDescriptor(of, name))
  for (const [of, name, value] of changes)
    Object.defineProperty(of, name, { value, configurable: true, enumerable: true })
  try {
    await starts(service.pool)
    return await does()
  } finally {
    changes.forEach(([of, name], n) => Object.defineProperty(of, name, must(were[n])))
  }
}
const onDisk = async ({ notebook }: Awaited<ReturnType<typeof tabletOf>>, id: string) =>
  (await notebook.store.relaxed.records.get(id))?.record !== undefined

test('drafts that carers and agency held from before leave their devices, and what they wrote and had not sent does not', async () => {
  const child = await addChild(service)
  const [earlier, home] = [await addHousehold(service), await addHousehold(service)]
  await place(service, child, earlier, '2020-01-01', '2021-01-01')
  await place(service, child, home, '2021-01-01')
  const [carer, agency] = [await tabletOf('foster-carer'), await tabletOf('independent-provider')]
  for (const { person } of [carer, agency]) await allocate(service, person, home)
  const types = ['care-plan', 'pathway-plan', 'matching', 'move-decision']
  const open = types.map((type) => [known(type), 'withhold', undefined] as const)
  const { drafts, incident } = await before(
    [...open, [known('incident').permission, 'independent-provider', 'craso'] as const],
    async () => {
      const sent = {
        drafts: await Promise.all(types.map((type) => writeRecord(service, type, [child, home], {}, randomUUID()))),
        incident: await writeRecord(service, 'incident', [child, earlier], { during: 'A door was slammed' }),
      }
      for (const tablet of [carer, agency]) {
        await tablet.sync.now()
        for (const id of sent.drafts) assert.ok(await onDisk(tablet, id))
      }
      assert.ok(await onDisk(agency, sent.incident))
      return sent
    },
  )
  const kept = await writeRecord(service, 'placement', [child, home], { start: '2021-01-01', householdName: 'Ours' })
  const unsent = await carer.notebook.create({
    type: 'daily-log',
    fileIds: [child, home],
    body: { happened: 'Pancakes' },
  })
  for (const tablet of [carer, agency]) {
    await tablet.sync.now()
    assert.ok(await onDisk(tablet, must(drafts[0])), 'nothing has told the device yet')
  }
  const later = await carer.notebook.edit(unsent.id, { happened: 'Pancakes, twice' })
  await followRules(service.pool)
  for (const tablet of [carer, agency]) {
    await tablet.sync.now()
    await tablet.sync.now()
    for (const [n, id] of drafts.entries()) {
      assert.not(await onDisk(tablet, id), `${types[n] ?? ''}, ${tablet.person.role}`)
      assert.is(tablet.notebook.casebook.get(id), undefined)
    }
    assert.ok(await onDisk(tablet, kept), 'the rest of the file is there')
  }
  assert.not(await onDisk(agency, incident))
  assert.equal(carer.notebook.casebook.get(unsent.id)?.body, later.body)
  const { rows } = await service.pool.query<{ body: object }>(
    `SELECT record -> 'body' AS body FROM revision WHERE record_id = $1 ORDER BY revision DESC LIMIT 1`,
    [unsent.id],
  )
  assert.equal(rows[0]?.body, later.body, 'and arrived')
})

test('logs and incidents of an earlier home, which carers and agency once were sent, leave their devices; their own stay', async () => {
  const child = await addChild(service)
  const [earlier, home] = [await addHousehold(service), await addHousehold(service)]
  await place(service, child, earlier, '2020-01-01', '2021-01-01')
  await place(service, child, home, '2021-01-01')
  const [carer, agency] = [await tabletOf('foster-carer'), await tabletOf('independent-provider')]
  for (const { person } of [carer, agency]) await allocate(service, person, home)
  const changes = [
    [known('daily-log').permission, 'foster-carer', 'craso'],
    [known('daily-log').permission, 'independent-provider', 'ro'],
    [known('incident').permission, 'foster-carer', 'cro'],
  ] as const
  const { log, incident, own } = await before(changes, async () => {
    const sent = {
      log: await writeRecord(service, 'daily-log', [child, earlier], { happened: 'Their son slammed a door' }),
      incident: await writeRecord(service, 'incident', [child, earlier], { during: 'A door was slammed' }),
      own: await writeRecord(service, 'daily-log', [child, home], { happened: 'Pancakes' }),
    }
    for (const tablet of [carer, agency]) {
      await tablet.sync.now()
      assert.ok(await onDisk(tablet, sent.log))
    }
    assert.ok(await onDisk(carer, sent.incident))
    return sent
  })
  await followRules(service.pool)
  for (const tablet of [carer, agency]) {
    for (let round = 0; round < 2; round++) await tablet.sync.now()
    for (const id of [log, incident]) {
      assert.not(await onDisk(tablet, id), tablet.person.role)
      assert.is(tablet.notebook.casebook.get(id), undefined)
    }
    assert.ok(await onDisk(tablet, own), 'what they wrote at home is there')
  }
})

test('where else a child lived, and what was set for that home, leave the devices that were sent it; what was written there is kept', async () => {
  const child = await addChild(service)
  const [earlier, home] = [await addHousehold(service), await addHousehold(service)]
  const into = (files: readonly FileId[], householdName: string, start: string, end?: string) =>
    writeRecord(service, 'placement', [child, ...files], { householdName, start, ...(end && { end }) })
  const was = [
    await into([earlier], 'Canary Joyce', '2019-01-01', '2020-01-01'),
    await into([], 'Canary House', '2020-01-01', '2021-01-01'),
  ]
  const lives = await into([home], 'Denise and Mark', '2021-01-01')
  const set = (files: readonly FileId[], what: string) =>
    writeRecord(service, 'action', files, { what, plan: 'child', due: '2026-06-01', source: 'Meeting', status: 'open' })
  const [theirs, ours, childs] = [
    await set([child, earlier], 'Canary: Joyce rests on Sundays'),
    await set([child, home], 'A lock for the bathroom'),
    await set([child], 'Swimming on Thursdays'),
  ]
  const [carer, agency] = [await tabletOf('foster-carer'), await tabletOf('independent-provider')]
  for (const { person } of [carer, agency]) await allocate(service, person, home)
  const wider = (['foster-carer', 'independent-provider'] as const).flatMap((role) => [
    [known('placement').permission, role, 'ro'] as const,
    [known('action').permission, role, 'rao'] as const,
  ])
  await before(wider, async () => {
    for (const tablet of [carer, agency]) {
      await tablet.sync.now()
      for (const id of [...was, lives, theirs, ours, childs]) assert.ok(await onDisk(tablet, id))
    }
  })
  // ticked off without signal, on the evening before
  const ticked = await carer.notebook.edit(theirs, { status: 'done', evidence: 'She told me so' })
  await followRules(service.pool)
  for (const tablet of [carer, agency]) {
    for (let round = 0; round < 3; round++) await tablet.sync.now()
    for (const id of was) {
      assert.not(await onDisk(tablet, id), tablet.person.role)
      assert.is(tablet.notebook.casebook.get(id), undefined)
    }
    for (const id of [lives, ours, childs]) assert.ok(await onDisk(tablet, id), 'their own home and the child’s')
  }
  assert.not(await onDisk(agency, theirs))
  const { rows } = await service.pool.query<{ raw: string }>('SELECT raw FROM op_inbox WHERE op_id = $1', [ticked.opId])
  assert.match(must(rows[0]).raw, /She told me so/, 'what she wrote has come, for whoever decides what becomes of it')
  const head = await service.pool.query<{ status: string }>(
    `SELECT record #>> '{body,status}' AS status FROM revision WHERE record_id = $1 ORDER BY revision DESC LIMIT 1`,
    [theirs],
  )
  assert.equal(head.rows, [{ status: 'open' }], 'and has changed nothing in another home')
  assert.not(await onDisk(carer, theirs))
  const [told] = await carer.notebook.store.relaxed.outbox.where('recordId').equals(theirs).toArray()
  assert.is(must(told).answer, 'quarantined', 'she is told that it is with her manager')
})

test('a version of before that served once more in between leaves nothing with them either', async () => {
  const child = await addChild(service)
  const [earlier, home] = [await addHousehold(service), await addHousehold(service)]
  await place(service, child, earlier, '2020-01-01', '2021-01-01')
  await place(service, child, home, '2021-01-01')
  const agency = await tabletOf('independent-provider')
  await allocate(service, agency.person, home)
  await followRules(service.pool)
  const changes = [
    [known('care-plan'), 'withhold', undefined],
    [known('incident').permission, 'independent-provider', 'craso'],
  ] as const
  const sent = async () => {
    const ids = [
      await writeRecord(service, 'care-plan', [child, home], {}, randomUUID()),
      await writeRecord(service, 'incident', [child, earlier], { during: 'A door was slammed' }),
    ]
    await agency.sync.now()
    for (const id of ids) assert.ok(await onDisk(agency, id))
    return ids
  }
  // it knows nothing of rules that are kept, and fills in section G alone
  const ids = await before(changes, sent, fillPermissions)
  await followRules(service.pool)
  for (let round = 0; round < 2; round++) await agency.sync.now()
  for (const id of ids) assert.not(await onDisk(agency, id))
})

test('a list below a rule that grew by a role is noticed, though no rule reads otherwise: the allegation leaves the agency', async () => {
  const child = await addChild(service)
  const home = await addHousehold(service)
  await place(service, child, home)
  const agency = await tabletOf('independent-provider')
  await allocate(service, agency.person, home)
  const ids = await before([[FROM_THE_HOME, '1', 'auditor']], async () => {
    const sent = {
      allegation: await writeRecord(service, 'incident', [child, home], { kinds: ['allegation'] }),
      fall: await writeRecord(service, 'incident', [child, home], { kinds: ['injury'] }),
    }
    await agency.sync.now()
    for (const id of Object.values(sent)) assert.ok(await onDisk(agency, id))
    return sent
  })
  await followRules(service.pool)
  for (let round = 0; round < 2; round++) await agency.sync.now()
  assert.not(await onDisk(agency, ids.allegation))
  assert.ok(await onDisk(agency, ids.fall), 'what is theirs to read is there')
})

test('a field that is shared no more, and one that is kept from who is of the home, leave the devices that hold them', async () => {
  const child = await addChild(service)
  const home = await addHousehold(service)
  await place(service, child, home)
  const [carer, worker] = [await tabletOf('foster-carer'), await tabletOf('childs-social-worker')]
  await allocate(service, carer.person, home)
  await allocate(service, worker.person, child)
  const bodyOf = async ({ notebook }: typeof carer, id: string) =>
    (await notebook.store.relaxed.records.get(id))?.record?.body ?? {}
  const visit = known('statutory-visit')
  const wide = [...must(visit.extract), 'health']
  const sent = await before(
    [
      [visit, 'extract', wide],
      [known('stability-meeting'), 'keptFromHome', undefined],
    ],
    async () => {
      const ids = {
        visit: await writeRecord(service, 'statutory-visit', [child, home], {
          date: '2026-01-02',
          health: 'Canaryhealth',
        }),
        meeting: await writeRecord(service, 'stability-meeting', [child, home], {
          label: 'support',
          notInvited: 'Canaryfather',
        }),
      }
      for (const tablet of [carer, worker]) await tablet.sync.now()
      assert.is((await bodyOf(carer, ids.visit)).health, 'Canaryhealth')
      assert.is((await bodyOf(carer, ids.meeting)).notInvited, 'Canaryfather')
      return ids
    },
  )
  await followRules(service.pool)
  for (const tablet of [carer, worker]) for (let round = 0; round < 2; round++) await tablet.sync.now()
  assert.is((await bodyOf(carer, sent.visit)).date, '2026-01-02', 'what is shared is there again')
  assert.is((await bodyOf(carer, sent.visit)).health, undefined)
  assert.ok(await onDisk(carer, sent.meeting))
  assert.is((await bodyOf(carer, sent.meeting)).notInvited, undefined)
  assert.is((await bodyOf(worker, sent.visit)).health, 'Canaryhealth', 'who reads all of it goes on as before')
  const { rows } = await service.pool.query<{ words: string }>(
    'SELECT record::text AS words FROM extract WHERE record_id = $1',
    [sent.visit],
  )
  assert.not.match(must(rows[0]).words, /Canaryhealth/, 'nor does it lie where extracts are read from')
})

test('a server that is started again with the same rules takes nothing from anybody', async () => {
  const child = await addChild(service)
  const home = await addHousehold(service)
  await place(service, child, home)
  const carer = await tabletOf('foster-carer')
  await allocate(service, carer.person, home)
  await carer.sync.now()
  const epochs = async () =>
    (await service.pool.query('SELECT person_id, file_id, epoch FROM file_grant ORDER BY 1, 2')).rows as unknown[]
  const held = await epochs()
  await followRules(service.pool)
  await followRules(service.pool)
  assert.equal(await epochs(), held)
})

test.run()
