/** Daily logs: as often as each household has agreed, with the days of a child's own story told in the story's words. */
import type { BodyOf } from '../model/field.ts'
import { dailyLog } from '../records/daily-log.ts'
import type { Person } from './book.ts'
import { later, season, STORY_DAYS, weekday } from './calendar.ts'
import { deck, type Chance } from './chance.ts'
import type { LogBeat } from './stories/beats.ts'
import { fill, whenOf, type Card, type When } from './words/card.ts'
import { DAYS } from './words/days.ts'
import { EVENINGS } from './words/evenings.ts'
import { DETAILS } from './words/details.ts'
import { SAID } from './words/said.ts'
import { STRENGTHS } from './words/strengths.ts'
import { REPLIES } from './words/supervision.ts'
import { wordsFor } from './wording.ts'
import type { Child, Household, World } from './world.ts'

/** From here on a home that agreed to daily logs writes them; before, three a week had been enough. */
const DENSE_DAYS = 50
const THREE_A_WEEK: readonly number[] = [1, 3, 6]

export function writeLogs(world: World): void {
  const lately = new Lately()
  const kids = world.children.map((child) => ({
    child,
    hand: dealer(child, world.luck.fork(`logs/${child.profile.key}`), lately),
  }))
  // Day by day through all children, so that no two homes of a team tell the same thing in the same week.
  for (let ago = STORY_DAYS; ago >= 1; ago -= 1) {
    for (const { child, hand } of kids) {
      const home = world.homeOn(child, ago)
      if (!home) continue
      const beat = child.story.logs?.find((one) => one.ago === ago)
      if (!beat && !isLogDay(world, child, home, ago, hand.luck)) continue
      writeLog(world, child, home, ago, beat ?? everyday(world, child, home, ago, hand), hand)
    }
  }
}

function isLogDay(world: World, child: Child, home: Household, ago: number, luck: Chance): boolean {
  const day = weekday(world.day(ago))
  const { logs } = home.profile
  if (logs === 'weekly') return day === child.profile.number % 7
  if (logs === 'daily' && ago <= DENSE_DAYS) return ago <= 7 || luck.of(93)
  return THREE_A_WEEK.includes((day + child.profile.number) % 7)
}

/** Texts dealt in the last days, whoever wrote them. */
class Lately {
  readonly #ago = new Map<string, number>()
  fresh(text: string, ago: number): boolean {
    const before = this.#ago.get(text)
    return before === undefined || before - ago > 5
  }
  used(text: string, ago: number): void {
    this.#ago.set(text, ago)
  }
}

interface Dealer {
  readonly luck: Chance
  /** Day cards this child has had before: told again, they have another ending. */
  readonly told: Set<string>
  card(from: 'day' | 'evening' | 'well' | 'said', ago: number, when?: When): string
}

function dealer(child: Child, luck: Chance, lately: Lately): Dealer {
  const { age } = child.profile
  const fits = (card: Card): boolean => card.from <= age && age <= card.to
  const decks = {
    day: deck(DAYS.filter(fits), luck),
    evening: deck(EVENINGS.filter(fits), luck),
    well: deck(STRENGTHS.filter(fits), luck),
    said: deck(SAID.filter(fits), luck),
  }
  return {
    luck,
    told: new Set(),
    card(from, ago, when) {
      const suits = (card: Card): boolean =>
        when === undefined ||
        card.when === undefined ||
        card.when === when ||
        (when === 'summer' && card.when === 'holiday')
      const card =
        decks[from]((one) => suits(one) && lately.fresh(one.text, ago), false) ??
        decks[from](suits, false) ??
        decks[from](suits)
      if (!card) throw new Error(`no ${from} card for ${child.profile.name}`)
      lately.used(card.text, ago)
      return card.text
    },
  }
}

