import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { addDays, addWorkingDays } from '../../src/model/calendar.ts'
import { fileSubject, ORGANISATION } from '../../src/model/file.ts'
import type { FileId, Uuid } from '../../src/model/file.ts'
import { londonDay } from '../../src/practice/london-day.ts'
import { inLondon, onDay } from '../../src/practice/london-time.ts'
import { childProcess } from '../../src/practice/process/child-process.ts'
import { readConfig } from '../../src/server/config.ts'
import { asPerson, asSystem } from '../../src/server/db/pool.ts'
import type { Pool } from '../../src/server/db/pool.ts'
import { runJobs } from '../../src/server/jobs/run-jobs.ts'
import { openMailer } from '../../src/server/mail/mailer.ts'
import { isMailingHour } from '../../src/server/mail/mailing-hours.ts'
import { gatherDates, unsentMail } from '../../src/server/mail/send-mail.ts'
import { makeMetrics } from '../../src/server/metrics.ts'
import { readFiles } from '../../src/server/reminders/files-as-the-service.ts'
import { lookAtClocks } from '../../src/server/reminders/look-at-clocks.ts'
import { sendTwoPlusList } from '../../src/server/reminders/send-two-plus-list.ts'
import { startMailServer } from '../support/mail-server.ts'
import { must } from '../support/must.ts'
import {
  addChild,
  addHousehold,
  addPerson,
  allocate,
  LIMITS,
  place,
  silentLog,
  startService,
  writeRecord,
} from './support/service.ts'
import type { Service } from './support/service.ts'

const today = londonDay(new Date().toISOString())
const morning = (day: string): string => onDay(day, '08:00')

/** A child who came today to Denise and Mark, everybody who works with them, and who manages those. */
async function placedToday(service: Service) {
  const child = await addChild(service, 'North', 'Quetzalcoatl')
  const household = await addHousehold(service, 'North', 'Wimpole')
  const [worker, supervisor] = [
    await addPerson(service, 'childs-social-worker'),
    await addPerson(service, 'supervising-social-worker'),
  ]
  const [manager, senior, carer, other] = [
    await addPerson(service, 'team-manager'),
    await addPerson(service, 'senior-manager', ''),
    await addPerson(service, 'foster-carer'),
    await addPerson(service, 'team-manager', 'South'),
  ]
  await allocate(service, worker, child)
  await allocate(service, supervisor, household)
  await allocate(service, carer, household)
  await place(service, child, household, today)
  return { child, household, worker, supervisor, manager, senior, carer, other }
}

async function toldOf(pool: Pool, clock: string): Promise<{ level: string; person: Uuid }[]> {
  const { rows } = await pool.query<{ level: string; person: Uuid }>(
    `SELECT level, person_id AS person FROM reminder_to WHERE clock LIKE $1 || ' %' ORDER BY level`,
    [clock],
  )
  return rows
}
const people = (told: readonly { level: string; person: Uuid }[], level: string): Uuid[] =>
  told
    .filter((one) => one.level === level)
    .map(({ person }) => person)
    .sort()

test('a date that comes near is told to its owner, missed to the manager, still missed to the senior manager, each once', async () => {
  const service = await startService()
  const { worker, manager, senior } = await placedToday(service)
  const due = addWorkingDays(today, 5).date
  const clock = 'hold placement planning meeting'
  const look = (now: string) => lookAtClocks(service.pool, now, true)

  await look(morning(today))
  assert.equal(await toldOf(service.pool, clock), [], 'five working days are far enough')
  await look(morning(addWorkingDays(due, -2).date))
  assert.equal(await toldOf(service.pool, clock), [{ level: 'soon', person: worker.personId }])
  await look(onDay(due, '23:59'))
  assert.is((await toldOf(service.pool, clock)).length, 1, 'in time until the end of the day')
  await look(onDay(addDays(due, 1), '00:00'))
  assert.equal(people(await toldOf(service.pool, clock), 'missed'), [worker.personId, manager.personId].sort())
  const late = morning(addDays(addWorkingDays(due, 2).date, 1))
  await look(late)
  assert.equal(
    people(await toldOf(service.pool, clock), 'escalated'),
    [worker.personId, manager.personId, senior.personId].sort(),
  )
  assert.is((await look(late)).told, 0, 'nothing is told twice')
  await service.close()
})

