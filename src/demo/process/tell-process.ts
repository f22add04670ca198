/**
 * The way through the stability process, as records. Long because each kind of beat becomes a record here, one short
 * function after another.
 */
import { addDays, daysBetween } from '../../model/calendar.ts'
import type { BodyOf } from '../../model/field.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import { carerSupervision } from '../../records/carer-supervision.ts'
import { childsVersion } from '../../records/childs-version.ts'
import { keepingDecision } from '../../records/keeping-decision.ts'
import { moveDecision } from '../../records/move-decision.ts'
import { notice } from '../../records/notice.ts'
import { placementRequest } from '../../records/placement-request.ts'
import { reviewMeeting } from '../../records/review-meeting.ts'
import { stabilityDiscussion } from '../../records/stability-discussion.ts'
import { stabilityMeeting } from '../../records/stability-meeting.ts'
import { statutoryReview } from '../../records/statutory-review.ts'
import { triage } from '../../records/triage.ts'
import type { Followed } from '../book.ts'
import { later, localTime } from '../calendar.ts'
import type { ChildKey } from '../children.ts'
import type { Household, World } from '../world.ts'
import { writeAfterReview } from './after-review.ts'
import * as arranging from './arranging.ts'
import * as moving from './moving.ts'
import { writeOrdinaryProcess } from './ordinary-process.ts'
import { answered } from './answered.ts'
import { writePlanning } from './planning.ts'
import type * as beats from './process-beats.ts'
import * as talkedThrough from './talked-through.ts'
import { homeThen, type Told } from './told.ts'

const stories: { readonly [K in ChildKey]?: readonly beats.ProcessBeat[] } = {
  ...arranging,
  ...talkedThrough,
  ...moving,
}

export function tellProcess(world: World): void {
  for (const child of world.children) {
    const story = stories[child.profile.key as ChildKey] ?? []
    const told: Told = {
      world,
      child,
      luck: world.luck.fork(`process/${child.profile.key}`),
      manager: world.managerOf(child),
      senior: world.people.find(({ role }) => role === 'senior-manager') ?? world.managerOf(child),
    }
    for (const beat of story) tell(told, beat)
    writeOrdinaryProcess(told, story)
  }
}

const files = (told: Told, ago: number): readonly FileId[] => [told.child.file, homeThen(told, ago).file]
const day = ({ world }: Told, ago: number): string => addDays(world.today, -ago)

function tell(told: Told, beat: beats.ProcessBeat): void {
  switch (beat.kind) {
    case 'supervision':
      return writeSupervision(told, beat)
    case 'notice':
      return writeNotice(told, beat)
    case 'triage':
      return writeTriage(told, beat)
    case 'talk':
      return writeTalk(told, beat)
    case 'meeting':
      return writeMeeting(told, beat)
    case 'review':
      return writeReview(told, beat)
    case 'move':
      return writeMove(told, beat)
    case 'keeping':
      return writeKeeping(told, beat)
    case 'request':
      return writeRequest(told, beat)
    case 'review-before-move':
      return writeReviewBeforeMove(told, beat)
    case 'planning':
      return writePlanning(told, beat)
  }
}

type Rows<F extends keyof BodyOf<typeof carerSupervision.fields>> = NonNullable<
  BodyOf<typeof carerSupervision.fields>[F]
>

/** Who they are follows from where they live. */
function relationIn(told: Told, home: Household, name: string): Rows<'scores'>[number]['relation'] {
  if (home.carers.some((one) => one.name === name)) return 'carer'
  if (home.supervisor.name === name) return 'supervising-social-worker'
  if (told.child.profile.name === name) return 'child'
  return home.members.has(name) ? 'carers-child' : 'other'
}

function scoresOf(told: Told, ago: number, answers: readonly beats.Answer[], when: string): Rows<'scores'> {
  const home = homeThen(told, ago)
  return answers.map(([name, score, why]) => {
    const relation = relationIn(told, home, name)
    return {
      id: told.luck.uuid(when),
      person: told.world.ref(name, home),
      ...(relation && { relation }),
      score,
      why,
    }
  })
}

function agreed(told: Told, ago: number, actions: readonly beats.Agreed[] | undefined, when: string): Rows<'actions'> {
  return (actions ?? []).map(([what, owner, plan, inDays]) => ({
    id: told.luck.uuid(when),
    what,
    owner: told.world.ref(owner, homeThen(told, ago)),
    due: day(told, ago - inDays),
    plan,
  }))
}

