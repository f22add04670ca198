/**
 * The stories' own records: incidents, missing episodes, children's pages, actions, the chronology, requests for help.
 * Long because each kind of beat becomes records here, one short function after another.
 */
import { addDays, addWorkingDays, daysBetween } from '../model/calendar.ts'
import type { BodyOf } from '../model/field.ts'
import { action } from '../records/action.ts'
import { childsViews } from '../records/childs-views.ts'
import { chronologyEntry } from '../records/chronology-entry.ts'
import { helpRequest } from '../records/help-request.ts'
import { incident } from '../records/incident.ts'
import { RECIPIENTS, mustBeTold } from '../records/schedule-7.ts'
import type { Schedule7Kind } from '../records/schedule-7.ts'
import { labelOf } from '../records/summary-words.ts'
import { missingEpisode } from '../records/missing-episode.ts'
import type { Person } from './book.ts'
import { at, later, localTime, STORY_DAYS } from './calendar.ts'
import type { Chance } from './chance.ts'
import { drawSomething, type DemonstrationBlob } from './drawings.ts'
import type { ActionBeat, ChronologyBeat, HelpBeat, IncidentBeat, MissingBeat, ViewBeat } from './stories/beats.ts'
import { fill } from './words/card.ts'
import { SAID } from './words/said.ts'
import { VIEW_CHANGES } from './words/visits.ts'
import { wordsFor } from './wording.ts'
import type { Child, Household, World } from './world.ts'

/** Returns the drawings, which travel beside the records. */
export function tellStories(world: World): DemonstrationBlob[] {
  const blobs: DemonstrationBlob[] = []
  for (const child of world.children) {
    const luck = world.luck.fork(`story/${child.profile.key}`)
    const { story } = child
    for (const beat of story.incidents ?? []) writeIncident(world, child, beat, luck)
    for (const beat of story.missing ?? []) writeMissing(world, child, beat)
    for (const beat of [...(story.views ?? []), ...ordinaryViews(world, child, luck)])
      writeViews(world, child, beat, luck, blobs)
    for (const beat of story.actions ?? []) writeAction(world, child, beat)
    for (const beat of [...(story.chronology ?? []), ...cameHere(child)]) writeChronology(world, child, beat, luck)
    for (const beat of story.help ?? []) writeHelp(world, child, beat)
  }
  return blobs
}

const homeOf = (world: World, child: Child, ago: number): Household =>
  world.homeOn(child, ago) ?? world.household(child.profile.home)

const NOTIFIABLE: { readonly [kind: string]: string } = {
  missing: 'Missing from placement',
  'self-harm': 'Serious illness or accident',
  exploitation: 'Suspected exploitation, with police involved',
  allegation: 'Child-protection enquiry begun',
}

const SCHEDULE_7_OF: { readonly [kind: string]: Schedule7Kind } = {
  missing: 'missing',
  exploitation: 'exploitation',
  allegation: 'enquiry',
}

type ToldRows = NonNullable<BodyOf<typeof incident.fields>['told']>

/** Who was told first stands for the authority; whoever else the list names was told by form within the hour. */
function toldByLaw(rows: ToldRows, beat: IncidentBeat, date: string, luck: Chance): ToldRows {
  const schedule7 = beat.notifiable ? [SCHEDULE_7_OF[beat.kind] ?? 'illness'] : []
  const open = mustBeTold({ kinds: [beat.kind], schedule7 })
  const rest = open.filter((one) => one !== 'responsible-authority')
  const ids = luck.fork(`told by law/${beat.ago}`)
  const soon = later(date, beat.time, 60)
  return [
    ...rows.map((row, at) =>
      at === 0 && open.includes('responsible-authority') ? { ...row, as: 'responsible-authority' as const } : row,
    ),
    ...rest.map((as) => ({
      id: ids.uuid(at(soon.date, soon.time)),
      who: { name: labelOf(RECIPIENTS, as) },
      when: localTime(soon.date, soon.time),
      as,
      how: 'by secure form',
    })),
  ]
}

