/** A reviewing officer's comment beside what it is about: its answers, its date, and for a dispute with whom it is. */
import { useSignal } from '@preact/signals'
import { may } from '../../model/permission.ts'
import { commentState, DISPUTE_RULE, mayAnswer } from '../../practice/joint/iro-comments.ts'
import type { Comment, CommentState } from '../../practice/joint/iro-comments.ts'
import { DISPUTE_DAYS } from '../../practice/timers/dispute.ts'
import { iroComment } from '../../records/iro-comment.ts'
import { labelOf } from '../../records/summary-words.ts'
import { useNotebook, useToday } from '../context.ts'
import { useBegun } from '../form/begun.ts'
import { Lined } from '../form/lined.tsx'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { readingPath } from '../paths.ts'
import { capital, daysLeft, shortDay, whenWords } from '../words.ts'
import '../look/screens/both-files.css'

export function CommentCard({ comment, about }: { readonly comment: Comment; readonly about?: boolean }) {
  const today = useToday()
  const say = useNameWords()
  const sentence = useSentence()
  const { person } = useNotebook()
  const state = commentState(comment, today)
  const { body } = comment
  return (
    <article
      class="sheet stack-3 iro-comment"
      aria-label={`Comment of ${say(comment.author.name)}, ${shortDay(body.date ?? '', today)}`}
    >
      <p class="row wrap">
        <b>{say(comment.author.name)}</b>
        <a class="link" href={readingPath(comment)}>
          {state.isDispute ? 'Formal dispute' : 'Comment'} of {shortDay(body.date ?? '', today)}
        </a>
        <StateOf state={state} />
      </p>
      <p class="says-plain">{sentence(body.text ?? '')}</p>
      {state.isDispute ? <Dispute state={state} /> : null}
      {about && (body.about ?? []).length > 0 ? (
        <p class="small soft">
          About:{' '}
          {(body.about ?? []).map(({ id, record, words }, at) => (
            <span key={id}>
              {at > 0 ? ', ' : ''}
              {record ? <a href={`/record/${record}`}>{sentence(words ?? 'a record')}</a> : sentence(words ?? '')}
            </span>
          ))}
        </p>
      ) : null}
      {state.answers.map((mark) => (
        <p key={mark.id}>
          <Status kind="done">
            {say(mark.name)} answered, {whenWords(mark.at, today)}
          </Status>
          {mark.note ? (
            <>
              <br />
              <span>{sentence(mark.note)}</span>
            </>
          ) : null}
        </p>
      ))}
      {mayAnswer(person.role) && !comment.extract && may(person, 'mark', iroComment, comment) ? (
        <Answer comment={comment} isFirst={state.answers.length === 0} />
      ) : null}
    </article>
  )
}

function StateOf({ state }: { readonly state: CommentState }) {
  const today = useToday()
  if (state.state === 'resolved')
    return <Status kind="done">Resolved on {shortDay(state.comment.body.resolvedOn ?? '', today)}</Status>
  if (state.state === 'answered') return <Status kind="done">Answered</Status>
  if (state.due === undefined || state.daysLeft === undefined) return <Status kind="quiet">No answer asked for</Status>
  const kind = state.daysLeft < 0 ? 'urgent' : state.daysLeft <= 2 ? 'soon' : 'quiet'
  return (
    <Status kind={kind}>
      {state.isDispute ? 'To be resolved by' : 'Answer by'} {shortDay(state.due, today)}
      {state.daysLeft <= 2 ? `, ${daysLeft(state.due, today).toLowerCase()}` : ''}
    </Status>
  )
}

function Dispute({ state }: { readonly state: CommentState }) {
  const sentence = useSentence()
  const { body } = state.comment
  return (
    <>
      {body.dispute?.reason ? <p>{sentence(body.dispute.reason)}</p> : null}
      <p class="small soft">
        {state.state === 'resolved'
          ? sentence(body.outcome ?? 'How it was resolved is not written')
          : `With the ${labelOf(iroComment.fields.step.options, state.step).toLowerCase().replace('cafcass', 'CAFCASS')}`}
        {' · '}
        {capital(`${DISPUTE_DAYS} working days in all, ${DISPUTE_RULE}`)}
      </p>
    </>
  )
}

function Answer({ comment, isFirst }: { readonly comment: Comment; readonly isFirst: boolean }) {
  const notebook = useNotebook()
  const words = useBegun(`comment answer ${comment.id}`, [comment.id])
  const open = useSignal(words.wasBegun)
  const missing = useSignal(false)
  const trouble = useSignal<string | undefined>(undefined)
  const send = async () => {
    const note = words.value.trim()
    missing.value = note === ''
    if (missing.value) return
    try {
      await notebook.mark(comment.id, { kind: 'answered', note })
      words.value = ''
      open.value = false
      announce('Answered')
    } catch (error) {
      trouble.value = `It is not noted yet. ${error instanceof Error ? error.message : ''}`.trim()
    }
  }
  if (!open.value)
    return (
      <p>
        <button
          type="button"
          class={isFirst ? 'btn tight' : 'btn plain tight'}
          onClick={() => {
            open.value = true
          }}
        >
          <Icon name="pen" />
          {isFirst ? 'Answer it' : 'Answer again'}
        </button>
      </p>
    )
  return (
    <div class="stack-2">
      <label class="field">
        <span class="label">Your answer</span>
        <Lined
          value={words.value}
          onInput={(value) => {
            words.value = value
          }}
        />
      </label>
      {missing.value ? (
        <p class="problem" role="alert">
          An answer needs words.
        </p>
      ) : null}
      <TroubleLine words={trouble.value} />
      <button type="button" class="btn go tight" onClick={() => void send()}>
        <Icon name="done" />
        Send the answer
      </button>
    </div>
  )
}
