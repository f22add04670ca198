import type { RejectedLine, ReturnOutcome } from '../../protocol/return-outcome.ts'
import { Status } from '../parts/status.tsx'
import { count } from '../words.ts'

/** Rows in the table on the screen; every one of them is in the file to keep. */
const SHOWN = 500

export function ImportOutcome({ result }: { readonly result: ReturnOutcome }) {
  const { rejected } = result
  return (
    <section aria-labelledby="outcome" class="outcome">
      <h2 id="outcome" tabIndex={-1}>
        <Status kind="done">The return is in</Status>
      </h2>
      <dl class="counts">
        {COUNTS.map(([key, words]) => (
          <div key={key}>
            <dt>{words}</dt>
            <dd class="num">{result[key].toLocaleString('en-GB')}</dd>
          </div>
        ))}
      </dl>
      <h3>
        {rejected.length === 0
          ? 'No line was refused'
          : `${count(rejected.length, 'line was', 'lines were')} refused, the rest is in`}
      </h3>
      {rejected.length > 0 ? (
        <>
          <div class="wide-table" role="region" aria-label="Refused lines" tabIndex={0}>
            <table class="all-table">
              <thead>
                <tr>
                  <th scope="col">File</th>
                  <th scope="col">Line</th>
                  <th scope="col">Column</th>
                  <th scope="col">Why</th>
                </tr>
              </thead>
              <tbody>
                {rejected.slice(0, SHOWN).map((one) => (
                  <tr key={`${one.file} ${one.line} ${one.column}`}>
                    <th scope="row">{one.file}</th>
                    <td class="num">{one.line}</td>
                    <td>{one.column}</td>
                    <td class="words">{one.reason}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {rejected.length > SHOWN ? <p class="soft small">The first {SHOWN} are shown.</p> : null}
          <button type="button" class="btn plain tight" onClick={() => keep(rejected)}>
            Keep all refused lines as a file
          </button>
        </>
      ) : null}
      <p>
        <a class="link" href="/children">
          See the children
        </a>
      </p>
    </section>
  )
}

const COUNTS = [
  ['children', 'Children'],
  ['placements', 'Placements'],
  ['openPlacements', 'Placements that last'],
  ['missingEpisodes', 'Missing episodes'],
  ['reviews', 'Reviews'],
  ['overlaps', 'Overlapping episodes, ended on the next one’s start'],
] as const

const cell = (value: string | number): string => `"${String(value).replaceAll('"', '""')}"`

function keep(rejected: readonly RejectedLine[]): void {
  const lines = [
    ['File', 'Line', 'Column', 'Why'],
    ...rejected.map((one) => [one.file, one.line, one.column, one.reason]),
  ]
  const url = URL.createObjectURL(
    new Blob([lines.map((line) => line.map(cell).join(',')).join('\r\n')], { type: 'text/csv' }),
  )
  const link = document.createElement('a')
  link.href = url
  link.download = 'refused-lines.csv'
  link.click()
  URL.revokeObjectURL(url)
}
