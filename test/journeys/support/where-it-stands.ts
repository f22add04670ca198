/**
 * Where a placement stands by the server's own records, and the past from which a story begins: written as signed
 * records of those who would have signed them.
 */
import { v7 as newId } from 'uuid'
import { addDays } from '../../../src/model/calendar.ts'
import type { Body } from '../../../src/model/field.ts'
import { childFile, fileKind } from '../../../src/model/file.ts'
import type { FileId, Uuid } from '../../../src/model/file.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { childIn, childName, currentPlacement } from '../../../src/practice/home.ts'
import { londonDay } from '../../../src/practice/london-day.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import type { Files } from '../../../src/practice/of-type.ts'
import { childProcess } from '../../../src/practice/process/child-process.ts'
import type { ChildProcess } from '../../../src/practice/process/child-process.ts'
import { fromLocalInput } from '../../../src/app/form/local-time.ts'
import { workerOn } from '../../../src/practice/workers.ts'
import { must } from '../../support/must.ts'
import { until } from '../../support/people.ts'
import type { Service } from '../../support/service.ts'
import { personRecord, writtenBy } from '../../support/signed-meeting.ts'

export const TODAY = londonDay(new Date().toISOString())
export const inDays = (days: number): string => addDays(TODAY, days)
/** A moment of an earlier day, as a form would keep it. */
export const daysAgo = (days: number, time = '10:00'): string => fromLocalInput(`${addDays(TODAY, -days)}T${time}`)

/** Everything that the server holds, as its newest revisions say it. */
export async function filesOnServer(service: Service): Promise<Files> {
  const { rows } = await service.database.pool.query<{ record: CaseRecord }>(
    `SELECT v.record FROM doorstep.record r JOIN doorstep.revision v ON v.record_id = r.id AND v.revision = r.revision`,
  )
  return filesOf(rows.map(({ record }) => record))
}

/** Where a child's placement stands, told from what the server holds. */
export const standsOnServer = async (service: Service, childId: Uuid): Promise<ChildProcess> =>
  childProcess(await filesOnServer(service), childId, new Date().toISOString())

/** Until what the devices sent has brought the placement there. */
export const untilItStands = (service: Service, childId: Uuid, state: ChildProcess['state']): Promise<ChildProcess> =>
  until(async () => {
    const stands = await standsOnServer(service, childId)
    return stands.state === state ? stands : undefined
  }, `the placement at ${state}`)

export const step = (stands: ChildProcess, what: string) => stands.nextSteps.find((one) => one.what === what)

export interface ChildOnServer {
  readonly id: Uuid
  readonly name: string
  /** The child's, and the household's where there is one. */
  readonly files: readonly FileId[]
}

/** A child by the name they go by. */
export async function childCalled(service: Service, name: string): Promise<ChildOnServer> {
  const files = await filesOnServer(service)
  const found = files.ofType('child').find(({ body }) => (body.preferredName ?? body.name) === name)
  return asChild(files, must(found, name))
}

/** Children whom Hannah and Sam work with, who live somewhere quietly: stories are played on them that others lived before. */
export async function quietChildren(service: Service, many: number): Promise<readonly ChildOnServer[]> {
  const files = await filesOnServer(service)
  const now = new Date().toISOString()
  const quiet = files.ofType('child').filter((one) => {
    const records = files.inFile(childFile(one.id))
    const home = currentPlacement(records, TODAY)
    const household = home?.fileIds.find((file) => fileKind(file) === 'household')
    if (!household || workerOn(records, 'childs-social-worker', TODAY)?.name !== 'Hannah') return false
    if (workerOn(files.inFile(household), 'supervising-social-worker', TODAY)?.name !== 'Sam') return false
    if (workerOn(records, 'reviewing-officer', TODAY)?.name !== 'Ruth') return false
    if (records.some(({ type }) => type === 'missing-episode')) return false
    const { newest, state } = childProcess(files, one.id, now)
    return state === 'MONITORED' && newest?.path.every(({ row }) => ['T2', 'T3', 'T4', 'T5'].includes(row.id)) === true
  })
  if (quiet.length < many) throw new Error(`Only ${quiet.length} of ${many} children live quietly`)
  return quiet.slice(0, many).map((one) => asChild(files, one))
}

function asChild(files: Files, record: CaseRecord): ChildOnServer {
  const home = currentPlacement(files.inFile(childFile(record.id)), TODAY)
  const household = home?.fileIds.filter((file) => fileKind(file) === 'household') ?? []
  return {
    id: record.id,
    name: childName(childIn(files, record.id)),
    files: [childFile(record.id), ...household],
  }
}

const row = (body: object) => ({ id: newId(), ...body })
const ref = ({ personId, name }: { personId: string; name: string }) => ({ recordId: personId, name })

