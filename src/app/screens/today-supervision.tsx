import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { v7 as newId } from 'uuid'
import { householdFile } from '../../model/file.ts'
import { childrenHere, childName } from '../../practice/home.ts'
import { having, ofType } from '../../practice/of-type.ts'
import { supervisionDue } from '../../practice/supervision-due.ts'
import { household } from '../../records/household.ts'
import { householdMember } from '../../records/household-member.ts'
import type { Notebook } from '../../device/notebook.ts'
import { useNotebook, useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { Name, useNameWords } from '../parts/name.tsx'
import { Rows } from '../parts/rows.tsx'
import { householdPath } from '../paths.ts'
import { listed, shortDay, timeOf } from '../words.ts'
import { householdsOf } from './caseload.ts'
import { DueStatus } from './due-words.tsx'

/** Starts the note of a supervisory visit, prefilled with who is at home. */
export async function startSupervision(notebook: Notebook, householdId: string, today: string): Promise<string> {
  const members = having(
    ofType(householdMember, notebook.casebook.inFile(householdFile(householdId), 'household-member')),
    'name',
  )
  const present = members
    .filter(({ body }) => body.role === 'carer' && !body.left)
    .map(({ id, body }) => ({
      id: newId(),
      who: { recordId: id, name: body.name },
      relation: body.relation ?? 'carer',
    }))
  const made = await notebook.create({
    type: 'supervisory-visit',
    fileIds: [householdFile(householdId)],
    body: { date: today, from: timeOf(new Date().toISOString()), ...(present.length > 0 ? { present } : {}) },
  })
  return made.id
}

/** A supervising social worker's visits: households, the longest since the last supervision first. */
export function SupervisionVisits() {
  const notebook = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const { route } = useLocation()
  const trouble = useSignal(false)
  const { casebook } = notebook
  const ahead = householdsOf(casebook, notebook.person, today)
    .flatMap((id) => {
      const records = casebook.inFile(householdFile(id))
      const due = supervisionDue(records, today)
      const draft = records.find(
        (one) => one.type === 'supervisory-visit' && one.status === 'draft' && one.body.date === today,
      )
      return due
        ? [
            {
              id,
              name: ofType(household, records)[0]?.body.name ?? 'A household',
              due,
              draft,
              children: childrenHere(casebook, id, today),
            },
          ]
        : []
    })
    .sort((a, b) => (a.due.due < b.due.due ? -1 : 1))
  const next = ahead[0]
  if (!next) return <p class="soft">No household is allocated to you yet. Your manager does that.</p>

  async function start(visit: NonNullable<typeof next>) {
    try {
      route(`/visit/${visit.draft?.id ?? (await startSupervision(notebook, visit.id, today))}`)
    } catch {
      trouble.value = true
    }
  }
  return (
    <>
      <article class="sheet next-visit">
        <div class="row row-top">
          <div class="grow">
            <h3 class="lead">
              <Name>{next.name}</Name>
            </h3>
            {next.children.length > 0 ? (
              <p class="soft">
                {listed(next.children.map((one) => say(childName(one))))}{' '}
                {next.children.length === 1 ? 'lives' : 'live'} here
              </p>
            ) : null}
          </div>
          <span class="rightnote">
            <DueStatus due={next.due.due} today={today} left={next.due.daysLeft} neverRecorded={!next.due.lastVisit} />
            <span class="small soft">
              {next.due.lastVisit ? `by ${shortDay(next.due.due, today)}, ` : ''}
              {next.due.rule}, {next.due.source}
            </span>
          </span>
        </div>
        {next.due.unannouncedDue ? (
          <p class="promised">One visit a year is unannounced. There has been none in twelve months (NMS 21.8).</p>
        ) : null}
        {trouble.value ? (
          <p class="not-kept" role="alert">
            <Icon name="urgent" />
            <span>This device could not keep a new note. Please make room and try again.</span>
          </p>
        ) : null}
        <div class="row wrap">
          <button type="button" class="btn go big grow" onClick={() => void start(next)}>
            <Icon name="pen" />
            {next.draft ? 'Go on with the visit note' : 'Start the visit note'}
          </button>
          <a class="btn plain big" href={householdPath(next.id)}>
            Their page
          </a>
        </div>
      </article>
      <Rows class="due" label="Due soonest">
        {ahead.slice(1, 7).map((one) => (
          <li key={one.id}>
            <a class="rowlink" href={householdPath(one.id)}>
              <span class="grow">
                <b>
                  <Name inert>{one.name}</Name>
                </b>
                <br />
                <span class="small soft">
                  {one.due.lastVisit
                    ? `Last supervision ${shortDay(one.due.lastVisit, today)}`
                    : 'No supervision recorded yet'}{' '}
                  · {one.due.rule}
                </span>
              </span>
              <DueStatus due={one.due.due} today={today} left={one.due.daysLeft} neverRecorded={!one.due.lastVisit} />
              <span class="i-go">
                <Icon name="go" />
              </span>
            </a>
          </li>
        ))}
      </Rows>
    </>
  )
}