function writeIncident(world: World, child: Child, beat: IncidentBeat, luck: Chance): void {
  const home = homeOf(world, child, beat.ago)
  const date = world.day(beat.ago)
  const end = later(date, beat.time, beat.minutes)
  const by =
    beat.by === 'worker'
      ? world.workerOn(child, beat.ago)
      : beat.by === 'supervising'
        ? home.supervisor
        : (home.carers[0] as Person)
  const written = later(end.date, end.time, 50)
  const when = at(written.date, written.time)
  const body: BodyOf<typeof incident.fields> = {
    kinds: [beat.kind],
    start: localTime(date, beat.time),
    end: localTime(end.date, end.time),
    before: beat.before,
    during: beat.during,
    after: beat.after,
    who: [{ id: luck.uuid(when), who: world.ref(child.profile.name), part: 'the child it is about' }],
    injury: beat.injury ? { answer: true, reason: beat.injury } : { answer: false },
    restraint: { answer: false },
    police: beat.police ? { answer: true, reason: beat.police } : { answer: false },
    ...(beat.missing && { missingDetail: beat.missing }),
    notifiable: beat.notifiable
      ? { answer: true, reason: NOTIFIABLE[beat.kind] ?? 'Serious illness or accident' }
      : { answer: false },
    ...(beat.notifiable && { schedule7: [SCHEDULE_7_OF[beat.kind] ?? 'illness'] }),
    told: toldByLaw(told(world, home, beat, date, luck), beat, date, luck),
    ...(beat.debrief && { debrief: beat.debrief }),
    followUp: beat.follow,
  }
  const signAgo = daysBetween(addWorkingDays(date, 3).date, world.today)
  const manager = world.managerOf(child)
  const followed = world.book.write(incident, {
    files: [child.file, home.file],
    by,
    at: when,
    body,
    ...(!beat.unsigned && signAgo >= 1 && { signed: { by: manager, at: world.moment(signAgo, '12:20') } }),
    ...(beat.kind !== 'allegation' &&
      beat.ago > 1 && {
        marks: [
          {
            by: by === home.supervisor ? manager : home.supervisor,
            kind: 'read' as const,
            at: world.moment(beat.ago - 1, '13:35'),
          },
        ],
      }),
  })
  for (const { record, replace } of followed) {
    if (signAgo > 4)
      replace({
        ...record,
        signatures: [{ by: world.workerOn(child, signAgo - 2).id, at: world.moment(signAgo - 2, '15:15'), as: 'sign' }],
      })
  }
}

/** "Sam at 22:50 by text; Hannah the next morning." One row for each person told. */
function told(
  world: World,
  home: Household,
  beat: IncidentBeat,
  date: string,
  luck: Chance,
): NonNullable<BodyOf<typeof incident.fields>['told']> {
  const parts = beat.told.replace(/\.$/, '').split(/[;,] (?=\p{Lu})/u)
  return parts.map((part, i) => {
    const split = /^(.+?) ((?:at|by|the|within|left|with|was|rang|next|before) .*|\d\d:\d\d.*)$/.exec(part)
    const name = split?.[1] ?? part
    const clock = /(\d\d):(\d\d)/.exec(part)?.[0]
    const soon = later(date, beat.time, 40 + i * 15)
    const nextMorning = /next|morning/.test(part)
    const when = nextMorning
      ? { date: addDays(date, 1), time: '09:00' }
      : clock
        ? { date: clock >= beat.time ? date : addDays(date, 1), time: clock }
        : soon
    return {
      id: luck.uuid(at(date, beat.time)),
      who: world.ref(name, home),
      when: localTime(when.date, when.time),
      ...(split?.[2] && { how: split[2] }),
    }
  })
}

function writeMissing(world: World, child: Child, beat: MissingBeat): void {
  const date = world.day(beat.ago)
  const back = later(date, beat.from, beat.hours * 60)
  const interview = later(back.date, back.time, beat.interviewAfter * 60)
  const by = world.workerOn(child, beat.ago)
  const first: BodyOf<typeof missingEpisode.fields> = {
    kind: 'M',
    start: date,
    end: back.date,
    returned: localTime(back.date, back.time),
  }
  const said = child.story.incidents?.find(({ ago, kind }) => ago === beat.ago && kind === 'missing')?.debrief
  const late = beat.interviewAfter > 72
  world.book.write(missingEpisode, {
    files: [child.file],
    by,
    at: world.moment(Math.max(1, beat.ago - 1), '09:40'),
    body: first,
    edits: [
      {
        by,
        at: at(interview.date, later(interview.date, '16:30', 0).time),
        body: {
          ...first,
          interviewOn: interview.date,
          interview: `${late ? 'Held late, and said so. ' : ''}${said ?? 'Talked on a walk. Safe, tired, glad to be asked.'}`,
        },
      },
    ],
  })
}

