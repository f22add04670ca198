/** The partner agency's progress reports, and what they count: school, appointments, nights away. */
import { addDays, daysBetween } from '../../model/calendar.ts'
import type { RecordDefinition } from '../../model/define-record.ts'
import type { BodyOf, Fields } from '../../model/field.ts'
import type { CaseRecord } from '../../model/record.ts'
import { filesOf } from '../../practice/of-type.ts'
import { childCode } from '../../practice/reports/child-code.ts'
import { countsFor } from '../../practice/reports/report-counts.ts'
import { appointment } from '../../records/appointment.ts'
import { attendance } from '../../records/attendance.ts'
import { overnightStay } from '../../records/overnight-stay.ts'
import { progressReport } from '../../records/progress-report.ts'
import type { Followed } from '../book.ts'
import type { ChildKey } from '../children.ts'
import { staff } from '../teams.ts'
import type { Child, Household, World } from '../world.ts'
import { APPOINTMENTS, ATTENDED, NIGHTS, REPORTS } from './report-words.ts'
import type { ReportBeat } from './report-words.ts'

export function writeReports(world: World): void {
  for (const child of world.children.filter(({ profile }) => profile.team === 'Partner')) {
    const key = child.profile.key as ChildKey
    for (const [ago, possible, attended] of ATTENDED[key] ?? [])
      write(world, child, attendance, ago, {
        where: child.profile.age > 16 ? 'training' : 'school',
        from: world.day(ago + 60),
        until: world.day(ago),
        possible: String(possible),
        attended: String(attended),
      })
    for (const [ago, kind, state, words] of APPOINTMENTS[key] ?? [])
      write(world, child, appointment, ago, {
        date: world.day(ago),
        kind,
        state,
        ...(state === 'kept' ? { outcome: words } : { why: words }),
      })
    for (const [ago, nights, kind, how] of NIGHTS[key] ?? [])
      write(world, child, overnightStay, ago - nights, {
        from: world.day(ago),
        until: world.day(ago - nights),
        kind,
        agreed: { answer: true },
        how,
      })
  }
  for (const beat of REPORTS) writeReport(world, beat)
}

const homeOf = (world: World, child: Child, ago: number): Household =>
  world.homeOn(child, ago) ?? world.household(child.profile.home)

function write<F extends Fields>(
  world: World,
  child: Child,
  definition: RecordDefinition<F>,
  ago: number,
  body: BodyOf<F>,
): void {
  const home = homeOf(world, child, ago)
  world.book.write(definition, {
    files: [child.file, home.file],
    by: home.supervisor,
    at: world.moment(Math.max(1, ago - 1), '17:15'),
    body,
  })
}

const phoneOf = (name: string): string =>
  [name, staff.find((one) => one.name === name)?.phone].filter(Boolean).join(', ')

/** The child's file as it was told until now, for what the report counts. */
function recordsOf(world: World, child: Child) {
  const stamp = { personId: child.id, name: '', role: 'auditor', at: world.moment(1, '09:00') } as const
  return filesOf(
    world.book.records
      .filter(({ fileIds }) => fileIds.includes(child.file))
      .map(
        ({ id, type, fileIds, body, edits }): CaseRecord => ({
          id,
          type,
          fileIds,
          body: edits?.at(-1)?.body ?? body,
          schemaVersion: 1,
          status: 'draft',
          revision: 1,
          opId: id,
          author: stamp,
          updated: stamp,
          signatures: [],
          addenda: [],
          marks: [],
          conflicts: [],
        }),
      ),
  )
}

function writeReport(world: World, beat: ReportBeat): void {
  const child = world.child(beat.key)
  const { profile } = child
  const home = homeOf(world, child, beat.until)
  const by = home.supervisor
  const worker = world.workerOn(child, beat.sent)
  const luck = world.luck.fork(`report/${beat.key}/${beat.until}`)
  const at = world.moment(beat.sent, '10:20')
  const row = () => ({ id: luck.uuid(at) })
  const worked = world.ref(worker.name)
  const until = world.day(beat.until)
  const from = addDays(until, -beat.days)
  const body: BodyOf<typeof progressReport.fields> = {
    code: childCode({ id: child.id, body: {} }),
    age: String(profile.age),
    gender: profile.gender,
    provider: 'Partner',
    providerContact: phoneOf(by.name),
    authority: 'Wrenbury',
    commissioner: phoneOf('Bilal'),
    from,
    until,
    frequency: 'quarterly',
    sent: world.day(beat.sent),
    status: beat.status,
    ...(beat.steps && { steps: beat.steps }),
    ...(beat.demand && { demand: beat.demand }),
    outcomes: beat.outcomes.map(([outcome, term, support, progress]) => ({
      ...row(),
      outcome,
      term,
      support,
      progress,
    })),
    feedback: beat.said,
    counts: countsFor({ ...by, personId: by.id }, recordsOf(world, child), child.id, { from, until }, at).map(
      ({ prompt, said, recordIds }) => ({ ...row(), prompt, said, records: recordIds.join(' ') }),
    ),
    ...beat.concerns,
    planned: beat.planned.map(([what, inDays]) => ({
      ...row(),
      what,
      owner: world.ref(by.name),
      due: world.day(beat.sent - inDays),
    })),
    ...(beat.support && {
      support: beat.support.map(([kind, what, why, partner, inDays]) => ({
        ...row(),
        kind,
        what,
        why,
        partner,
        owner: worked,
        by: world.day(beat.sent - inDays),
      })),
    }),
    meeting: beat.meeting ? { answer: true, reason: beat.meeting } : { answer: false },
    level: beat.level,
    ...(beat.stepDown && { stepDown: beat.stepDown }),
  }
  const followed = world.book.write(progressReport, {
    files: [child.file, home.file],
    by,
    at,
    body,
    signed: { by, at: world.moment(beat.sent, '15:40') },
    ...(beat.received !== undefined && {
      countersigned: { by: worker, at: world.moment(beat.received, '09:05') },
    }),
    ...(beat.status === 'red' && {
      marks: [{ by: world.managerOf(child), kind: 'acknowledged' as const, at: world.moment(beat.sent - 1, '08:45') }],
    }),
  })
  for (const one of followed) settle(world, beat, one)
}

/** What was planned for long ago, or asked for, has come about by now. */
function settle(world: World, beat: ReportBeat, { record, replace }: Followed): void {
  const isAction = record.type === 'action'
  const due = (record.body as { readonly due?: string }).due
  const done = isAction && due ? daysBetween(due, world.today) : beat.sent - 40
  if (done < (isAction ? 14 : 2)) return
  const status = isAction
    ? { status: 'done', doneOn: world.day(done), evidence: 'Seen at the next visit.' }
    : { status: 'begun', begunOn: world.day(done) }
  replace({
    ...record,
    edits: [{ by: record.by, at: world.moment(done, '16:30'), body: { ...record.body, ...status } }],
  })
}
