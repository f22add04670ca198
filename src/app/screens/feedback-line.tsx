import { mayAnswer, toAnswer } from '../../practice/joint/feedback-list.ts'
import { feedback } from '../../records/feedback.ts'
import { useNotebook } from '../context.ts'
import { RowLink, Rows } from '../parts/rows.tsx'
import { count } from '../words.ts'

export function useFeedbackToAnswer(): number {
  const { casebook, person } = useNotebook()
  return toAnswer(casebook.ofType(feedback.type)).filter((one) => mayAnswer(person, one)).length
}

/** One line for all of it: what people said about the help and nobody has answered (S3.25). */
export function FeedbackLine({ open }: { readonly open: number }) {
  if (open === 0) return null
  return (
    <Rows label="What people think of the help">
      <RowLink href="/feedback" icon="say" title="What people think of the help">
        {count(open, 'answer')} still to give
      </RowLink>
    </Rows>
  )
}
