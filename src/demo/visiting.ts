/**
 * Statutory visits at the rhythm of regulation 28, each with what followed from it: its chronology entry and its actions.
 * Long because a visit answers every section of its form.
 */
import { addDays, addMonths, addWorkingDays, daysBetween } from '../model/calendar.ts'
import type { BodyOf } from '../model/field.ts'
import type { action } from '../records/action.ts'
import { statutoryVisit } from '../records/statutory-visit.ts'
import type { Followed, Person } from './book.ts'
import { later, STORY_DAYS } from './calendar.ts'
import { deck, type Chance } from './chance.ts'
import type { ChildKey } from './children.ts'
import type { VisitAction, VisitBeat } from './stories/beats.ts'
import { fill, type Card } from './words/card.ts'
import { SAID } from './words/said.ts'
import { PROMISES } from './words/promises.ts'
import { CARER_SAYS, CHANGED, FAMILY, HEALTH, PLAN, SCHOOL, SEEN } from './words/visits.ts'
import { wordsFor } from './wording.ts'
import type { Child, Household, World } from './world.ts'

/** Brothers and sisters who are visited in one sitting. */
const TOGETHER: readonly (readonly [ChildKey, ...ChildKey[]])[] = [
  ['peter', 'wren'],
  ['oscar', 'poppy'],
  ['zara', 'isla'],
]
type Body = BodyOf<typeof statutoryVisit.fields>
type Hand = {
  readonly [K in 'seen' | 'carer' | 'changed' | 'health' | 'school' | 'family' | 'said' | 'act']: (
    age: number,
  ) => string
}

export function writeVisits(world: World): void {
  const hands = new Map<string, Hand>()
  for (const child of world.children) {
    const luck = world.luck.fork(`visits/${child.profile.key}`)
    const sitting = TOGETHER.find((keys) => keys.some((key) => key === child.profile.key))
    // The same days for brothers and sisters: drawn from the first of them.
    const days = visitDays(world, sitting ? world.child(sitting[0]) : child)
    days.forEach((ago, i) => {
      const home = world.homeOn(child, ago)
      const by = world.workerOn(child, ago)
      const hand = hands.get(by.name) ?? dealt(world.luck.fork(`visits/${by.name}`))
      hands.set(by.name, hand)
      const beat = child.story.visits?.find((one) => one.ago === ago) ?? ordinary(world, child, home, ago, hand, luck)
      const together = sitting && world.luck.fork(`together/${sitting[0]}/${ago}`).uuid(world.moment(ago, '15:30'))
      writeVisit(world, child, home, by, beat, days[i + 1], luck, together)
    })
  }
}

/** Meant to last to eighteen and past its first year for all of the story: three months between visits, reg 28(2). */
const lasting = ({ profile }: Child): boolean =>
  (profile.length === 'to-eighteen' || profile.length === 'long-term') && profile.placed > 575

/** Days before today, first to last: the story's own, the first week of each home, and enough between to keep to the rule. */
function visitDays(world: World, child: Child): number[] {
  const { profile } = child
  const luck = world.luck.fork(`rhythm/${profile.key}`)
  const told = (child.story.visits ?? []).map(({ ago }) => ago)
  if (profile.visits === 'long-term') return told
  if (profile.visits === 'weekly')
    return Array.from({ length: Math.floor((profile.placed - 6) / 7) + 1 }, (_, i) => 5 + i * 7).reverse()
  const arrivals = [
    profile.placed,
    ...profile.earlier.filter(({ type }) => type !== 'parent').map(({ from }) => from),
  ].filter((ago) => ago <= STORY_DAYS + 20)
  const begun = arrivals
    .map((ago) => ago - luck.whole(2, 5))
    .filter((ago) => !told.some((one) => one < Math.max(...arrivals) && Math.abs(one - ago) < 7))
  // Just before the story, so that its first visit has one to count from.
  const before = [profile.placed, ...profile.earlier.map(({ from }) => from)].some((ago) => ago > STORY_DAYS + 30)
    ? [STORY_DAYS + luck.whole(3, 20)]
    : []
  const fixed = [...new Set([...before, ...begun, ...told])].sort((a, b) => b - a)
  const [every, most] = lasting(child) ? [84, 88] : [37, 42]
  return fixed.flatMap((ago, i) => {
    const next = fixed[i + 1]
    if (next === undefined || ago - next <= most) return [ago]
    const between = Math.ceil((ago - next) / every) - 1
    const step = (ago - next) / (between + 1)
    // Now and then one comes too late: sickness, leave, a van that would not start.
    const slip = luck.of(25) ? most + luck.whole(3, 8) - step : 0
    return [
      ago,
      ...Array.from(
        { length: between },
        (_, k) => ago - Math.round(step * (k + 1) + (k === 0 ? Math.min(slip, step - 3) : 0)),
      ),
    ]
  })
}

