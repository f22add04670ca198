import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { v7 as newId } from 'uuid'
import { householdFile } from '../../model/file.ts'
import { childrenHere, childName } from '../../practice/home.ts'
import { having, ofType } from '../../practice/of-type.ts'
import { supervisionDue } from '../../practice/supervision-due.ts'
import { carerSupervision } from '../../records/carer-supervision.ts'
import { household } from '../../records/household.ts'
import { householdMember } from '../../records/household-member.ts'
import type { Body } from '../../model/field.ts'
import type { Notebook } from '../../device/notebook.ts'
import { useNotebook, useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { Name, useNameWords } from '../parts/name.tsx'
import { Rows } from '../parts/rows.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { householdPath, writingPath } from '../paths.ts'
import { listed, shortDay, timeOf } from '../words.ts'
import { startCarerSupervision } from './carer-supervision-start.ts'
import { householdsOf } from './caseload.ts'
import { DueStatus } from './due-words.tsx'

/** Starts the note of a supervisory visit, prefilled with who is at home. */
async function startSupervisoryVisit(
  notebook: Notebook,
  householdId: string,
  today: string,
  given: Body = {},
): Promise<string> {
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
    body: { date: today, from: timeOf(new Date().toISOString()), ...(present.length > 0 ? { present } : {}), ...given },
  })
  return made.id
}

/** A supervising social worker's homes with children, the soonest supervision first. A visit stands beside it: it is none. */
export function SupervisionVisits() {
  const notebook = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const { route } = useLocation()
  const trouble = useSignal<string | undefined>(undefined)
  const { casebook } = notebook
  const all = householdsOf(casebook, notebook.person, today)
  const ahead = all
    // carers are supervised with the children of their home: where nobody lives there is no stability to talk about
    .filter((id) => childrenHere(casebook, id, today).length > 0)
    .flatMap((id) => {
      const records = casebook.inFile(householdFile(id))
      const due = supervisionDue(records, today)
      const draft = records.find(
        (one) => one.type === 'supervisory-visit' && one.status === 'draft' && one.body.date === today,
      )
      const supervision = records.find((one) => one.type === carerSupervision.type && one.status === 'draft')
      return due
        ? [
            {
              id,
              supervision,
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
  if (!next)
    return (
      <p class="soft">
        {all.length === 0
          ? 'No household is allocated to you yet. Your manager does that.'
          : 'No child lives in your households just now.'}
      </p>
    )

  const go = (begin: () => Promise<string>) =>
    void begin().then(route, () => {
      trouble.value = 'This device could not keep a new note. Please make room and try again.'
    })
  const supervise = () =>
    go(async () => writingPath(await startCarerSupervision(notebook, next.id, today, timeOf(new Date().toISOString()))))
  const visit = (given?: Body) =>
    go(async () => `/visit/${next.draft?.id ?? (await startSupervisoryVisit(notebook, next.id, today, given))}`)
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
            <DueStatus
              due={next.due.due}
              today={today}
              left={next.due.daysLeft}
              neverRecorded={!next.due.last}
              what="supervision"
            />
            <span class="small soft">
              {next.due.last ? `Supervision by ${shortDay(next.due.due, today)}` : 'Supervision'}
            </span>
            <span class="small soft">
              {next.due.rule}, {next.due.source}
            </span>
          </span>
        </div>
        <TroubleLine words={trouble.value} />
        <div class="row wrap">
          <button type="button" class="btn go big grow" onClick={supervise}>
            <Icon name="meet" />
            {next.supervision ? 'Go on with the supervision' : 'Begin the supervision'}
          </button>
          <a class="btn plain big" href={householdPath(next.id)}>
            Their page
          </a>
        </div>
        <p class="soft small">A visit is a note of its own, and is no supervision.</p>
        {next.due.unannouncedDue ? (
          <p class="promised">One visit a year is unannounced. There has been none in twelve months (NMS 21.8).</p>
        ) : null}
        <div class="row wrap">
          <button type="button" class="btn tight" onClick={() => visit()}>
            <Icon name="pen" />
            {next.draft ? 'Go on with the visit note' : 'Start the visit note'}
          </button>
          {next.due.unannouncedDue && !next.draft ? (
            <button type="button" class="btn tight" onClick={() => visit({ announced: 'unannounced' })}>
              <Icon name="door" />
              Visit without notice
            </button>
          ) : null}
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
                  {one.due.last ? `Last supervision ${shortDay(one.due.last, today)}` : 'No supervision recorded yet'} ·{' '}
                  {one.due.rule}
                </span>
              </span>
              <DueStatus
                due={one.due.due}
                today={today}
                left={one.due.daysLeft}
                neverRecorded={!one.due.last}
                what="supervision"
              />
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
