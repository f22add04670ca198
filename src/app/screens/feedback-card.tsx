import { answerBy, isAnswered, mayAnswer } from '../../practice/joint/feedback-list.ts'
import type { Feedback } from '../../practice/joint/feedback-list.ts'
import { feedback } from '../../records/feedback.ts'
import { labelOf } from '../../records/summary-words.ts'
import { useNotebook, useToday } from '../context.ts'
import { ChildsWords } from '../parts/childs-words.tsx'
import { Icon } from '../parts/icon.tsx'
import { Name, useSentence } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { readingPath, writingPath } from '../paths.ts'
import { shortDay } from '../words.ts'

/** What somebody thinks of the help, what we answered and what changed because of it. */
export function FeedbackCard({ one, about }: { readonly one: Feedback; readonly about?: string | undefined }) {
  const today = useToday()
  const sentence = useSentence()
  const { person } = useNotebook()
  const { body } = one
  const who = labelOf(feedback.fields.from.options, body.from)
  const late = answerBy(one) < today
  return (
    <li class="stack-2 feedback">
      <p class="small soft">
        {about ? (
          <>
            <Name inert>{about}</Name> ·{' '}
          </>
        ) : null}
        {who}
        {body.about ? `, ${labelOf(feedback.fields.about.options, body.about).toLowerCase()}` : ''} ·{' '}
        <a href={readingPath(one)}>{shortDay(body.date, today)}</a>
      </p>
      {body.from === 'child' ? <ChildsWords inline>{body.words}</ChildsWords> : <p>“{sentence(body.words)}”</p>}
      {body.answer ? (
        <p class="small">
          <b>We answered:</b> {sentence(body.answer)}
        </p>
      ) : null}
      {body.changed ? (
        <p>
          <Status kind="done">What changed because of it</Status>
          <br />
          {sentence(body.changed)}
          {body.changedOn ? <span class="small soft"> · {shortDay(body.changedOn, today)}</span> : null}
        </p>
      ) : null}
      {isAnswered(one) ? null : (
        <p class="row wrap">
          <Status kind={late ? 'urgent' : 'soon'}>
            {late ? `Not answered, was asked for by ${shortDay(answerBy(one), today)}` : 'Not answered yet'}
          </Status>
        </p>
      )}
      {mayAnswer(person, one) && !body.changed ? (
        <p>
          <a class="btn plain tight" href={`${writingPath(one)}#f-answer`}>
            <Icon name="pen" />
            {body.answer ? 'Write what changed' : 'Answer, and write what changed'}
          </a>
        </p>
      ) : null}
    </li>
  )
}
