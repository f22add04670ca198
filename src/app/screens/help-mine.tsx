/** What the person who asked may do: add words, say that it is sorted, or that it is not. */
import { useState } from 'preact/hooks'
import { helpState } from '../../practice/help-state.ts'
import type { HelpRequest } from '../../practice/help-state.ts'
import { useNotebook } from '../context.ts'
import { useBegun } from '../form/begun.ts'
import { Lined } from '../form/lined.tsx'
import { Icon } from '../parts/icon.tsx'

export function MineNext({ record }: { readonly record: HelpRequest }) {
  const notebook = useNotebook()
  const { state } = helpState(record)
  const answered = state === 'answered'
  const words = useBegun(`help words ${record.id}`, [record.id])
  const [writing, setWriting] = useState<'more' | 'not-sorted' | undefined>(
    words.wasBegun ? (answered ? 'not-sorted' : 'more') : undefined,
  )
  const [problem, setProblem] = useState<string>()
  const act = (work: () => Promise<unknown>) =>
    work().then(
      () => {
        setWriting(undefined)
        words.value = ''
        setProblem(undefined)
      },
      (why: unknown) => setProblem(why instanceof Error ? why.message : String(why)),
    )
  const add = () =>
    act(() =>
      notebook.edit(record.id, {
        ...record.body,
        need: [record.body.need, words.value.trim()].filter(Boolean).join('\n\n'),
      }),
    )
  const sorted = () =>
    act(async () => {
      await notebook.edit(record.id, { ...record.body, satisfied: { answer: true } })
      await notebook.mark(record.id, { kind: 'closed' })
    })
  const notSorted = () =>
    act(async () => {
      await notebook.edit(record.id, { ...record.body, satisfied: { answer: false, reason: words.value.trim() } })
      await notebook.mark(record.id, { kind: 'reopened', note: words.value.trim() })
    })
  const button = (mode: 'more' | 'not-sorted', label: string, icon: string) => (
    <button type="button" class="btn tight" onClick={() => setWriting(mode)}>
      <Icon name={icon} />
      {label}
    </button>
  )
  return (
    <section class="stack-3" aria-labelledby={answered ? 'was-it-sorted' : undefined}>
      {answered ? <h2 id="was-it-sorted">Was it sorted?</h2> : null}
      {writing ? (
        <div class="field">
          <label class="label" for="more-words">
            {writing === 'more' ? 'Add words' : 'What is still needed?'}
          </label>
          <Lined
            id="more-words"
            value={words.value}
            onInput={(typed) => {
              words.value = typed
            }}
          />
          <p class="row wrap addwords">
            <button
              type="button"
              class="btn go tight"
              onClick={() => {
                if (words.value.trim() === '') setProblem('A few words are enough.')
                else void (writing === 'more' ? add() : notSorted())
              }}
            >
              {writing === 'more' ? 'Add them' : 'Ask again'}
            </button>
            <button
              type="button"
              class="btn plain tight"
              onClick={() => {
                setWriting(undefined)
                setProblem(undefined)
              }}
            >
              Leave it
            </button>
          </p>
        </div>
      ) : null}
      {problem ? (
        <p role="alert" class="problem">
          {problem}
        </p>
      ) : null}
      {writing ? null : (
        <div class="two-up">
          {answered ? button('not-sorted', 'No, not yet', 'undo') : button('more', 'Add words', 'pen')}
          <button type="button" class={answered ? 'btn go tight' : 'btn plain tight'} onClick={() => void sorted()}>
            {answered ? 'Yes, it is sorted' : 'It is sorted'}
          </button>
        </div>
      )}
    </section>
  )
}