function everyday(world: World, child: Child, home: Household, ago: number, hand: Dealer): LogBeat {
  const words = wordsFor(child, home)
  const { luck } = hand
  const shape = luck.whole(1, 10)
  const when = whenOf(season(world.day(ago)))
  const day = shape > 1 ? fill(hand.card('day', ago, when), words) : ''
  const again = day === '' || hand.told.has(day)
  hand.told.add(day)
  const evening = shape < 8 || again ? fill(hand.card('evening', ago, when), words) : ''
  const happened = shape === 7 ? `${evening} ${day}`.trim() : `${day} ${evening}`.trim()
  const detail = luck.of(24) ? luck.pick(DETAILS.filter(({ from }) => child.profile.age >= from)) : undefined
  return {
    ago,
    happened,
    well: fill(hand.card('well', ago), words),
    ...(luck.of(22) && { said: hand.card('said', ago) }),
    ...(luck.of(60) && { feeling: mood(child, home, ago, luck) }),
    ...(detail && { [detail.where]: fill(luck.pick(detail.texts), words) }),
    ...(luck.of(6) && { late: luck.whole(1, 3) }),
  }
}

/** How a carer feels goes with how steady home feels: around their last answer on the scale. */
function mood(child: Child, home: Household, ago: number, luck: Chance): number {
  const answers = (child.story.scores ?? []).filter(
    (score) => score.ago >= ago && home.carers.some(({ name }) => name === score.by),
  )
  const last = answers.sort((a, b) => a.ago - b.ago)[0]?.score ?? 7
  return Math.min(10, Math.max(2, Math.round(last + Math.sin(ago / 9) + (luck.next() - 0.5) * 3)))
}

function writeLog(world: World, child: Child, home: Household, ago: number, beat: LogBeat, { luck }: Dealer): void {
  const at = world.moment(Math.max(1, ago - (beat.late ?? 0)), later('2000-01-01', '19:40', luck.whole(0, 150)).time)
  const first = home.carers[0] as Person
  // The story's own days are told by the first-named carer.
  const by = child.story.logs?.includes(beat) || luck.of(72) ? first : luck.pick(home.carers)
  const body: BodyOf<typeof dailyLog.fields> = {
    date: world.day(ago),
    happened: beat.happened,
    wentWell: beat.well,
    ...(beat.said && { words: [{ id: luck.uuid(at), quote: beat.said }] }),
    ...(beat.feeling !== undefined && { feeling: beat.feeling }),
    ...(beat.sleep && { sleep: beat.sleep }),
    ...(beat.food && { food: beat.food }),
    ...(beat.school && { school: beat.school }),
    ...(beat.health && { health: beat.health }),
    ...(beat.family && { familyTime: beat.family }),
    ...(beat.help ? { help: { answer: true, reason: beat.help } } : luck.of(30) ? { help: { answer: false } } : {}),
  }
  // Read within seven days [P, S4]; the newest wait for their reader.
  const readAgo = ago - (beat.late ?? 0) - luck.whole(1, luck.of(6) ? 10 : 5)
  const note = beat.reply ?? (luck.of(16) ? luck.pick(REPLIES) : undefined)
  const when =
    readAgo >= 1
      ? world.moment(readAgo, later('2000-01-01', '08:40', luck.whole(0, 480)).time)
      : beat.reply && hourLater(at)
  const workerRead = ago > 3 && ago < 15 && !beat.late && luck.of(85) ? ago - luck.whole(1, 2) : 0
  world.book.write(dailyLog, {
    files: [child.file, home.file],
    by,
    at,
    body,
    ...((when || workerRead) && {
      marks: [
        ...(when ? [{ by: home.supervisor, kind: 'read' as const, at: when, ...(note && { note }) }] : []),
        ...(when && beat.talked
          ? [{ by: home.supervisor, kind: 'discussed' as const, at: hourLater(when), note: beat.talked }]
          : []),
        ...(workerRead
          ? [{ by: world.workerOn(child, 1), kind: 'read' as const, at: world.moment(workerRead, '08:25') }]
          : []),
      ],
    }),
  })
}

/** An answer on the same evening, to a log of the day before the story ends. */
const hourLater = (at: string): string => new Date(Date.parse(at) + 3600000).toISOString()
