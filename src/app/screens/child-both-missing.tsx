/** What is missing in one of the two files, and the one tap that puts right what may be. */
import { useSignal } from '@preact/signals'
import type { Notebook } from '../../device/notebook.ts'
import { addWorkingDays } from '../../model/calendar.ts'
import { childFile, householdFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import type { CaseRecord } from '../../model/record.ts'
import type { BothRow } from '../../practice/joint/both-files.ts'
import { dayInWords } from '../../practice/london-day.ts'
import { workerOn } from '../../practice/workers.ts'
import { action } from '../../records/action.ts'
import { incident } from '../../records/incident.ts'
import { useNotebook, useToday } from '../context.ts'
import { titleOf } from '../names.ts'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { useSentence } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { readingPath, startPath } from '../paths.ts'
import { NoticeSheet } from './notice-sheet.tsx'

export function Absent(props: {
  readonly row: BothRow
  readonly in: 'child' | 'household'
  readonly childId: Uuid
  readonly householdId: Uuid | undefined
}) {
  const { row, childId, householdId } = props
  const notebook = useNotebook()
  const today = useToday()
  const sentence = useSentence()
  const giving = useSignal(false)
  const trouble = useSignal<string | undefined>(undefined)
  if (row.kind === 'visits') return <p class="soft small">None within a week.</p>
  const record = row.child[0]?.record ?? row.household[0]?.record
  const words = props.in === 'child' ? 'Missing in the child’s file' : 'Missing in the household’s file'
  if (row.takenUp)
    return (
      <div class="stack-2">
        <p>
          <Status kind="done">Taken up</Status>
        </p>
        <p class="small">
          <a href={readingPath(row.takenUp)}>{sentence(titleOf(notebook.casebook, row.takenUp))}</a>
        </p>
      </div>
    )
  const take = () =>
    takeUp(notebook, record, props.in, childId, householdId, today).then(
      () => announce('It stands on the plan now'),
      (error: unknown) => {
        trouble.value = `It is not noted yet. ${error instanceof Error ? error.message : ''}`.trim()
      },
    )
  return (
    <div class="stack-2">
      <p>
        <Status kind="soon">{row.kind === 'plan' ? 'The home has not got it' : words}</Status>
      </p>
      {row.kind === 'plan' && record ? (
        <button
          type="button"
          class="btn plain tight"
          onClick={() => {
            giving.value = true
          }}
        >
          <Icon name="out" />
          It was given to the carers
        </button>
      ) : row.kind === 'missing' && may(notebook.person, 'create', incident) ? (
        <a
          class="btn plain tight"
          href={startPath('incident', [childFile(childId), ...(householdId ? [householdFile(householdId)] : [])])}
        >
          <Icon name="pen" />
          Write it as an incident, in both
        </a>
      ) : record && may(notebook.person, 'create', action) ? (
        <button type="button" class="btn plain tight" onClick={() => void take()}>
          <Icon name="plus" />
          {props.in === 'household' ? 'Put it on the carers’ plan' : 'Put it on the child’s plan'}
        </button>
      ) : null}
      <TroubleLine words={trouble.value} />
      {giving.value && record ? (
        <NoticeSheet
          kind="minutes-shared"
          childId={childId}
          given={{ about: record.id }}
          onClose={() => {
            giving.value = false
          }}
        />
      ) : null}
    </div>
  )
}

/** An action that lies in both files and names the record: it joins the next supervision, and nobody's words are copied. */
async function takeUp(
  notebook: Notebook,
  record: CaseRecord | undefined,
  missingIn: 'child' | 'household',
  childId: Uuid,
  householdId: Uuid | undefined,
  today: string,
): Promise<void> {
  if (!record) return
  const { casebook } = notebook
  const home = householdId ? casebook.inFile(householdFile(householdId)) : []
  const worker =
    missingIn === 'household'
      ? workerOn(home, 'supervising-social-worker', today)
      : workerOn(casebook.inFile(childFile(childId)), 'childs-social-worker', today)
  await notebook.create({
    type: action.type,
    fileIds: [childFile(childId), ...(householdId ? [householdFile(householdId)] : [])],
    body: {
      what: `Talk through, and note in ${missingIn === 'household' ? 'the household’s' : 'the child’s'} file: ${titleOf(casebook, record)}`,
      plan: missingIn === 'household' ? 'carer' : 'child',
      owner: worker
        ? { ...(worker.personId && { recordId: worker.personId }), name: worker.name }
        : { name: notebook.person.name, recordId: notebook.person.personId },
      due: addWorkingDays(today, 5).date,
      source: `Both files, ${dayInWords(today)}`,
      about: record.id,
      status: 'open',
    },
  })
}
