import { useSignal } from '@preact/signals'
import { addMonths } from '../../model/calendar.ts'
import { may } from '../../model/permission.ts'
import { lessThanMet, recurring, themesOf } from '../../practice/audit/themes.ts'
import type { Judged, Theme } from '../../practice/audit/themes.ts'
import { childIn, childName } from '../../practice/home.ts'
import { ofType } from '../../practice/of-type.ts'
import { audit, JUDGED_FOR } from '../../records/audit.ts'
import type { JudgedFor } from '../../records/audit.ts'
import { useNotebook, useToday } from '../context.ts'
import { AllHere } from '../parts/all-here.tsx'
import { WorkerFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { RowLink, Rows } from '../parts/rows.tsx'
import { Status } from '../parts/status.tsx'
import { startPath, writingPath } from '../paths.ts'
import { count, longDay, shortDay } from '../words.ts'
import { OnThisDevice } from './today-device.tsx'
import '../look/screens/audit.css'

const ABOUT: { readonly [L in JudgedFor]: string } = {
  child: 'For the child',
  placement: 'For the placement',
  carer: 'For the carers',
}
const SPANS = [3, 6, 12] as const

/** Audits that are being written, those that are signed, and what comes up in them again and again. */
export function Audits() {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const months = useSignal<number>(12)
  const since = addMonths(today, -months.value)
  const all = ofType(audit, casebook.ofType(audit.type)).sort((a, b) =>
    (a.body.date ?? '') + a.id < (b.body.date ?? '') + b.id ? 1 : -1,
  )
  const themes = themesOf(casebook, since, today)
  const again = recurring(themes)
  const judged = themes.filter(({ judged: by }) => JUDGED_FOR.some((about) => by[about].length > 0))
  const nameOf = (fileIds: readonly string[]): string => {
    const file = fileIds.find((one) => one.startsWith('child:'))
    return say(childName(file ? childIn(casebook, file.slice('child:'.length)) : undefined))
  }
  return (
    <WorkerFrame current="today" title="Audits" page="audits">
      <div class="row spread wrap">
        <h1 class="pagehead">Audits</h1>
        {may(person, 'create', audit) ? (
          <a class="btn go" href={startPath(audit.type)}>
            <Icon name="done" />
            Audit a file
          </a>
        ) : null}
      </div>
      <AllHere>
        <section aria-labelledby="written">
          <h2 id="written">Being written, and signed</h2>
          {all.length === 0 ? (
            <p class="soft">No audit is written yet. Each begins with what the record shows by itself.</p>
          ) : (
            <Rows label="Audits">
              {all.map((one) => (
                <RowLink
                  key={one.id}
                  href={writingPath(one)}
                  icon="done"
                  title={`${nameOf(one.fileIds)}, by ${say(one.author.name)}`}
                >
                  {one.status === 'signed' ? (
                    <Status kind="done">Signed, {longDay(one.body.date ?? today, today)}</Status>
                  ) : (
                    <Status kind="soon">Being written</Status>
                  )}
                </RowLink>
              ))}
            </Rows>
          )}
        </section>
        <section aria-labelledby="themes">
          <h2 id="themes">What comes up again</h2>
          <div class="row wrap" role="group" aria-label="How far back">
            {SPANS.map((span) => (
              <button
                key={span}
                type="button"
                class="chip"
                aria-pressed={months.value === span}
                onClick={() => {
                  months.value = span
                }}
              >
                {span} months
              </button>
            ))}
          </div>
          {judged.length === 0 ? (
            <p class="soft">Nothing is signed in this time.</p>
          ) : (
            <>
              <p class="measure">
                {again.length === 0
                  ? 'No item was less than met in two audits.'
                  : `Less than met: ${count(judged.filter(isLess).length, 'item')}, ${again.length} in two audits or more; in the order of the standard.`}
              </p>
              <ul class="audit-items">
                {judged.filter(isLess).map((theme) => (
                  <ThemeLine key={theme.item} theme={theme} isAgain={again.includes(theme)} />
                ))}
              </ul>
              <details>
                <summary>What was met in all of them: {judged.filter((theme) => !isLess(theme)).length}</summary>
                <ul class="audit-items">
                  {judged
                    .filter((theme) => !isLess(theme))
                    .map((theme) => (
                      <ThemeLine key={theme.item} theme={theme} isAgain={false} />
                    ))}
                </ul>
              </details>
            </>
          )}
        </section>
        <section aria-labelledby="audits-device">
          <h2 id="audits-device">On this device</h2>
          <OnThisDevice />
        </section>
      </AllHere>
    </WorkerFrame>
  )
}

const isLess = (theme: Theme): boolean => lessThanMet(theme).length > 0

function ThemeLine({ theme, isAgain }: { readonly theme: Theme; readonly isAgain: boolean }) {
  const { casebook } = useNotebook()
  const say = useNameWords()
  const today = useToday()
  const less = lessThanMet(theme)
  return (
    <li>
      <p>
        <b>{theme.words}</b> <span class="small soft">{theme.item}</span>{' '}
        {isAgain ? <Status kind="soon">Again and again</Status> : null}
      </p>
      <p class="small">
        {JUDGED_FOR.filter((about) => theme.judged[about].length > 0)
          .map((about) => `${ABOUT[about]}: ${tally(theme.judged[about])}`)
          .join(' · ')}
      </p>
      {less.length > 0 ? (
        <p class="small row wrap">
          {less.map(({ auditId, childId, on }) => {
            const record = casebook.get(auditId)
            return record ? (
              <a key={auditId} class="link" href={writingPath(record)}>
                {say(childName(childIn(casebook, childId)))}, {shortDay(on, today)}
                <span class="vh">, audit, {theme.item}</span>
              </a>
            ) : null
          })}
        </p>
      ) : null}
    </li>
  )
}

/** "4 met, 1 partly, 2 not". */
function tally(judged: readonly Judged[]): string {
  const of = (wanted: Judged['judgement']) => judged.filter(({ judgement }) => judgement === wanted).length
  return [`${of('met')} met`, `${of('partly')} partly`, `${of('not')} not`]
    .filter((words) => !words.startsWith('0'))
    .join(', ')
}