/** What was agreed long ago was done by now, or is late: every third is. */
function settle(told: Told, followed: readonly Followed[]): void {
  followed.forEach(({ record, replace }, at) => {
    const body = record.body as { due?: string; owner?: { recordId?: Uuid } }
    if (record.type !== 'action' || !body.due || body.due >= addDays(told.world.today, -2) || at % 3 === 2) return
    const ago = daysBetween(body.due, told.world.today)
    replace({
      ...record,
      edits: [
        {
          by: told.world.people.find(({ id }) => id === body.owner?.recordId)?.id ?? record.by,
          at: told.world.moment(ago, '17:10'),
          body: { ...record.body, status: 'done', doneOn: body.due, evidence: 'Done, and said so at the next visit.' },
        },
      ],
    })
  })
}

function writeSupervision(told: Told, beat: beats.SupervisionBeat): void {
  const { world, child } = told
  const home = homeThen(told, beat.ago)
  const when = world.moment(beat.ago, '10:30')
  const actions = agreed(told, beat.ago, beat.actions, when)
  const followed = world.book.write(carerSupervision, {
    files: [child.file, home.file],
    by: home.supervisor,
    at: when,
    body: {
      date: world.workday(beat.ago),
      at: '10:30',
      present: home.carers.map(({ name }) => ({
        id: told.luck.uuid(when),
        who: world.ref(name, home),
        relation: 'carer',
      })),
      stability: beat.stability,
      scores: scoresOf(told, beat.ago, beat.answers, when),
      actionsRequired: { answer: actions.length > 0 },
      ...(actions.length > 0 && { actions }),
      decisions: beat.decisions,
      reflection: beat.reflection,
    },
    signed: { by: home.supervisor, at: world.moment(beat.ago, '12:10') },
  })
  settle(told, followed)
}

function writeNotice(told: Told, beat: beats.NoticeBeat): void {
  const { world, child } = told
  const by = beat.by ? world.person(beat.by) : world.workerOn(child, beat.ago)
  world.book.write(notice, {
    files: [child.file],
    by,
    at: world.moment(beat.ago, beat.time),
    body: {
      kind: beat.what,
      at: localTime(day(told, beat.ago), beat.time),
      ...(beat.words && { words: beat.words }),
      ...(beat.to && { to: beat.to, how: ['mail'] }),
      ...(beat.bookedFor !== undefined && { bookedFor: localTime(day(told, beat.bookedFor), '14:00') }),
    },
    ...(beat.what.startsWith('reviewing-officer') && answered(told, beat.ago)),
  })
}

function writeTriage(told: Told, beat: beats.TriageBeat): void {
  const { world, child } = told
  const by = world.workerOn(child, beat.ago)
  const at = world.moment(beat.ago, beat.time)
  world.book.write(triage, {
    files: [child.file],
    by,
    at,
    body: {
      at: localTime(day(told, beat.ago), beat.time),
      worry: beat.worry,
      helping: beat.helping,
      spokeWith: beat.asked,
      childsView: beat.said,
      immediateRisk: beat.atRisk ? { answer: true, reason: beat.atRisk } : { answer: false },
      meanwhile: beat.meanwhile,
    },
    signed: { by, at },
  })
}

function writeTalk(told: Told, beat: beats.TalkBeat): void {
  const { world, child } = told
  const by = world.workerOn(child, beat.ago)
  const at = world.moment(beat.ago, '11:30')
  const actions = agreed(told, beat.ago, beat.actions, at)
  const followed = world.book.write(stabilityDiscussion, {
    files: [child.file],
    by,
    at,
    body: {
      at: localTime(day(told, beat.ago), '11:30'),
      together: world.ref(told.manager.name),
      needs: beat.needs,
      meetingNeeded: beat.meeting === true ? { answer: true } : { answer: false, reason: beat.meeting.why },
      ...(beat.meeting !== true && { recheck: day(told, beat.ago - beat.meeting.recheckIn) }),
      ...(actions.length > 0 && { actions }),
    },
    signed: { by, at: world.moment(beat.ago, '11:55') },
  })
  settle(told, followed)
}

