import { childFile, householdFile } from '../../model/file.ts'
import { isFromTheHome } from '../../model/person.ts'
import { childIn, childName, currentPlacement, homeKind, homeName, householdIdOf } from '../../practice/home.ts'
import { ofType } from '../../practice/of-type.ts'
import { seesProcess } from '../../practice/process/process-sight.ts'
import { visitDue } from '../../practice/visits-due.ts'
import { workerOn } from '../../practice/workers.ts'
import { action, isStillToDo } from '../../records/action.ts'
import { lowerFirst } from '../../records/summary-words.ts'
import { useNotebook, useToday } from '../context.ts'
import { OwnFrame } from '../parts/frame.tsx'
import { Name, useNameWords } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { childPath } from '../paths.ts'
import { capital, daysLeft, firstName, ofSomeone } from '../words.ts'
import { ChildActions } from './child-actions.tsx'
import { ChildBoth } from './child-both.tsx'
import { ChildChronology } from './child-chronology.tsx'
import { nameAndAge } from './child-names.ts'
import { ChildDates } from './child-dates.tsx'
import { ChildNetwork } from './child-network.tsx'
import { ChildPapers } from './child-papers.tsx'
import { ChildPlan } from './child-plan.tsx'
import { ChildProcessPage } from './child-process.tsx'
import { ChildStory } from './child-story.tsx'
import { ChildStability } from './child-stability.tsx'
import { WriteMenu } from './child-write.tsx'
import { dueKind } from './due-words.tsx'
import { NotHere } from './not-here.tsx'
import '../look/screens/child.css'

const TABS = [
  ['', 'Stability'],
  ['process', 'Where it stands'],
  ['plan', 'Plan'],
  ['dates', 'Dates'],
  ['chronology', 'Chronology'],
  ['both', 'Both files'],
  ['actions', 'Actions'],
  ['network', 'Network'],
  ['papers', 'Papers'],
] as const

const FOR_WORKERS: ReadonlySet<string> = new Set(['process', 'dates', 'both'])

/** A child's file: first how steady home is and what was promised, then everything else. */
export function ChildPage({ id, tab }: { readonly id: string; readonly tab: string }) {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const child = childIn(casebook, id)
  if (!child) return <NotHere what="This child’s papers" loading={casebook.loaded.value === 'nothing'} />
  const records = casebook.inFile(childFile(id))
  const home = currentPlacement(records, today)
  const householdId = householdIdOf(home)
  // of a visit carers and agencies see a part, from which its date does not follow
  const due = isFromTheHome(person.role) ? undefined : visitDue(records, today)
  const open = ofType(action, records).filter(({ body }) => isStillToDo(body)).length
  const supervisor = householdId
    ? workerOn(casebook.inFile(householdFile(householdId), 'allocation'), 'supervising-social-worker', today)
    : undefined
  const reviewer = workerOn(records, 'reviewing-officer', today)
  const worker = workerOn(records, 'childs-social-worker', today)
  const around = [
    ...(worker && worker.personId !== person.personId ? [`${firstName(say(worker.name))} is the social worker`] : []),
    ...(supervisor && supervisor.personId !== person.personId ? [`${firstName(say(supervisor.name))} supervises`] : []),
    ...(reviewer && reviewer.personId !== person.personId
      ? [`${firstName(say(reviewer.name))} is the reviewing officer`]
      : []),
  ]
  const name = childName(child)
  const called = homeName(home)
  return (
    <OwnFrame current="children" title={name} page="childpage">
      <div class="row spread wrap">
        <div>
          <h1 class="pagehead">{nameAndAge(child, today, say)}</h1>
          <p class="soft">
            {home ? (
              <>
                {called ? (
                  <>
                    With <Name>{called}</Name>
                  </>
                ) : (
                  capital(homeKind(home)) || 'Placed'
                )}
              </>
            ) : (
              'In no placement today'
            )}
            {around.length > 0 ? ` · ${around.join(' · ')}` : ''}
          </p>
        </div>
        <div class="row wrap">
          {due && due.daysLeft <= 2 && !(due.neverRecorded && due.daysLeft < -42) ? (
            <Status kind={dueKind(due.daysLeft)} tag>
              Visit {lowerFirst(daysLeft(due.due, today))}
            </Status>
          ) : null}
          <WriteMenu child={child} />
        </div>
      </div>
      <nav class="tabs" aria-label={ofSomeone(say(name)) + ' record'}>
        {TABS.filter(([key]) => !FOR_WORKERS.has(key) || seesProcess(person)).map(([key, words]) => (
          <a key={key} href={childPath(id, key)} aria-current={key === tab ? 'page' : undefined}>
            {words}
            {key === 'actions' && open > 0 ? (
              <>
                {' '}
                {open}
                <span class="vh"> open</span>
              </>
            ) : null}
          </a>
        ))}
      </nav>
      {tab === 'process' && seesProcess(person) ? (
        <ChildProcessPage child={child} />
      ) : tab === 'both' && seesProcess(person) ? (
        <ChildBoth childId={id} />
      ) : tab === 'story' ? (
        <ChildStory childId={id} />
      ) : tab === 'plan' ? (
        <ChildPlan childId={id} />
      ) : tab === 'dates' && seesProcess(person) ? (
        <ChildDates child={child} />
      ) : tab === 'chronology' ? (
        <ChildChronology childId={id} />
      ) : tab === 'actions' ? (
        <ChildActions childId={id} />
      ) : tab === 'network' ? (
        <ChildNetwork childId={id} />
      ) : tab === 'papers' ? (
        <ChildPapers childId={id} />
      ) : (
        <ChildStability child={child} />
      )}
    </OwnFrame>
  )
}