function dealt(luck: Chance): Hand {
  const from = (cards: readonly Card[]) => {
    const deal = deck(cards, luck)
    return (age: number): string => deal((card) => card.from <= age && age <= card.to)?.text ?? ''
  }
  return {
    seen: from(SEEN),
    carer: from(CARER_SAYS),
    changed: from(CHANGED),
    health: from(HEALTH),
    school: from(SCHOOL),
    family: from(FAMILY),
    said: from(SAID),
    act: from(PROMISES),
  }
}

function ordinary(
  world: World,
  child: Child,
  home: Household | undefined,
  ago: number,
  hand: Hand,
  luck: Chance,
): VisitBeat {
  const { age } = child.profile
  const words = wordsFor(child, home ?? world.household(child.profile.home))
  const say = (from: keyof Hand): string => fill(hand[from](age), words)
  const plans = luck.shuffled(PLAN.filter(([from, to]) => from <= age && age <= to)).slice(0, luck.whole(1, 3))
  const by = world.workerOn(child, ago).name
  return {
    ago,
    seen: say('seen'),
    carer: say('carer'),
    change: say('changed'),
    plan: plans.map(([, , item, impact]) => [fill(item, words), fill(impact, words)] as const),
    ...(age < 5
      ? { notAlone: `${child.profile.name} is ${age}: seen at play, with a carer close by.` }
      : luck.of(9)
        ? { notAlone: 'Asked to stay in the kitchen with everybody, and was glad to talk there.' }
        : {}),
    ...(luck.of(86) && { said: say('said') }),
    ...(luck.of(70) && { health: say('health') }),
    ...(luck.of(75) && { school: say('school') }),
    ...(luck.of(70) && { family: say('family') }),
    ...(luck.of(12) && { unannounced: true as const }),
    ...(luck.of(55) && { actions: [promise(say('act'), by, ago, luck)] }),
  }
}

/** "What was promised | how we know that it was kept". Of the last weeks' promises some are late. */
function promise(text: string, owner: string, ago: number, luck: Chance): VisitAction {
  const [what, done] = text.split(' | ') as [string, string]
  const within = luck.whole(9, 34)
  return { what, owner, in: within, ...((ago - within > 15 || luck.of(60)) && { done }) }
}

