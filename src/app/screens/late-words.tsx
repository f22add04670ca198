import { useSignal } from '@preact/signals'
import type { Addendum, CaseRecord } from '../../model/record.ts'
import { useNotebook } from '../context.ts'
import { useBegun } from '../form/begun.ts'
import { Lined } from '../form/lined.tsx'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { firstName } from '../words.ts'

/** Words that came after the signature, offered to whoever signs: one tap takes them up, a word puts them aside. */
export function LateWords({ record, late }: { readonly record: CaseRecord; readonly late: Addendum }) {
  const notebook = useNotebook()
  const say = useNameWords()
  const word = useBegun(`late words ${late.id}`, [record.id])
  const aside = useSignal(word.wasBegun)
  const trouble = useSignal<string | undefined>(undefined)
  const settle = async (how: 'taken-up' | 'put-aside') => {
    try {
      await notebook.settleLate(record.id, late.id, how, how === 'put-aside' ? word.value.trim() : '')
      word.value = ''
      announce(how === 'taken-up' ? 'Taken up' : 'Put aside. The words stay here.')
    } catch (error) {
      trouble.value = `It is not kept yet. ${error instanceof Error ? error.message : ''}`.trim()
    }
  }
  const who = late.personId === notebook.person.personId ? 'You' : say(firstName(late.name))
  return (
    <div class="stack-2 late-words">
      <p>
        {who} wrote this before knowing that it was signed. Taken up, it counts as an addendum; put aside, it stays here
        with your word to it. The signed words stay as they are.
      </p>
      {aside.value ? (
        <label class="field">
          <span class="label">Why is it put aside?</span>
          <Lined
            value={word.value}
            onInput={(value) => {
              word.value = value
            }}
          />
        </label>
      ) : null}
      <TroubleLine words={trouble.value} />
      <p class="row wrap">
        <button
          type="button"
          class="btn go"
          onClick={() => {
            void settle('taken-up')
          }}
        >
          <Icon name="plus" />
          Take it up
        </button>
        <button
          type="button"
          class="btn"
          onClick={() => {
            if (aside.value && word.value.trim() !== '') void settle('put-aside')
            else if (aside.value) trouble.value = 'A word is needed, so that its writer knows why.'
            else aside.value = true
          }}
        >
          Put it aside
        </button>
      </p>
    </div>
  )
}
