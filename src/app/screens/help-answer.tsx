/** What somebody on duty may do on a request: take it, answer, note a call, begin a visit, ask for what has to be found. */
import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { may } from '../../model/permission.ts'
import { ownVisitNote } from '../../practice/duty.ts'
import { helpState, isOpen } from '../../practice/help-state.ts'
import type { HelpRequest } from '../../practice/help-state.ts'
import { childName } from '../../practice/home.ts'
import { supportRequest } from '../../records/support-request.ts'
import { useNotebook, useToday } from '../context.ts'
import { useBegun } from '../form/begun.ts'
import { Lined } from '../form/lined.tsx'
import { Icon } from '../parts/icon.tsx'
import { Name } from '../parts/name.tsx'
import { firstName, timeOf } from '../words.ts'
import { answerWith, askForSupport, childrenOfRequest, mayVisit, startDutyVisit, takeOn } from './help-act.ts'

export function AnswerNext({ record }: { readonly record: HelpRequest }) {
  const notebook = useNotebook()
  const today = useToday()
  const { route } = useLocation()
  const words = useBegun(`help answer ${record.id}`, [record.id])
  const [problem, setProblem] = useState<string>()
  const { state, taken } = helpState(record)
  const mine = taken?.personId === notebook.person.personId
  const act = (work: () => Promise<string | void>) =>
    work().then(
      (path) => {
        words.value = ''
        setProblem(undefined)
        if (path) route(path)
      },
      (why: unknown) => setProblem(why instanceof Error ? why.message : String(why)),
    )
  const answer = (how: '' | 'By phone: ') => {
    if (words.value.trim() === '')
      return setProblem(how ? 'Note in a few words what was said.' : 'A few words are enough.')
    return void act(() => answerWith(notebook, record, `${how}${words.value.trim()}`))
  }
  const children = may(notebook.person, 'create', supportRequest) ? childrenOfRequest(notebook, record, today) : []
  return (
    <section class="stack-3" aria-label="Your answer">
      <div class="field">
        <label class="label" for="answer">
          A few words to <Name inert>{firstName(record.author.name)}</Name>
        </label>
        <Lined
          id="answer"
          value={words.value}
          onInput={(typed) => {
            words.value = typed
          }}
        />
      </div>
      {problem ? (
        <p role="alert" class="problem">
          {problem}
        </p>
      ) : null}
      <p class="row wrap">
        {isOpen({ state }) && !mine ? (
          <button
            type="button"
            class="btn"
            onClick={() => void act(() => takeOn(notebook, record, words.value.trim() || undefined))}
          >
            <Icon name="done" />I take it
          </button>
        ) : null}
        <button type="button" class="btn go" onClick={() => answer('')}>
          <Icon name="up" />
          Answer
        </button>
        <button type="button" class="btn" onClick={() => answer('By phone: ')}>
          <Icon name="phone" />I rang them
        </button>
      </p>
      <p class="row wrap">
        {mayVisit(notebook.person) ? (
          <button
            type="button"
            class="btn plain tight"
            onClick={() => void act(() => startDutyVisit(notebook, record, today, timeOf(new Date().toISOString())))}
          >
            <Icon name="door" />
            {ownVisitNote(notebook.casebook, record, notebook.person.personId)
              ? 'Go on with the visit'
              : 'Begin a duty visit'}
          </button>
        ) : null}
        {children.map((child) => (
          <button
            key={child.id}
            type="button"
            class="btn plain tight"
            onClick={() => void act(() => askForSupport(notebook, record, child))}
          >
            <Icon name="clock" />
            Respite, therapy or other support{children.length > 1 ? ' for ' : ''}
            {children.length > 1 ? <Name inert>{childName(child)}</Name> : ''}
          </button>
        ))}
      </p>
    </section>
  )
}
