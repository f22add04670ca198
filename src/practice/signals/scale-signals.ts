/** F1 to F3: what people answered on the scale from 0 (worst) to 10 (best), each person by themselves, never averaged. */
import { addMonths } from '../../model/calendar.ts'
import { inWords } from '../../records/summary-words.ts'
import { dayInWords } from '../london-day.ts'
import type { Dot } from '../picture-parts.ts'
import type { StabilitySignal } from './signal.ts'
import type { SignalFacts } from './signal-facts.ts'

// Section F [P]. A service that sets another gate for the process (S2.8) does not move this: it opens a talk, no meeting.
const BELOW = 5
const FALL = 2
const FALLS_IN_A_ROW = 3
const APART = 3

const on = ({ date }: Pick<Dot, 'date'>): string => dayInWords(date)

/** F2 where one person's answers fell, else F1 where the newest is low: one sentence for each person. */
export function answersLow(facts: SignalFacts): StabilitySignal[] {
  return facts.threads.flatMap(({ who: name, dots }): StabilitySignal[] => {
    const last = dots.at(-1)
    if (!last) return []
    const who = facts.say(name)
    const before = dots.at(-2)
    // what was said on the same day is no yardstick for it
    const earlier = dots.findLast(({ date }) => date < last.date)
    const falls = fallsAtTheEnd(dots)
    const told = (rule: 'F1' | 'F2', words: string, back: number, baseline?: string): StabilitySignal[] => {
      const evidence = dots.slice(-back).map(({ recordId }) => recordId)
      return [
        {
          rule,
          words,
          evidence,
          see: evidence.length > 1 ? 'The answers' : 'The answer',
          ...(baseline !== undefined && { baseline }),
        },
      ]
    }
    if (falls >= FALLS_IN_A_ROW) {
      const first = dots.at(-1 - falls)
      return told(
        'F2',
        `${who}’s answers fell ${inWords(falls)} times, to ${last.score} on ${on(last)}.`,
        falls + 1,
        first && `${first.score} on ${on(first)}`,
      )
    }
    if (before && before.score - last.score >= FALL)
      return told(
        'F2',
        `${who} answered ${last.score} on ${on(last)}, and ${before.score} before.`,
        2,
        `${before.score} on ${on(before)}`,
      )
    return last.score < BELOW
      ? told('F1', `${who} answered ${last.score} on ${on(last)}.`, 1, earlier && `${earlier.score} on ${on(earlier)}`)
      : []
  })
}

/** How many times in a row the answers fell, up to the newest. */
function fallsAtTheEnd(dots: readonly Dot[]): number {
  let falls = 0
  for (let at = dots.length - 1; at > 0; at--) {
    if ((dots[at]?.score ?? 0) >= (dots[at - 1]?.score ?? 0)) break
    falls += 1
  }
  return falls
}

/** F3: those who are furthest apart, of everybody's newest answers within three months. */
export function answersApart(facts: SignalFacts): StabilitySignal[] {
  const since = addMonths(facts.today, -3)
  const newest = facts.threads
    .flatMap(({ dots }) => dots.at(-1) ?? [])
    .filter(({ date }) => date >= since)
    .sort((a, b) => a.score - b.score || (a.who < b.who ? -1 : 1))
  const [low, high] = [newest[0], newest.at(-1)]
  if (!low || !high || high.score - low.score < APART) return []
  return [
    {
      rule: 'F3',
      words: `${facts.say(low.who)} answered ${low.score} and ${facts.say(high.who)} ${high.score}.`,
      baseline: low.date === high.date ? `both on ${on(low)}` : `on ${on(low)} and on ${on(high)}`,
      evidence: [low, high].sort((a, b) => (a.date < b.date ? -1 : 1)).map(({ recordId }) => recordId),
      see: 'The answers',
    },
  ]
}
