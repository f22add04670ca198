/** What people think of the help, over every file one holds: what has not been answered first. */
import { useSignal } from '@preact/signals'
import { feedbackIn, isAnswered, toAnswer } from '../../practice/joint/feedback-list.ts'
import { nameAbout } from '../../practice/name-about.ts'
import { useNotebook } from '../context.ts'
import { OwnFrame } from '../parts/frame.tsx'
import { ShowMore } from '../parts/show-more.tsx'
import { FeedbackCard } from './feedback-card.tsx'
import '../look/screens/both-files.css'

const PAGE = 40

export function FeedbackScreen() {
  const { casebook } = useNotebook()
  const shown = useSignal(PAGE)
  const records = casebook.ofType('feedback')
  const open = toAnswer(records)
  const answered = feedbackIn(records).filter(isAnswered)
  return (
    <OwnFrame title="What people think of the help" page="stack" back={{ href: '/', words: 'Home' }}>
      <h1 class="pagehead">What people think of the help</h1>
      <section aria-labelledby="not-answered">
        <h2 id="not-answered">Not answered yet</h2>
        {open.length === 0 ? <p class="soft">Everybody has had an answer.</p> : null}
        <ul class="rows feedback-list">
          {open.map((one) => (
            <FeedbackCard key={one.id} one={one} about={nameAbout(casebook, one)} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="answered">
        <h2 id="answered">Answered, and what changed</h2>
        {answered.length === 0 ? <p class="soft">Nothing yet.</p> : null}
        <ul class="rows feedback-list">
          {answered.slice(0, shown.value).map((one) => (
            <FeedbackCard key={one.id} one={one} about={nameAbout(casebook, one)} />
          ))}
        </ul>
        <ShowMore shown={shown} of={answered.length} by={PAGE} />
      </section>
    </OwnFrame>
  )
}
