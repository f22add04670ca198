/** Who updates the care plan, and what is copied into it; with open Outcomes the sentence to insert, dated (S5.26, S5.27). */
import { useSignal } from '@preact/signals'
import { childFile } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import { carePlanSentence, planToCopy } from '../../practice/afterwards.ts'
import { workerOn } from '../../practice/workers.ts'
import { notice } from '../../records/notice.ts'
import { useNotebook, useToday } from '../context.ts'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { whenWords } from '../words.ts'
import type { AfterProps } from './afterwards-props.ts'

export function AfterCarePlan({ after }: AfterProps) {
  const notebook = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const sentence = useSentence()
  const trouble = useSignal<string | undefined>(undefined)
  const { carePlan, meeting, childId } = after
  const worker = workerOn(notebook.casebook.inFile(childFile(childId), 'allocation'), carePlan.by, today)
  const byReviewer = carePlan.by === 'reviewing-officer'
  const post = byReviewer ? 'the reviewing officer' : 'the child’s social worker'
  const who = worker ? `${say(worker.name)}, ${post},` : post.charAt(0).toUpperCase() + post.slice(1)
  const mine = worker?.personId === notebook.person.personId
  const maySay = may(notebook.person, 'create', notice) && notebook.person.role !== 'foster-carer'
  async function done() {
    try {
      await notebook.create({
        type: notice.type,
        fileIds: [childFile(childId)],
        body: { kind: 'care-plan-updated', at: new Date().toISOString(), about: meeting.id },
      })
      announce('Noted: the care plan is updated')
    } catch (error) {
      trouble.value = `It is not noted yet. ${error instanceof Error ? error.message : ''}`.trim()
    }
  }
  const plan = planToCopy(meeting)
  return (
    <section class="sheet stack-3" aria-labelledby="care-plan">
      <h2 id="care-plan">The care plan</h2>
      {carePlan.done ? (
        <p>
          <Status kind="done">
            Updated {whenWords(carePlan.done.at, today)}, by {say(carePlan.done.by)}
          </Status>
        </p>
      ) : (
        <p>
          <Status kind="soon">{who} updates it</Status>
        </p>
      )}
      {byReviewer ? (
        <>
          <p>Outcomes are open, so it is updated with them, and this is inserted:</p>
          <CopyText label="Copy the sentence" text={carePlanSentence(meeting)} shown={carePlanSentence(meeting)} />
        </>
      ) : null}
      {plan ? (
        <>
          <p>The plan rules and the timeline actions are copied across:</p>
          <CopyText label="Copy the rules and actions" text={plan} shown={sentence(plan)} />
        </>
      ) : null}
      <TroubleLine words={trouble.value} />
      {maySay && !carePlan.done ? (
        <button type="button" class={mine ? 'btn go' : 'btn'} onClick={() => void done()}>
          <Icon name="done" />
          The care plan is updated
        </button>
      ) : null}
    </section>
  )
}

/** Words to take elsewhere: one press copies them; where a browser will not, they stand there to be marked by hand. */
function CopyText({ label, text, shown }: { readonly label: string; readonly text: string; readonly shown: string }) {
  const state = useSignal<'copied' | 'not' | undefined>(undefined)
  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      state.value = 'copied'
      announce('Copied')
    } catch {
      state.value = 'not'
    }
  }
  return (
    <div class="stack-2">
      <p class="to-copy">{shown}</p>
      <p class="row wrap">
        <button type="button" class="btn plain tight" onClick={() => void copy()}>
          <Icon name="paper" />
          {label}
        </button>
        {state.value === 'copied' ? <Status kind="done">Copied</Status> : null}
        {state.value === 'not' ? (
          <span class="small">This browser does not copy by itself: mark the words above and copy them.</span>
        ) : null}
      </p>
    </div>
  )
}