function writeViews(world: World, child: Child, beat: ViewBeat, luck: Chance, blobs: DemonstrationBlob[]): void {
  const date = world.workday(beat.ago)
  const ago = daysBetween(date, world.today)
  const when = world.moment(ago, '16:05')
  const by = world.workerOn(child, ago)
  const maySee: ('worker' | 'carers')[] = beat.notCarers ? ['worker'] : ['worker', 'carers']
  type Piece = NonNullable<BodyOf<typeof childsViews.fields>['pieces']>[number]
  const page = (kind: NonNullable<Piece['kind']>, words: string, prompt: string, more: Partial<Piece> = {}): Piece => ({
    id: luck.uuid(when),
    kind,
    prompt,
    words,
    maySee,
    readBack: { answer: true },
    ...more,
  })
  const drawn =
    beat.method === 'drawing' || luck.of(beat.method === 'three-houses' ? 60 : 0) ? drawSomething(luck) : undefined
  if (drawn) blobs.push(drawn.blob)
  const pieces: Piece[] = [
    page('words', beat.words, 'What would you like to be known?', drawn ? { drawing: drawn.ref } : {}),
    ...(beat.good ? [page('good', beat.good, 'What is good just now?')] : []),
    ...(beat.dreams
      ? [page('dreams', beat.dreams, 'If things were just how you want, who is there and what are you doing?')]
      : []),
    ...(beat.worries ? [page('worries', beat.worries, 'Is there a worry?', { maySee: ['worker'] })] : []),
  ]
  const signAgo = ago - luck.whole(1, 3)
  world.book.write(childsViews, {
    files: [child.file],
    by,
    at: when,
    body: {
      date,
      method: [beat.method],
      pieces,
      toldException: { answer: child.profile.age > 3, ...(child.profile.age > 3 ? {} : { reason: 'Too young' }) },
      changed: beat.changed,
    },
    ...(signAgo >= 1 && { signed: { by, at: world.moment(signAgo, '09:45') } }),
  })
}

/** A page now and then for everybody, between those of the story. */
function ordinaryViews(world: World, child: Child, luck: Chance): ViewBeat[] {
  const { age } = child.profile
  if (age < 5 || world.homeOn(child, 140) === undefined) return []
  const said = luck.shuffled(SAID.filter(({ from, to }) => from <= age && age <= to))
  const words = wordsFor(child, homeOf(world, child, 140))
  return [140, 84].map((ago, i) => ({
    ago: ago - luck.whole(0, 12),
    method: age < 11 ? luck.pick(['drawing', 'three-houses', 'talk'] as const) : ('talk' as const),
    words: said[i]?.text ?? '',
    good:
      age < 11
        ? `${child.profile.love}, ${child.profile.tea}, ${child.profile.friend}`
        : `${child.profile.friend} and ${child.profile.love}`,
    changed: fill(luck.pick(VIEW_CHANGES).text, words),
  }))
}

function writeAction(world: World, child: Child, beat: ActionBeat): void {
  const home = homeOf(world, child, beat.set)
  const by =
    beat.plan === 'child' || home.supervisor.role === 'independent-provider'
      ? world.workerOn(child, beat.set)
      : home.supervisor
  const owner = world.ref(beat.owner)
  const first: BodyOf<typeof action.fields> = {
    what: beat.what,
    plan: beat.plan,
    owner,
    due: world.day(-beat.due),
    source: beat.source,
    status: 'open',
    ...(beat.plan === 'child' && owner.recordId === by.id && { promised: { answer: true } }),
  }
  const changedAgo = Math.max(
    1,
    Math.min(beat.set - 1, beat.status === 'done' ? -beat.due + 1 : Math.floor(beat.set / 2)),
  )
  const last =
    beat.status === 'done'
      ? { ...first, status: 'done' as const, doneOn: world.day(changedAgo), ...(beat.note && { evidence: beat.note }) }
      : beat.status === 'open'
        ? undefined
        : { ...first, status: beat.status, barrier: beat.note ?? 'Not possible as planned.' }
  const person = world.people.find(({ id }) => id === owner.recordId) ?? by
  const clash =
    beat.set === 9 && child.profile.key === 'kai' && beat.owner === 'Stephen'
      ? bedtimePlan(world, child, first)
      : undefined
  world.book.write(action, {
    files: beat.plan === 'child' ? [child.file] : [home.file, child.file],
    by,
    at: world.moment(beat.set, '15:50'),
    body: first,
    ...(last && beat.set > 1 && { edits: [{ by: person, at: world.moment(changedAgo, '18:25'), body: last }] }),
    ...(beat.status === 'open' &&
      beat.note &&
      beat.set > 1 && {
        marks: [{ by, kind: 'read' as const, at: world.moment(Math.max(1, beat.set - 1), '16:00'), note: beat.note }],
      }),
    ...(clash && { edits: clash }),
  })
}