test('what was told while a key did not name its record yet is not told once more; another of the same day is', async () => {
  const service = await startService()
  const { child, household } = await placedToday(service)
  const allegation = () =>
    writeRecord(service, 'incident', [child, household], { kinds: ['allegation'], start: `${today}T10:00` })
  const first = await allegation()
  const late = morning(addWorkingDays(today, 2).date)
  const keys = async () =>
    (
      await service.pool.query<{ clock: string }>(
        `SELECT DISTINCT clock FROM reminder WHERE clock LIKE 'tell LADO %' ORDER BY 1`,
      )
    ).rows.map(({ clock }) => clock)
  const told = async () => (await toldOf(service.pool, 'tell LADO')).length
  await lookAtClocks(service.pool, late, true)
  const [now] = await keys()
  const due = must(now).split(' ').at(-1) ?? ''
  assert.is(now, `tell LADO ${first} ${due}`)
  // as the version before has left it
  await service.pool.query(`DELETE FROM reminder_to WHERE clock LIKE 'tell LADO %'`)
  await service.pool.query(`UPDATE reminder SET clock = $1 WHERE clock = $2`, [`tell LADO ${due}`, now])
  const again = async () => {
    await service.pool.query('DELETE FROM clock_look')
    await lookAtClocks(service.pool, late, true)
  }
  await again()
  assert.is(await told(), 0)
  const second = await allegation()
  await again()
  assert.ok((await told()) > 0)
  await again()
  assert.equal(await keys(), [`tell LADO ${due}`, ...[first, second].map((id) => `tell LADO ${id} ${due}`)].sort())
  const { rows } = await service.pool.query<{ clock: string }>(
    `SELECT DISTINCT clock FROM reminder_to WHERE clock LIKE 'tell LADO %'`,
  )
  assert.equal(
    rows.map(({ clock }) => clock),
    [`tell LADO ${second} ${due}`],
  )
  await service.close()
})

test('what was done is told to nobody; what was only cancelled goes on being missed', async () => {
  const service = await startService()
  const { child, worker } = await placedToday(service)
  const due = addWorkingDays(today, 5).date
  await writeRecord(service, 'notice', [child], {
    kind: 'planning-booked',
    at: morning(today),
    bookedFor: morning(due),
  })
  await writeRecord(service, 'notice', [child], {
    kind: 'planning-cancelled',
    at: onDay(today, '09:00'),
    reason: 'Nobody could come',
  })
  await writeRecord(service, 'notice', [child], { kind: 'reviewing-officer-notified', at: onDay(today, '12:30') })
  await lookAtClocks(service.pool, onDay(addDays(due, 1), '00:01'), true)
  const told = await toldOf(service.pool, 'hold placement planning meeting')
  assert.ok(people(told, 'missed').includes(worker.personId))
  assert.equal(await toldOf(service.pool, 'notify IRO'), [])
  await service.close()
})

const at = (hours: number): string => inLondon(Date.parse(morning(today)) + hours * 3_600_000)

test('a file in which nothing happens is not opened again before its next moment, one that changed is', async () => {
  const service = await startService()
  const { child } = await placedToday(service)
  assert.is((await lookAtClocks(service.pool, at(0), true)).files, 2, 'the child and the home')
  assert.is((await lookAtClocks(service.pool, at(0.1), true)).files, 0)
  await writeRecord(service, 'notice', [child], { kind: 'manager-told', at: at(0.1) })
  assert.is((await lookAtClocks(service.pool, at(0.2), true)).files, 1)
  assert.is((await lookAtClocks(service.pool, at(25), true)).files, 2, 'and once a day all the same')
  await service.close()
})