function writeMeeting(told: Told, beat: beats.MeetingBeat): void {
  const { world, child, luck } = told
  const then = Math.max(beat.ago, 0)
  const home = homeThen(told, then)
  const prepared = world.moment(beat.ago < 0 ? 3 : beat.ago + 3, '16:20')
  const held = localTime(day(told, beat.ago), '14:00')
  const chair = world.person(beat.chair)
  const id = luck.uuid(prepared)
  const who = (name: string) => world.ref(name, home)
  const row = () => ({ id: luck.uuid(prepared) })
  const signed = beat.signedAgo !== undefined
  const prepare: BodyOf<typeof stabilityMeeting.fields> = {
    label: beat.label,
    triggers: beat.triggers,
    purpose: beat.purpose,
    plannedFor: held,
    place: `At ${home.profile.name}’s, in the kitchen`,
    chair: world.ref(chair.name),
    chairPost: 'team-manager',
    chairHoldsCase: { answer: false },
    childsChair: beat.childsChair,
    invited: beat.invited.map(([name, as, views]) => ({
      ...row(),
      who: who(name),
      as,
      ...(signed && { came: views ? ('views' as const) : ('came' as const) }),
      ...(views && { views }),
      mayHaveMinutes: { answer: as !== 'professional' },
    })),
    worries: beat.worries.map((words) => ({ ...row(), words })),
    well: beat.well.map((words) => ({ ...row(), words })),
    next: beat.next.map((words) => ({ ...row(), words })),
  }
  const minutes: BodyOf<typeof stabilityMeeting.fields> | undefined = signed
    ? {
        ...prepare,
        held,
        childThere: 'attends' as const,
        childsView: beat.said ?? '',
        feedbackPlan: `${world.workerOn(child, then).name}, the same day, at home`,
        harm: beat.harm ?? '',
        danger: beat.danger ?? '',
        safetyGoal: beat.safetyGoal ?? '',
        scores: scoresOf(told, then, beat.answers ?? [], prepared),
        goal: beat.goal ?? ('stay' as const),
        bottomLine: beat.bottomLine ?? '',
        contingency: beat.contingency ?? '',
        rules: (beat.rules ?? []).map(([occasion, response]) => ({ ...row(), occasion, response })),
        actions: agreed(told, then, beat.actions, prepared),
        roles: (beat.roles ?? []).map(([name, does]) => ({ ...row(), who: who(name), does })),
        relationships: (beat.keeps ?? []).map(([name, how]) => ({ ...row(), who: who(name), how })),
        outcomesOpen: { answer: false },
        updater: 'childs-social-worker' as const,
        distribution: beat.invited.map(([name, as]) => ({
          ...row(),
          who: who(name),
          as:
            as === 'child'
              ? ('childs-version' as const)
              : as === 'professional'
                ? ('plan' as const)
                : ('whole' as const),
        })),
        childsVersionBy: world.ref(world.workerOn(child, then).name),
        reviewDate: day(told, beat.ago - (beat.reviewIn ?? 28)),
      }
    : undefined
  const followed = world.book.write(stabilityMeeting, {
    id,
    files: [child.file, home.file],
    by: world.workerOn(child, then),
    at: prepared,
    body: prepare,
    ...(minutes && { edits: [{ by: chair, at: world.moment(then, '15:55'), body: minutes }] }),
    ...(beat.signedAgo !== undefined && { signed: { by: chair, at: world.moment(beat.signedAgo, '16:45') } }),
  })
  settle(told, followed)
  if (beat.letter) writeLetter(told, beat.letter, id, beat)
}

function writeLetter(
  told: Told,
  letter: NonNullable<beats.MeetingBeat['letter']>,
  meeting: Uuid,
  { ago }: beats.MeetingBeat,
): void {
  const { world, child } = told
  const by = world.workerOn(child, ago)
  world.book.write(childsVersion, {
    files: [child.file],
    by,
    at: world.moment(letter.approvedAgo + 1, '15:10'),
    body: {
      meeting,
      greeting: `Dear ${child.profile.name}, this is from ${by.name}.`,
      why: letter.why,
      heard: letter.heard,
      agreed: letter.agreed,
      whom: letter.whom,
    },
    signed: { by: told.manager, at: world.moment(letter.approvedAgo, '11:15') },
    ...(letter.shownAgo !== undefined && {
      addenda: [
        {
          by,
          at: world.moment(letter.shownAgo, '16:30'),
          text: 'Read together.',
          corrections: {
            shownOn: day(told, letter.shownAgo),
            shownBy: world.ref(by.name),
            ...(letter.said && { said: letter.said }),
          },
        },
      ],
    }),
  })
}

