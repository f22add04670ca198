import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { addMonths } from '../../model/calendar.ts'
import { childName } from '../../practice/home.ts'
import type { Child } from '../../practice/home.ts'
import { pictureRows } from '../../practice/picture-parts.ts'
import type { Scorer, StabilityPicture } from '../../practice/picture-parts.ts'
import { stabilityPicture } from '../../practice/stability-picture.ts'
import { whoClass, WhoShape } from '../charts/shapes.tsx'
import { StabilityChart } from '../charts/stability-chart.tsx'
import { useNotebook, useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { FlagOf } from '../parts/record-flag.tsx'
import { useNameWords } from '../parts/name.tsx'
import { dayMonth, longDay, shortDay } from '../words.ts'
import { ChildAside } from './child-aside.tsx'
import { SignalsLine } from './signals-line.tsx'
import { StandsLine } from './stands-line.tsx'
import '../look/screens/stability-chart.css'

const SPANS = [
  [6, 'Six months'],
  [12, 'A year'],
  [36, 'Three years'],
] as const

/** The stability picture and, beside it, what was promised, the child's last words, who lives here, what comes up. */
export function ChildStability({ child }: { readonly child: Child }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const { route } = useLocation()
  const view = useSignal<'picture' | 'table'>('picture')
  const span = useSignal(6)
  const chosen = useSignal<string | undefined>(undefined)
  const picture = stabilityPicture(casebook, child.id, today, say)
  const rows = pictureRows(picture)
  const name = say(childName(child))
  const from = `${addMonths(today, -span.value).slice(0, 7)}-01`
  const below = rows
    .filter((row) => (chosen.value ? row.recordId === chosen.value : row.date <= today))
    .slice(0, chosen.value ? 1 : 2)
  const chip = (value: 'picture' | 'table', icon: string, words: string) => (
    <button
      type="button"
      class="chip"
      aria-pressed={view.value === value}
      onClick={() => {
        view.value = value
      }}
    >
      <Icon name={icon} />
      {words}
    </button>
  )
  return (
    <>
      <StandsLine child={child} />
      <SignalsLine child={child} />
      <div class="child-cols">
        <ChildAside child={child} />
        <section aria-labelledby="steady" class="picture">
          <div class="row spread wrap">
            <h2 id="steady">How steady home has been</h2>
            <div class="row wrap" role="group" aria-label="Show as">
              {chip('picture', 'chart', 'Picture')}
              {chip('table', 'table', 'Table')}
            </div>
          </div>
          <Key threads={picture.threads} />
          {view.value === 'picture' ? (
            <>
              <StabilityChart
                picture={picture}
                from={from}
                today={today}
                title={`Stability picture for ${name}`}
                description={described(picture, today)}
                onChoose={(id) => {
                  chosen.value = id
                }}
                onOpen={(id) => route(`/record/${id}`)}
              />
              <table class="mini-table">
                <caption class="vh">{chosen.value ? 'The entry you are at' : 'Newest entries'}</caption>
                <tbody>
                  {below.map((row) => (
                    <tr key={row.recordId + row.what}>
                      <th scope="row">{dayMonth(row.date)}</th>
                      <td>
                        {row.what} <FlagOf recordId={row.recordId} />
                      </td>
                      <td>{row.words}</td>
                      <td>
                        <a href={`/record/${row.recordId}`}>
                          Open<span class="vh"> {row.what}</span>
                        </a>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <div class="row wrap spans" role="group" aria-label="How far back">
                {SPANS.map(([months, words]) => (
                  <button
                    key={months}
                    type="button"
                    class="chip"
                    aria-pressed={span.value === months}
                    onClick={() => {
                      span.value = months
                      chosen.value = undefined
                    }}
                  >
                    {words}
                  </button>
                ))}
              </div>
            </>
          ) : (
            <table class="all-table">
              <caption class="vh">Everything on the stability picture, newest first</caption>
              <thead>
                <tr>
                  <th scope="col">Day</th>
                  <th scope="col">What</th>
                  <th scope="col">In words</th>
                  <th scope="col">
                    <span class="vh">Record</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.recordId + row.what}>
                    <th scope="row">{shortDay(row.date, today)}</th>
                    <td>
                      {row.what} <FlagOf recordId={row.recordId} />
                    </td>
                    <td class="words">{row.words}</td>
                    <td>
                      <a href={`/record/${row.recordId}`}>
                        Open
                        <span class="vh">
                          {' '}
                          {row.what}, {dayMonth(row.date)}
                        </span>
                      </a>
                    </td>
                  </tr>
                ))}
                {[...picture.bands].reverse().map((band) => (
                  <tr key={band.recordId}>
                    <th scope="row">{longDay(band.from, today)}</th>
                    <td>{band.short}</td>
                    <td class="words">
                      {band.to
                        ? `Until ${longDay(band.to, today)}${band.ending ? `, ${band.ending}` : ''}`
                        : 'Lives here now'}
                    </td>
                    <td>
                      <a href={`/record/${band.recordId}`}>
                        Open<span class="vh"> {band.short}</span>
                      </a>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      </div>
    </>
  )
}

function Key({ threads }: { readonly threads: StabilityPicture['threads'] }) {
  if (threads.length === 0) return <p class="soft small">Nobody has been asked on the 0 to 10 scale yet.</p>
  const byShape = new Map<Scorer, string[]>()
  for (const { scorer, who } of threads) byShape.set(scorer, [...(byShape.get(scorer) ?? []), who])
  return (
    <ul class="key">
      {[...byShape].map(([scorer, names]) => (
        <li key={scorer}>
          <svg class={whoClass(scorer)} viewBox="0 0 18 18" aria-hidden="true">
            <WhoShape scorer={scorer} x={9} y={9} />
          </svg>
          {names.join(', ')}
        </li>
      ))}
      <li class="soft">Below the line at 5, an adult’s answer calls a meeting</li>
    </ul>
  )
}

/** The picture in one breath, for those who hear it. */
function described(picture: StabilityPicture, today: string): string {
  const answers = picture.threads.map(({ who, dots }) => {
    const [first, last] = [dots[0], dots.at(-1)]
    if (!first || !last) return ''
    return first === last
      ? `${who} answered ${last.score} on ${longDay(last.date, today)}.`
      : `${who}’s answers go from ${first.score} on ${longDay(first.date, today)} to ${last.score} on ${longDay(last.date, today)}.`
  })
  const lanes = picture.lanes
    .filter(({ marks }) => marks.length > 0)
    .map(({ label, marks }) => `${label}: ${marks.length}.`)
  return [...answers, ...lanes, 'The table holds every point. Arrow keys go from mark to mark, Enter opens one.']
    .filter(Boolean)
    .join(' ')
}