test('S4.16: help that a home asks for itself climbs to the team manager, the service manager, the head of service', async () => {
  const service = await startService()
  const { household, supervisor, manager, senior, worker } = await placedToday(service)
  const [above, head] = [
    await addPerson(service, 'service-manager', ''),
    await addPerson(service, 'head-of-service', ''),
  ]
  for (const { personId, name, role } of [above, head])
    await writeRecord(service, 'person', [ORGANISATION], { name, role }, personId)
  await lookAtClocks(service.pool, new Date().toISOString(), true)
  await writeRecord(service, 'help-request', [household], { need: 'Please ring', urgency: 'now', wantedBy: today })
  const asked = Date.now()
  const look = async (hours: number) => {
    await lookAtClocks(service.pool, new Date(asked + hours * 3_600_000 + 2000).toISOString(), true)
    return (await toldOf(service.pool, 'acknowledge help request')).reduce<{ [level: string]: Uuid[] }>(
      (levels, { level, person }) => ({ ...levels, [level]: [...(levels[level] ?? []), person].sort() }),
      {},
    )
  }
  assert.equal((await look(0)).soon, [supervisor.personId], 'the carers’ worker hears of it at once')
  const heard = [supervisor.personId, manager.personId]
  assert.equal((await look(2)).missed, heard.toSorted())
  assert.equal((await look(4)).escalated, [...heard, above.personId].sort())
  const all = await look(6)
  assert.equal(all.top, [...heard, above.personId, head.personId].sort())
  const everybody = Object.values(all).flat()
  assert.not.ok(everybody.includes(senior.personId) || everybody.includes(worker.personId))
  assert.equal(await look(7), all, 'nothing is told twice')
  const { rows } = await service.pool.query('SELECT 1 FROM reminder_to WHERE at_once AND person_id = $1', [
    head.personId,
  ])
  assert.is(rows.length, 1, 'two hours do not wait for the morning')
  await service.close()
})

test('nobody reads the reminders of others, and without mail nobody is noted', async () => {
  const service = await startService()
  const { manager } = await placedToday(service)
  await lookAtClocks(service.pool, morning(addDays(today, 1)), false)
  const { rows } = await service.pool.query('SELECT 1 FROM reminder_to')
  assert.is(rows.length, 0)
  for (const table of ['reminder', 'reminder_to', 'mail', 'clock_look']) {
    const refused = await asPerson(service.pool, manager.personId, (client) =>
      client.query(`SELECT 1 FROM ${table}`),
    ).then(
      () => 'read',
      (error: Error) => error.message,
    )
    assert.match(refused, /permission denied/)
  }
  await service.close()
})

test('whole days wait for the working day, and one mail holds all dates of a person', async () => {
  const service = await startService()
  const { worker } = await placedToday(service)
  await lookAtClocks(service.pool, morning(addDays(addWorkingDays(today, 5).date, 1)), true)
  const gather = (isWorkingHour: boolean) => asSystem(service.pool, (client) => gatherDates(client, isWorkingHour))
  assert.is(await gather(false), 0)
  assert.ok((await gather(true)) > 0)
  assert.is(await gather(true), 0)
  const { rows } = await service.pool.query<{ counts: { [level: string]: number } }>(
    'SELECT counts FROM mail WHERE person_id = $1',
    [worker.personId],
  )
  assert.is(rows.length, 1)
  const { rows: told } = await service.pool.query('SELECT 1 FROM reminder_to WHERE person_id = $1', [worker.personId])
  assert.ok(told.length >= 2, 'the planning meeting is missed, and the first visit is near or missed')
  assert.is(
    Object.values(must(rows[0]).counts).reduce((sum, one) => sum + one, 0),
    told.length,
  )
  assert.ok(isMailingHour('2026-03-30T06:30:00Z'), 'half past seven on the Monday after the clocks changed')
  assert.not.ok(isMailingHour('2026-03-27T06:30:00Z'), 'half past six on the Friday before')
  assert.not.ok(isMailingHour('2026-04-06T10:00:00Z'), 'Easter Monday')
  await service.close()
})

async function until(done: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !(await done()); tries += 1) await new Promise((wait) => setTimeout(wait, 50))
  assert.ok(await done(), 'in time')
}

test('mail reaches the owner over SMTP, goes again after a refusal, comes once, and names nobody', async () => {
  const service = await startService()
  const { child, worker } = await placedToday(service)
  // 72 hours, of which the last 24 have begun: a limit in hours does not wait for the morning
  await writeRecord(service, 'missing-episode', [child], {
    kind: 'M',
    start: addDays(today, -4),
    returned: inLondon(Date.now() - 60 * 3_600_000),
  })
  const mailServer = await startMailServer()
  mailServer.refuse(1)
  const mailer = must(openMailer({ smtpUrl: mailServer.url, mailFrom: 'doorstep@council.example' }))
  const jobs = await runJobs(service.pool, silentLog, makeMetrics(), LIMITS, [], {
    mailer,
    address: 'https://doorstep.council.example',
  })
  try {
    const look = () => service.pool.query(`SELECT graphile_worker.add_job('look-at-clocks', job_key := 'now')`)
    await look()
    await until(() => mailServer.tries >= 1)
    await look()
    await until(async () => (await asSystem(service.pool, unsentMail)).length === 0)
    const mine = mailServer.taken.filter(({ to }) => to.includes(worker.email))
    assert.is(mine.length, 1)
    const { from, data } = must(mine[0])
    assert.is(from, 'doorstep@council.example')
    assert.match(data, /https:\/\/doorstep\.council\.example/)
    assert.match(data, /^Message-ID: <[0-9a-f-]{36}@council\.example>/im)
    for (const name of ['Quetzalcoatl', 'Wimpole', worker.name, fileSubject(child)]) assert.not.match(data, name)
    assert.is(mailServer.tries, mailServer.taken.length + 1, 'the refused one went once more')
  } finally {
    await jobs.stop()
    mailer.close()
    await mailServer.close()
    await service.close()
  }
})