function writeReview(told: Told, beat: beats.ReviewBeat): void {
  const { world } = told
  const chair = world.person(beat.chair)
  const home = homeThen(told, beat.ago)
  const when = world.moment(beat.ago, '14:00')
  world.book.write(reviewMeeting, {
    files: files(told, beat.ago),
    by: chair,
    at: when,
    body: {
      held: localTime(day(told, beat.ago), '14:00'),
      chair: world.ref(chair.name),
      chairPost: 'team-manager',
      chairHoldsCase: { answer: false },
      present: home.carers.map(({ name }) => ({
        id: told.luck.uuid(when),
        who: world.ref(name, home),
        relation: 'carer',
      })),
      childsView: beat.said,
      working: beat.working,
      worries: beat.worries,
      scores: scoresOf(told, beat.ago, beat.answers, when),
      stabilising: beat.stabilising === true ? { answer: true } : { answer: false, reason: beat.stabilising },
      ...(beat.stabilising === true &&
        (beat.againIn === undefined
          ? { oversight: 'statutory-review' as const }
          : { oversight: 'review-again' as const, nextReview: day(told, beat.ago - beat.againIn) })),
    },
    signed: { by: chair, at: world.moment(beat.ago, '16:40') },
  })
}

function writeMove(told: Told, beat: beats.MoveBeat): void {
  const { world, senior } = told
  const at = world.moment(beat.ago, '10:10')
  world.book.write(moveDecision, {
    files: files(told, beat.ago),
    by: senior,
    at,
    body: {
      at: localTime(day(told, beat.ago), '10:10'),
      by: 'senior-manager',
      decision: beat.decision,
      reason: beat.reason,
      childsView: beat.childsView,
      ...(beat.support && { support: beat.support }),
      ...(beat.reviewIn !== undefined && { reviewDate: day(told, beat.ago - beat.reviewIn) }),
    },
    signed: { by: senior, at },
  })
}

function writeKeeping(told: Told, beat: beats.KeepingBeat): void {
  const { world, child } = told
  const by = world.workerOn(child, beat.ago)
  const at = world.moment(beat.ago, '12:30')
  world.book.write(keepingDecision, {
    files: files(told, beat.ago),
    by,
    at,
    body: {
      at: localTime(day(told, beat.ago), '12:30'),
      maintainable: { answer: beat.kept },
      reason: beat.reason,
      support: beat.support,
      childTold: beat.told,
    },
    signed: { by, at },
  })
}

function writeRequest(told: Told, beat: beats.RequestBeat): void {
  const { world, child, manager } = told
  const { profile } = child
  const by = world.workerOn(child, beat.ago)
  world.book.write(placementRequest, {
    files: [child.file],
    by,
    at: world.moment(beat.ago, beat.time),
    body: {
      kind: beat.how,
      reason: beat.reason,
      needs: profile.needs,
      strengths: `${profile.love}, ${profile.club}`,
      history: profile.earlier.map((home) => home.with).join(', then ') || 'None before this one.',
      risks: beat.risks,
      siblings: beat.siblings,
      location: beat.location,
      school: profile.school,
      identity: [profile.heritage, profile.faith, profile.language].filter(Boolean).join('; '),
      timescale: beat.timescale,
    },
    signed: { by: manager, at: world.moment(beat.ago, later(day(told, beat.ago), beat.time, 60).time) },
    marks: [
      {
        by: world.person('Bilal'),
        kind: 'acknowledged',
        at: world.moment(beat.ago, later(day(told, beat.ago), beat.time, 125).time),
      },
    ],
  })
}

function writeReviewBeforeMove(told: Told, { ago }: beats.ReviewBeforeMoveBeat): void {
  const { world, child } = told
  const by = world.person(child.profile.reviewer === 'ruth' ? 'Ruth' : 'Marcus')
  writeAfterReview(world, child, ago, by)
  world.book.write(statutoryReview, {
    files: [child.file],
    by,
    at: world.moment(ago, '15:00'),
    body: { date: day(told, ago), purpose: 'before-a-move', participation: child.profile.age < 4 ? 'PN0' : 'PN1' },
  })
}
