/** A month with a household: the supervisory visit, and what everybody there answers on the scale. */
import { addDays, addWorkingDays, daysBetween } from '../model/calendar.ts'
import type { BodyOf } from '../model/field.ts'
import type { FileId } from '../model/file.ts'
import { STEADY } from '../records/shared-fields.ts'
import { scaling } from '../records/scaling.ts'
import { supervisoryVisit } from '../records/supervisory-visit.ts'
import { later, STORY_DAYS } from './calendar.ts'
import { deck, type Chance } from './chance.ts'
import type { ScoreBeat } from './stories/beats.ts'
import { fill } from './words/card.ts'
import * as words from './words/supervision.ts'
import type { Child, Household, World } from './world.ts'

const MONTHLY = 29

export function writeSupervision(world: World): void {
  const shared = new Map<string, Hand>()
  world.households.forEach((home, i) => {
    const luck = world.luck.fork(`supervision/${home.profile.key}`)
    const hand = shared.get(home.supervisor.name) ?? dealt(world.luck.fork(`supervision/${home.supervisor.name}`))
    shared.set(home.supervisor.name, hand)
    const since = Math.min(STORY_DAYS - 4, home.profile.approvedMonths * 30)
    const told = world.children.flatMap((child) =>
      (child.story.scores ?? []).flatMap((score) =>
        world.homeOn(child, score.ago) === home ? [{ child, score }] : [],
      ),
    )
    let first = true
    for (let ago = since - ((i * 5) % 23); ago >= 2; ago -= MONTHLY + luck.whole(-3, luck.of(7) ? 9 : 2)) {
      writeVisit(world, home, ago, first, hand, luck)
      first = false
    }
    for (const { child, score } of told) writeAnswer(world, home, child, score)
    if (told.length < 4) writeOrdinaryAnswers(world, home, hand, luck, since)
  })
}

type Hand = {
  readonly [K in
    | 'logs'
    | 'training'
    | 'safer'
    | 'delegated'
    | 'stress'
    | 'agreed'
    | 'why'
    | 'up'
    | 'carerWhy'
    | 'carerUp']: () => string
}

function dealt(luck: Chance): Hand {
  const from = (cards: readonly string[]) => {
    const deal = deck(cards, luck)
    return (): string => deal() ?? ''
  }
  return {
    logs: from(words.LOGS),
    training: from(words.TRAINING),
    safer: from(words.SAFER),
    delegated: from(words.DELEGATED),
    stress: from(words.STRESS),
    agreed: from(words.AGREED),
    why: from(words.WHY),
    up: from(words.STEP_UP),
    carerWhy: from(words.CARER_WHY),
    carerUp: from(words.CARER_UP),
  }
}