/** Two people wrote the plan over on one evening, one of them without signal: both versions wait for a choice. */
function bedtimePlan(world: World, child: Child, first: BodyOf<typeof action.fields>) {
  const tail = 'If Kai comes down, one drink and back up, no talk about the day.'
  return [
    {
      by: world.person('Sam'),
      at: world.moment(2, '17:05'),
      body: {
        ...first,
        what: `Kai’s bedtime plan. Stephen reads with Kai at 7.30. Landing light off at 9, as school asked. ${tail}`,
      },
    },
    {
      by: world.workerOn(child, 2),
      at: world.moment(2, '16:40'),
      onFirst: true as const,
      body: {
        ...first,
        what: `Kai’s bedtime plan. Stephen reads with Kai at 7.30. Landing light stays on all night. ${tail} Kai chose the torch. It lives under the pillow.`,
      },
    },
  ]
}

const WEIGHTS: { readonly [weight: string]: 'turning-point' | 'important' } = {
  major: 'turning-point',
  significant: 'important',
}

function writeChronology(world: World, child: Child, beat: ChronologyBeat, luck: Chance): void {
  const wrote = Math.max(1, Math.min(beat.ago, STORY_DAYS) - luck.whole(0, 3))
  const by = world.workerOn(child, wrote)
  const signAgo = wrote - luck.whole(1, 4)
  world.book.write(chronologyEntry, {
    files: [child.file],
    by,
    at: world.moment(wrote, '16:45'),
    body: {
      date: world.day(beat.ago),
      event: beat.event,
      impact: beat.impact,
      source: beat.source,
      significance: WEIGHTS[beat.weight] ?? 'background',
    },
    ...(signAgo >= 1 && { signed: { by, at: world.moment(signAgo, '09:20') } }),
  })
}

/** How each child came into care and to this home, where the story does not tell it. */
function cameHere({ profile, story }: Child): ChronologyBeat[] {
  const since = Math.max(profile.placed, ...profile.earlier.map(({ from }) => from))
  const here = story.chronology?.some(({ ago }) => ago === profile.placed)
  const entries: ChronologyBeat[] = [
    {
      ago: since + 3,
      event: `Came into care from ${profile.kin[0]?.relation.startsWith('mother') ? `${profile.pronoun === 'she' ? 'her' : 'his'} mother’s` : 'the family'} home.`,
      impact: profile.needs,
      source: 'Earlier file',
      weight: 'major',
    },
  ]
  if (!here && since !== profile.placed) {
    entries.push({
      ago: profile.placed,
      event: 'Moved to the present home after introductions.',
      impact: `Kept ${profile.school === '' ? 'the same friends' : profile.school} through the move.`,
      source: 'Placement record',
      weight: 'major',
    })
  }
  return entries
}

const minutes = (iso: string, more: number): string => new Date(Date.parse(iso) + more * 60000).toISOString()

function writeHelp(world: World, child: Child, beat: HelpBeat): void {
  const home = homeOf(world, child, beat.ago)
  const asked = at(world.day(beat.ago), beat.time)
  const { answer } = beat
  const helper =
    answer?.by === 'manager'
      ? world.managerOf(child)
      : answer?.by === 'worker'
        ? world.workerOn(child, beat.ago)
        : home.supervisor
  const answered =
    answer &&
    (answer.after === 0
      ? new Date(Date.parse(asked) + 1800000).toISOString()
      : world.moment(Math.max(1, beat.ago - answer.after), '10:05'))
  const body: BodyOf<typeof helpRequest.fields> = {
    need: beat.need,
    urgency: beat.urgency === 'this-week' ? 'week' : beat.urgency,
    wantedBy: addDays(world.day(beat.ago), beat.urgency === 'this-week' ? 4 : 0),
  }
  const carer = home.carers[0] as Person
  world.book.write(helpRequest, {
    files: [home.file, child.file],
    by: carer,
    at: asked,
    body,
    ...(answer?.closed &&
      answered && {
        edits: [{ by: carer, at: minutes(answered, 90), body: { ...body, satisfied: { answer: true } } }],
      }),
    ...(answer &&
      answered && {
        marks: [
          { by: helper, kind: 'acknowledged', at: minutes(answered, -10) },
          { by: helper, kind: 'answered', at: answered, note: answer.words },
          ...(answer.closed ? [{ by: carer, kind: 'closed' as const, at: minutes(answered, 95) }] : []),
        ],
      }),
  })
}
