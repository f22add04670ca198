import { useSignal } from '@preact/signals'
import { londonDay } from '../../practice/london-day.ts'
import type { ChildProcess } from '../../practice/process/child-process.ts'
import { BEGINNING } from '../../practice/process/fold.ts'
import { rowsFrom } from '../../practice/process/process-picture.ts'
import { laneWords, stateName } from '../../practice/process/state-words.ts'
import { TABLE } from '../../practice/process/table.ts'
import type { Row } from '../../practice/process/table.ts'
import { ProcessChart, ProcessKey } from '../charts/process-chart.tsx'
import { useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { capital, listed, shortDay } from '../words.ts'

const HERE = 'It stands here'
const SUPPOSED = 'If that happened'

/** The picture of the process, and a table that says the same. */
export function ProcessPictureSection(props: {
  readonly stands: ChildProcess
  /** Drawn as it would be, not as it is. */
  readonly isSupposed: boolean
  readonly name: string
}) {
  const { stands, isSupposed, name } = props
  const view = useSignal<'picture' | 'table'>('picture')
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
    <section aria-labelledby="picture">
      <div class="row spread wrap">
        <h2 id="picture">{isSupposed ? 'The whole way, if that happened' : 'The whole way'}</h2>
        <div class="row wrap no-print" role="group" aria-label="Show as">
          {chip('picture', 'chart', 'Picture')}
          {chip('table', 'table', 'Table')}
        </div>
      </div>
      {view.value === 'picture' ? (
        <>
          <ProcessKey here={isSupposed ? SUPPOSED : HERE} />
          <ProcessChart
            stay={stands.newest ?? BEGINNING}
            here={isSupposed ? SUPPOSED : HERE}
            title={`Where ${name} ${isSupposed ? 'would stand' : 'stands'} in the stability process`}
            description={described(stands)}
          />
        </>
      ) : (
        <ProcessTable stands={stands} />
      )}
    </section>
  )
}

/** The picture in one breath, for those who hear it. */
function described({ newest, state }: ChildProcess): string {
  const led = (newest?.path ?? []).map(({ row }) => row.says)
  const next = rowsFrom(state).map(({ says }) => says)
  return [
    `It stands at: ${stateName(state)}.`,
    led.length > 0 ? `Led here: ${led.join(', then ')}.` : '',
    next.length > 0 ? `May follow: ${listed(next)}.` : '',
    'The table holds every step.',
  ]
    .filter(Boolean)
    .join(' ')
}

function ProcessTable({ stands }: { readonly stands: ChildProcess }) {
  const today = useToday()
  const next = rowsFrom(stands.state)
  const mark = (row: Row): string => {
    const taken = (stands.newest?.path ?? []).filter((one) => one.row === row).map(({ event }) => londonDay(event.at))
    const last = taken.at(-1)
    const when = last
      ? `Led here${taken.length > 1 ? `, ${taken.length} times, last` : ''} on ${shortDay(last, today)}`
      : ''
    return [when, next.includes(row) ? 'May follow' : ''].filter(Boolean).join('. ')
  }
  return (
    <table class="all-table process-table">
      <caption class="vh">Every step of the process, with what led here and what may follow</caption>
      <thead>
        <tr>
          <th scope="col">Rule</th>
          <th scope="col">From</th>
          <th scope="col">What happens</th>
          <th scope="col">To</th>
          <th scope="col">Whose</th>
          <th scope="col">Here</th>
        </tr>
      </thead>
      <tbody>
        {TABLE.map((row) => (
          <tr key={`${row.id} ${row.from[0]} ${row.to} ${row.guard}`} aria-current={mark(row) ? 'step' : undefined}>
            <th scope="row">{row.id}</th>
            <td>{row.from.length > 5 ? 'Any home' : row.from.map(stateName).join(' · ')}</td>
            <td class="words">{row.says}</td>
            <td>{stateName(row.to)}</td>
            <td>{capital(laneWords(row.actor))}</td>
            <td>
              <b>{mark(row)}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
