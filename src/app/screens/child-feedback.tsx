import type { Uuid } from '../../model/file.ts'
import { childFile } from '../../model/file.ts'
import { feedbackIn } from '../../practice/joint/feedback-list.ts'
import { useNotebook } from '../context.ts'
import { SectionHead } from '../parts/section-head.tsx'
import { FeedbackCard } from './feedback-card.tsx'
import '../look/screens/both-files.css'

const SHOWN = 4

/** On the child's page: what the child, the family and the carers think of the help, and what changed (S3.25). */
export function ChildFeedback({ childId }: { readonly childId: Uuid }) {
  const { casebook } = useNotebook()
  const list = feedbackIn(casebook.inFile(childFile(childId), 'feedback'))
  return (
    <section aria-labelledby="feedback" class="stack-3">
      <SectionHead id="feedback" title="What they think of the help" adds="feedback" file={childFile(childId)} />
      {list.length === 0 ? <p class="soft">Nobody has said anything about it yet.</p> : null}
      <ul class="rows feedback-list">
        {list.slice(0, SHOWN).map((one) => (
          <FeedbackCard key={one.id} one={one} />
        ))}
      </ul>
      {list.length > SHOWN ? (
        <a class="link" href="/feedback">
          All {list.length}
        </a>
      ) : null}
    </section>
  )
}
