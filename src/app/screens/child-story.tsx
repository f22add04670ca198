/** The child's time here as a story, to read and to print (S4.12): each line from one record that can be opened. */
import { useMemo } from 'preact/hooks'
import type { Uuid } from '../../model/file.ts'
import { narrative } from '../../practice/joint/narrative.ts'
import type { Line } from '../../practice/joint/narrative.ts'
import { useNotebook, useToday } from '../context.ts'
import { ChildsWords } from '../parts/childs-words.tsx'
import { Icon } from '../parts/icon.tsx'
import { useSentence } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { childPath, readingPath } from '../paths.ts'
import { count, longDay } from '../words.ts'
import '../look/screens/both-files.css'

export function ChildStory({ childId }: { readonly childId: Uuid }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const version = casebook.version.value
  const months = useMemo(() => narrative(casebook, childId, today), [casebook, version, childId, today])
  return (
    <section aria-labelledby="story" class="tab-page story stack-4">
      <div class="row spread wrap no-print">
        <a class="link" href={childPath(childId, 'chronology')}>
          <Icon name="back" />
          The chronology
        </a>
        <button type="button" class="btn plain tight" onClick={() => window.print()}>
          <Icon name="print" />
          Print
        </button>
      </div>
      <h2 id="story">What happened, in order</h2>
      {months.length === 0 ? <p class="soft">Nothing is written yet.</p> : null}
      {months.map(({ month, lines }) => (
        <section key={month} aria-labelledby={`m-${month}`}>
          <h3 id={`m-${month}`}>{monthWords(month)}</h3>
          <ol class="plainlist">
            {lines.map((line) => (
              <Told key={`${line.recordId} ${line.words}`} line={line} today={today} />
            ))}
          </ol>
        </section>
      ))}
    </section>
  )
}

const monthWords = (month: string): string =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-15`))

function Told({ line, today }: { readonly line: Line; readonly today: string }) {
  const sentence = useSentence()
  return (
    <li>
      <p>
        <span class="soft">{longDay(line.on, today)}.</span>{' '}
        <a href={readingPath({ id: line.recordId, type: line.type })}>{sentence(line.words)}</a>
        {line.isLate && line.daysAfter !== undefined ? (
          <>
            {' '}
            <Status kind="soon">Written {count(line.daysAfter, 'day')} after</Status>
          </>
        ) : null}
      </p>
      {line.impact ? <p class="small">{sentence(line.impact)}</p> : null}
      {line.said ? <ChildsWords inline>{line.said}</ChildsWords> : null}
    </li>
  )
}
