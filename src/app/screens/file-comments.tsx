/** The reviewing officer's comments in one file, the child's or the household's: what is still open first. */
import { useSignal } from '@preact/signals'
import type { FileId } from '../../model/file.ts'
import { commentsIn, openComments } from '../../practice/joint/iro-comments.ts'
import { useNotebook, useToday } from '../context.ts'
import { CommentCard } from './comment-card.tsx'

const SHOWN = 3

export function FileComments({ file }: { readonly file: FileId }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const all = useSignal(false)
  const records = casebook.inFile(file, 'iro-comment')
  const open = openComments(records, today).map(({ comment }) => comment.id)
  const list = [...commentsIn(records)].sort((a, b) => Number(open.includes(b.id)) - Number(open.includes(a.id)))
  if (list.length === 0) return null
  return (
    <section aria-labelledby="iro-comments" class="stack-3">
      <h2 id="iro-comments">What the reviewing officer says</h2>
      {(all.value ? list : list.slice(0, SHOWN)).map((one) => (
        <CommentCard key={one.id} comment={one} about />
      ))}
      {list.length > SHOWN && !all.value ? (
        <button
          type="button"
          class="link more"
          onClick={() => {
            all.value = true
          }}
        >
          All {list.length}
        </button>
      ) : null}
    </section>
  )
}