function writeVisit(world: World, home: Household, wanted: number, first: boolean, hand: Hand, luck: Chance): void {
  const { profile, supervisor } = home
  const date = world.workday(wanted)
  const ago = daysBetween(date, world.today)
  const from = later(date, '10:00', luck.whole(0, 12) * 15).time
  const at = world.moment(ago, from)
  const say = (text: string): string => fill(text, { carers: profile.name })
  const carer = luck.pick(home.carers)
  // The supervising worker's own answer follows the house: the story's where there is one near that day.
  const told = world.children.flatMap((child) =>
    (child.story.scores ?? []).filter((score) => world.homeOn(child, score.ago) === home),
  )
  const near = told.filter((score) => score.by === supervisor.name && Math.abs(score.ago - ago) < 20)[0]
  const carers = told
    .filter((score) => home.carers.some(({ name }) => name === score.by) && score.ago >= ago - 10)
    .sort((a, b) => a.ago - b.ago)
  const score = near?.score ?? Math.min(9, Math.max(4, (carers[0]?.score ?? 8) + (luck.of(30) ? 1 : 0)))
  const body: BodyOf<typeof supervisoryVisit.fields> = {
    date,
    from,
    announced: luck.of(16) ? 'unannounced' : 'planned',
    present: home.carers
      .slice(0, luck.of(70) ? 2 : 1)
      .map(({ name }) => ({ id: luck.uuid(at), who: world.ref(name, home), relation: 'carer' })),
    logsReviewed: luck.of(93)
      ? { answer: true }
      : { answer: false, reason: 'The hour went on one hard thing. Logs are first next time.' },
    logsDiscussed: say(hand.logs()),
    training: say(hand.training()),
    saferCaring: say(hand.safer()),
    delegatedAuthority: first ? `Approved for: ${profile.terms}. ${say(hand.delegated())}` : say(hand.delegated()),
    stress: first ? `${profile.about} ${say(hand.stress())}` : say(hand.stress()),
    score,
    scoreWhy: near?.why ?? say(hand.why()),
    scoreStepUp: near?.up ?? say(hand.up()),
    agreed: say(hand.agreed()),
    nextDate: addDays(date, MONTHLY),
  }
  const signDate = addWorkingDays(date, luck.whole(1, 4)).date
  const signAgo = daysBetween(signDate, world.today)
  const coAgo = signAgo - luck.whole(0, 6)
  const signed = signAgo >= 1 ? { by: supervisor, at: world.moment(signAgo, '11:30') } : undefined
  world.book.write(supervisoryVisit, {
    files: [home.file],
    by: supervisor,
    at,
    body,
    ...(signed && { signed }),
    ...(signed && coAgo >= 1 && luck.of(94) && { countersigned: { by: carer, at: world.moment(coAgo, '20:05') } }),
  })
}

type Relation = NonNullable<BodyOf<typeof scaling.fields>['relation']>

function relationOf(home: Household, child: Child | undefined, by: string): Relation {
  if (home.carers.some(({ name }) => name === by)) return 'carer'
  if (by === home.supervisor.name) return 'supervising-social-worker'
  const other = home.profile.others.find(({ name }) => name === by)
  if (other) return other.relation === 'son' || other.relation === 'daughter' ? 'carers-child' : 'other-adult'
  return by === child?.profile.name ? 'child' : 'other'
}

/** Carers enter their own and their children's; a child's own answer is asked by their social worker. */
function writeAnswer(world: World, home: Household, child: Child | undefined, score: ScoreBeat): void {
  const relation = relationOf(home, child, score.by)
  const carer = home.carers.find(({ name }) => name === score.by) ?? home.carers[0] ?? home.supervisor
  const by =
    relation === 'carer' ? carer : relation === 'child' && child ? world.workerOn(child, score.ago) : home.supervisor
  const files: FileId[] = child ? [child.file, home.file] : [home.file]
  world.book.write(scaling, {
    files,
    by,
    at: world.moment(score.ago, later('2000-01-01', '17:00', (score.by.length * 17 + score.score * 5) % 160).time),
    body: {
      date: world.day(score.ago),
      question: STEADY.question,
      worst: STEADY.worst,
      best: STEADY.best,
      person: world.ref(score.by, home),
      relation,
      score: score.score,
      whyNotLower: score.why,
      oneStepUp: score.up,
    },
  })
}

/** Homes that go quietly: the carers, and now and then a son or daughter, every two months. */
function writeOrdinaryAnswers(world: World, home: Household, hand: Hand, luck: Chance, since: number): void {
  const here = world.children.filter((child) => child.profile.home === home.profile.key)
  const child = here.length === 1 ? here[0] : undefined
  for (let ago = since - 12; ago > 18; ago -= luck.whole(48, 62)) {
    const asked = [
      ...home.carers.map(({ name }) => name),
      ...home.profile.others.filter(({ relation }) => relation !== 'lodger').map(({ name }) => name),
    ]
    for (const by of asked) {
      const whole = child && ago <= child.profile.placed ? child : undefined
      writeAnswer(world, home, whole, { ago, by, score: luck.whole(7, 9), why: hand.carerWhy(), up: hand.carerUp() })
    }
  }
}