function writeVisit(
  world: World,
  child: Child,
  home: Household | undefined,
  by: Person,
  beat: VisitBeat,
  next: number | undefined,
  luck: Chance,
  together?: string,
): void {
  const { profile } = child
  const date = world.workday(beat.ago)
  const ago = daysBetween(date, world.today)
  const from = later(date, '15:00', luck.whole(0, 8) * 15 - 30).time
  const at = world.moment(ago, from)
  const where =
    home?.profile.name ?? profile.earlier.find((one) => beat.ago <= one.from && beat.ago > one.to)?.with ?? 'the family'
  const young = profile.age < 5
  const bedroom = luck.of(95)
  const row = (): string => luck.uuid(at)
  const body: Body = {
    date,
    from,
    option: 'statutory',
    manner: 'in-person',
    announced: beat.unannounced ? 'unannounced' : 'planned',
    place: `at home with ${where}`,
    present: [
      { id: row(), who: world.ref(profile.name), relation: 'child' },
      ...(home?.profile.carers ?? [])
        .slice(0, luck.of(55) ? 2 : 1)
        .map(({ name }) => ({ id: row(), who: world.ref(name, home), relation: 'carer' })),
    ],
    alone: beat.notAlone ? 'not-alone' : 'alone',
    ...(beat.notAlone && {
      notAloneGround: young ? ('age' as const) : ('refused' as const),
      notAloneReason: beat.notAlone,
    }),
    ...(beat.said
      ? {
          words: [
            {
              id: row(),
              quote: beat.said,
              setting: beat.notAlone
                ? 'at home, not alone'
                : profile.age > 10 || !bedroom
                  ? 'alone, on a walk'
                  : 'alone in the bedroom',
              time: later(date, from, 25).time,
            },
          ],
        }
      : {
          noWords: young
            ? `${profile.name} was busy and content, and spoke in looks today.`
            : `${profile.name} did not want to be written down today, and I said that was fine.`,
        }),
    bedroom: bedroom
      ? { answer: true }
      : { answer: false, reason: 'There was a sleeping baby in it that day; next time it comes first.' },
    plan: (beat.plan ?? ([['How everyday life is going', beat.change]] as const)).map(([item, impact]) => ({
      id: row(),
      item,
      impact,
    })),
    ...(beat.health && { health: beat.health }),
    ...(beat.school && { school: beat.school }),
    ...(beat.family && { familyTime: beat.family }),
    observations: beat.seen,
    carerView: beat.carer,
    ...(beat.scale !== undefined && { score: beat.scale }),
    ...(beat.actions && {
      actions: beat.actions.map((one) => ({
        id: row(),
        what: one.what,
        owner: world.ref(one.owner),
        due: addDays(date, one.in),
        plan: 'child' as const,
        ...(one.owner === by.name && { promised: { answer: true } }),
      })),
    }),
    changed: beat.change,
    nextDate: nextDate(world, child, date, next),
  }
  // Signed within five working days [P]; now and then a day or two late; the newest may wait on the desk.
  const signDate = addWorkingDays(
    date,
    child.story.visits?.includes(beat) ? luck.whole(1, 2) : luck.whole(1, luck.of(10) ? 8 : 4),
  ).date
  const signAgo = daysBetween(signDate, world.today)
  const signed =
    signAgo >= 1 ? { by, at: world.moment(signAgo, later(signDate, '09:00', luck.whole(0, 420)).time) } : undefined
  const followed = world.book.write(statutoryVisit, {
    files: [child.file],
    by,
    at,
    body,
    ...(together && { together }),
    ...(signed && { signed }),
    ...(luck.of(4) &&
      signed &&
      signAgo > 3 && {
        addenda: [
          {
            by,
            at: world.moment(signAgo - 2, '10:20'),
            text: `${where.split(' and ')[0]} was out for the first ten minutes; I should have written that.`,
          },
        ],
      }),
  })
  if (signed) settle(world, child, followed, beat, luck)
}

/** A date that was agreed and still lay ahead: where another visit came, near that one. */
function nextDate(world: World, child: Child, date: string, next: number | undefined): string {
  if (next !== undefined) return world.workday(next) > date ? world.workday(next) : addDays(date, 7)
  if (child.profile.visits === 'long-term') return addMonths(date, 6)
  const due = addDays(date, child.profile.visits === 'weekly' ? 7 : lasting(child) ? 84 : 42)
  return due
}

/** What became of the chronology entry and the actions that signing began. */
function settle(world: World, child: Child, followed: readonly Followed[], beat: VisitBeat, luck: Chance): void {
  for (const { record, replace } of followed) {
    const ago = daysBetween(record.at.slice(0, 10), world.today)
    if (record.type === 'chronology-entry') {
      if (ago > 4)
        replace({ ...record, signatures: [{ by: record.by, at: world.moment(ago - 2, '16:10'), as: 'sign' }] })
      continue
    }
    const body = record.body as BodyOf<typeof action.fields>
    const told = beat.actions?.find(({ what }) => what === body.what)
    const due = daysBetween(body.due as string, world.today)
    // A promise of the last days is still open even where it will be kept.
    const evidence = due > -3 || child.story.visits?.includes(beat) ? told?.done : undefined
    if (!evidence) continue
    const doneAgo = Math.max(1, Math.min(ago - 1, due + luck.whole(0, 5)))
    if (doneAgo >= ago) continue
    const changed = { ...record.body, status: 'done', doneOn: world.day(doneAgo), evidence }
    const owner = world.people.find(({ id }) => id === body.owner?.recordId)
    replace({
      ...record,
      edits: [{ by: owner?.id ?? record.by, at: world.moment(doneAgo, '17:05'), body: changed }],
      ...(luck.of(50) &&
        doneAgo > 2 && {
          marks: [
            { id: luck.uuid(record.at), by: record.by, kind: 'verified', at: world.moment(doneAgo - 1, '11:40') },
          ],
        }),
    })
  }
}