test('whose account was closed gets no mail any more', async () => {
  const service = await startService()
  const { worker } = await placedToday(service)
  await lookAtClocks(service.pool, morning(addDays(addWorkingDays(today, 5).date, 1)), true)
  await service.pool.query('UPDATE account SET disabled_at = now() WHERE person_id = $1', [worker.personId])
  const mailServer = await startMailServer()
  const mailer = must(openMailer({ smtpUrl: mailServer.url, mailFrom: 'doorstep@council.example' }))
  await asSystem(service.pool, (client) => gatherDates(client, true))
  const jobs = await runJobs(service.pool, silentLog, makeMetrics(), LIMITS, [], { mailer, address: undefined })
  try {
    await service.pool.query(`SELECT graphile_worker.add_job('look-at-clocks', job_key := 'now')`)
    await until(async () => (await asSystem(service.pool, unsentMail)).length === 0)
    assert.not.ok(mailServer.taken.some(({ to }) => to.includes(worker.email)))
    assert.ok(mailServer.taken.length > 0)
  } finally {
    await jobs.stop()
    mailer.close()
    await mailServer.close()
    await service.close()
  }
})

// S2.12
test('the month’s list opens triage for who is newly on it, tells the manager once, and says nothing twice', async () => {
  const service = await startService()
  const { household, manager, other } = await placedToday(service)
  const moved = await addChild(service, 'North', 'Rafi')
  await place(service, moved, household, addDays(today, -200), addDays(today, -90))
  await place(service, moved, household, addDays(today, -90))
  const settled = await addChild(service, 'North', 'Peter')
  await place(service, settled, household, addDays(today, -900))
  const list = (days: number) => sendTwoPlusList(service.pool, morning(addDays(today, days)), true)

  const first = await list(0)
  assert.equal(first, { children: 1, fresh: 1, files: [moved] })
  assert.equal(await standing(service, moved, 1), 'TRIAGE')
  assert.equal(await standing(service, settled, 1), 'MONITORED')
  assert.is((await list(0)).fresh, 0)
  assert.is((await list(40)).fresh, 0, 'still on it a month later')
  const { rows } = await service.pool.query<{ person: Uuid; counts: object }>(
    `SELECT person_id AS person, counts FROM mail WHERE kind = 'two-plus' AND about = $1`,
    [today.slice(0, 7)],
  )
  assert.equal(rows, [{ person: manager.personId, counts: { children: 1, fresh: 1 } }])
  assert.not.ok(rows.some(({ person }) => person === other.personId))
  await service.close()
})

async function standing(service: Service, child: FileId, days: number): Promise<string> {
  const files = await asSystem(service.pool, (client) => readFiles(client, [child], []))
  return childProcess(files, fileSubject(child), morning(addDays(today, days))).state
}

function refused(env: NodeJS.ProcessEnv): string {
  try {
    readConfig(env)
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

test('a mail server without a sender is refused at the start, and its secret is not said', () => {
  const SMTP_URL = 'smtps://doorstep:hunter2@mail.council.example'
  assert.match(refused({ SMTP_URL }), /MAIL_FROM/)
  assert.not.match(refused({ SMTP_URL }), /hunter2/)
  assert.match(refused({ SMTP_URL: 'mail.council.example:hunter2', MAIL_FROM: 'a@b.example' }), /SMTP_URL/)
  assert.not.match(refused({ SMTP_URL: 'mail.council.example:hunter2', MAIL_FROM: 'a@b.example' }), /hunter2/)
  assert.is(refused({ SMTP_URL, MAIL_FROM: 'doorstep@council.example' }), '')
  assert.is(openMailer({ smtpUrl: undefined, mailFrom: undefined }), undefined)
})

test.run()
