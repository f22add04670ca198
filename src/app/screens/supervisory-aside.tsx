/** Beside the supervisory visit: what we promised, which logs wait to be read together, who may be asked. */
import { useSignal } from '@preact/signals'
import type { FileId } from '../../model/file.ts'
import { fileKind, fileSubject } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { addDays } from '../../model/calendar.ts'
import { askedForOf } from '../../practice/asked-for.ts'
import { childIn, childName } from '../../practice/home.ts'
import { ofType } from '../../practice/of-type.ts'
import { action, isStillToDo } from '../../records/action.ts'
import { dailyLog } from '../../records/daily-log.ts'
import { lowerFirst } from '../../records/summary-words.ts'
import { useNotebook, useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { Name } from '../parts/name.tsx'
import { RowLink, Rows } from '../parts/rows.tsx'
import { Status } from '../parts/status.tsx'
import { readingPath } from '../paths.ts'
import { daysLeft, firstName, shortDay } from '../words.ts'
import { TO_BE_CLOSED } from './due-words.tsx'

const LOGS_OF_DAYS = 35
const MOST_LOGS = 8

export function SupervisoryAside({ household }: { readonly household: FileId }) {
  const { casebook, person } = useNotebook()
  const today = useToday()
  // Where the form is narrow they stand above it: folded, so that its first field is in sight.
  const areOpen = useSignal(false)
  const promises = ofType(action, casebook.inFile(household, action.type))
    .filter(({ body }) => isStillToDo(body))
    .sort((a, b) => (a.body.due ?? '').localeCompare(b.body.due ?? ''))
  const logs = ofType(dailyLog, casebook.inFile(household, dailyLog.type))
    .filter(
      ({ body, author }) => (body.date ?? '') >= addDays(today, -LOGS_OF_DAYS) && author.personId !== person.personId,
    )
    .sort((a, b) => (b.body.date ?? '').localeCompare(a.body.date ?? ''))
  const unread = logs.filter((log) => !log.marks.some((mark) => mark.personId === person.personId))
  const logsWords = unread.length > 0 ? `Logs: ${unread.length} not read yet` : `Logs: all ${logs.length} read`
  return (
    <aside class="stack-5" aria-label="For this visit">
      <section aria-labelledby="promised">
        <h2 id="promised">What we promised</h2>
        {promises.length === 0 ? <p class="soft">Nothing is open.</p> : null}
        <Rows>
          {promises.map((each) => (
            <RowLink key={each.id} href={readingPath(each)} title={each.body.what ?? 'Action'}>
              {each.body.owner ? <Name inert>{firstName(each.body.owner.name)}</Name> : 'Nobody yet'}
              {askedForOf(casebook, each, today)
                ? ` · ${lowerFirst(TO_BE_CLOSED)}`
                : each.body.due
                  ? ` · ${daysLeft(each.body.due, today)}`
                  : ''}
            </RowLink>
          ))}
        </Rows>
      </section>
      <section aria-labelledby="logs" class={areOpen.value ? 'folds open' : 'folds'}>
        <h2 id="logs">
          {logs.length === 0 ? (
            'Logs'
          ) : (
            <>
              <span class="unfolded">{logsWords}</span>
              <button
                type="button"
                class="fold"
                aria-expanded={areOpen.value}
                aria-controls="logs-folded"
                onClick={() => {
                  areOpen.value = !areOpen.value
                }}
              >
                <span class="grow">{logsWords}</span>
                <Icon name="down" />
              </button>
            </>
          )}
        </h2>
        {logs.length === 0 ? <p class="soft">No logs in the last five weeks.</p> : null}
        <div id="logs-folded" class="folded">
          <Rows>
            {logs.slice(0, MOST_LOGS).map((log) => (
              <RowLink
                key={log.id}
                href={readingPath(log)}
                title={
                  <>
                    <Name inert>{childsNameOf(log)}</Name>, {shortDay(log.body.date ?? today, today)}
                  </>
                }
                end={unread.includes(log) ? <Status kind="quiet">New</Status> : <Status kind="done">Read</Status>}
              >
                {log.body.happened ?? ''}
              </RowLink>
            ))}
          </Rows>
        </div>
      </section>
      <section aria-labelledby="ask" class="stack-3">
        <h2 id="ask">How is everybody?</h2>
        <p>Each person in the house has an answer of their own, sons and daughters too.</p>
        <a class="btn" href={`/scale?file=${household}`}>
          <Icon name="scale" />
          Ask around the table
        </a>
      </section>
    </aside>
  )

  function childsNameOf(log: CaseRecord): string {
    const file = log.fileIds.find((each) => fileKind(each) === 'child')
    return file ? childName(childIn(casebook, fileSubject(file))) : ''
  }
}