/** A worry, a meeting three weeks ago that Priya chaired, its minutes; its review is due tomorrow. */
export async function meetingBehind(service: Service, child: ChildOnServer): Promise<Uuid> {
  const [hannah, sam, priya] = [
    await personRecord(service, 'Hannah'),
    await personRecord(service, 'Sam'),
    await personRecord(service, 'Priya'),
  ]
  const own = child.files.slice(0, 1)
  await writtenBy(
    service,
    sam,
    'notice',
    own,
    { kind: 'issue', at: daysAgo(26), words: 'Evenings are loud and nobody rests.' },
    false,
    daysAgo(26),
  )
  const seen: Body = {
    at: daysAgo(26, '14:00'),
    worry: 'Evenings are loud and nobody rests.',
    spokeWith: 'The carers, Sam, school',
    immediateRisk: { answer: true, reason: 'The carers say that they cannot go on like this.' },
    meanwhile: 'Sam rings every evening.',
  }
  await writtenBy(service, hannah, 'triage', own, seen, true, daysAgo(26, '15:00'))
  return writtenBy(
    service,
    priya,
    'stability-meeting',
    child.files,
    {
      label: 'stability',
      triggers: ['breakdown'],
      purpose: 'Evenings in which everybody can rest.',
      held: daysAgo(22),
      chair: ref(priya),
      chairPost: 'team-manager',
      chairHoldsCase: { answer: false },
      childsChair: 'It did not matter.',
      invited: [
        row({ who: ref(hannah), as: 'social-worker', came: 'came' }),
        row({ who: ref(sam), as: 'social-worker', came: 'came' }),
      ],
      childThere: 'views',
      childsView: 'i want to stay but not like this',
      feedbackPlan: 'Hannah, on Thursday, with the letter.',
      worries: [row({ words: 'Loud evenings' })],
      well: [row({ words: 'Breakfasts' })],
      next: [row({ words: 'Help at six o’clock' })],
      harm: 'Nobody has slept through for a month.',
      danger: 'That the carers cannot carry on.',
      scores: [row({ person: ref(sam), relation: 'supervising-social-worker', score: 4 })],
      goal: 'stay',
      rules: [row({ occasion: 'When it gets loud', response: 'everybody goes where they can breathe' })],
      actions: [
        row({ what: 'A helper on two evenings', owner: ref(sam), due: inDays(-8), plan: 'carer' }),
        row({ what: 'School reports by phone', owner: ref(hannah), due: inDays(5), plan: 'child' }),
      ],
      roles: [row({ who: ref(sam), does: 'Rings on Sundays' })],
      relationships: [row({ who: { name: 'Gran' }, how: 'rings on Sundays' })],
      outcomesOpen: { answer: false },
      updater: 'childs-social-worker',
      distribution: [row({ who: ref(hannah), as: 'whole' }), row({ who: ref(sam), as: 'whole' })],
      childsVersionBy: ref(hannah),
      reviewDate: inDays(1),
    },
    true,
    daysAgo(20),
  )
}

/** And its review, at which it was not stabilising: a move waits for approval. */
export async function moveAsked(service: Service, child: ChildOnServer): Promise<Uuid> {
  const meeting = await meetingBehind(service, child)
  const priya = await personRecord(service, 'Priya')
  const body: Body = {
    meeting,
    held: daysAgo(3),
    chair: { recordId: priya.personId, name: priya.name },
    chairPost: 'team-manager',
    chairHoldsCase: { answer: false },
    present: [row({ who: { name: 'Hannah' } }), row({ who: { name: 'Sam' } })],
    childsView: 'do it slow',
    working: 'Breakfasts, still.',
    worries: 'Every evening.',
    scores: [row({ person: { name: 'Sam' }, relation: 'supervising-social-worker', score: 3 })],
    stabilising: { answer: false, reason: 'The evenings have not changed.' },
  }
  await writtenBy(service, priya, 'review-meeting', child.files, body, true, daysAgo(3, '12:00'))
  return meeting
}

/** An agency's report was red: the sign was taken up, and triage saw an immediate risk. */
export async function dangerSeen(service: Service, child: ChildOnServer): Promise<void> {
  const hannah = await personRecord(service, 'Hannah')
  const own = child.files.slice(0, 1)
  const red = 'The provider’s report was red: two phones, late nights, a car at the corner.'
  await writtenBy(
    service,
    hannah,
    'notice',
    own,
    { kind: 'signal-accepted', at: daysAgo(2), words: red },
    false,
    daysAgo(2),
  )
  const seen: Body = {
    at: daysAgo(2, '15:00'),
    worry: red,
    spokeWith: 'The carers, the agency, the police',
    immediateRisk: { answer: true, reason: 'Out after midnight four times.' },
  }
  await writtenBy(service, hannah, 'triage', own, seen, true, daysAgo(2, '15:30'))
}
