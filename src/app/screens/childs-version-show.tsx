/** Showing the letter: on this tablet, in the child's hands, or in another way; the day and what the child said stay. */
import { useSignal } from '@preact/signals'
import type { PersonRef } from '../../model/field.ts'
import type { CaseRecord } from '../../model/record.ts'
import { unquoted } from '../../model/unquoted.ts'
import { shownOf } from '../../practice/afterwards.ts'
import { childsVersion } from '../../records/childs-version.ts'
import { useNotebook, useToday } from '../context.ts'
import { FieldControl } from '../form/field-control.tsx'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { HandOverButton } from './hand-over-button.tsx'

/** `thing`: what is handed over, "the letter" where nothing is said. */
export function ShowIt(props: { readonly record: CaseRecord; readonly name: string; readonly thing?: string }) {
  const { record, name, thing = 'the letter' } = props
  const shown = shownOf(record)
  return (
    <div class="stack-5">
      <section class="sheet stack-3" aria-labelledby="s-show">
        <h2 id="s-show">{shown ? 'Show it again' : `Show it to ${name}`}</h2>
        <p>
          {name} sees {thing} and nothing else, and may write something to it. Your passphrase brings you back.
        </p>
        <HandOverButton recordId={record.id} class={shown ? 'btn big' : 'btn go big'}>
          Hand over the tablet
        </HandOverButton>
      </section>
      <OtherWay record={record} name={name} />
    </div>
  )
}

/** Read aloud at bedtime, on paper, by a carer: it was shown, and what the child said is written here. */
function OtherWay({ record, name }: { readonly record: CaseRecord; readonly name: string }) {
  const notebook = useNotebook()
  const today = useToday()
  const { personId, name: me } = notebook.person
  const open = useSignal(false)
  const on = useSignal(today)
  const by = useSignal<PersonRef>({ recordId: personId, name: me })
  const said = useSignal('')
  const trouble = useSignal<string | undefined>(undefined)
  const shown = shownOf(record)
  async function keep(): Promise<void> {
    const words = said.value.trim()
    if (shown && words === '') {
      trouble.value = `Write down what ${name} said`
      return
    }
    try {
      const whole = [shown?.said, words].filter(Boolean).join('\n')
      await notebook.amend(record.id, {
        text: words ? `What the child said about it: “${unquoted(words)}”` : 'Shown to the child in another way.',
        corrections: {
          ...(!shown && { shownOn: on.value, shownBy: by.value }),
          ...(whole && { said: whole }),
        },
      })
      said.value = ''
      open.value = false
      trouble.value = undefined
      announce('Kept')
    } catch (error) {
      trouble.value = `It is not kept yet. ${error instanceof Error ? error.message : ''}`.trim()
    }
  }
  if (!open.value)
    return (
      <p>
        <button
          type="button"
          class="btn plain"
          onClick={() => {
            open.value = true
          }}
        >
          <Icon name="pen" />
          {shown ? `Write down what ${name} said` : 'It was shown in another way'}
        </button>
      </p>
    )
  const { shownOn, shownBy, said: quote } = childsVersion.fields
  return (
    <section class="sheet stack-3" aria-labelledby="s-other">
      <h2 id="s-other">{shown ? `What ${name} said` : 'Shown in another way'}</h2>
      {shown ? null : (
        <>
          <FieldControl
            field={shownOn}
            fieldId="shownOn"
            value={on.value}
            onChange={(value) => {
              if (typeof value === 'string') on.value = value
            }}
            record={record}
          />
          <FieldControl
            field={shownBy}
            fieldId="shownBy"
            value={by.value}
            onChange={(value) => {
              by.value = (value ?? { name: '' }) as PersonRef
            }}
            record={record}
          />
        </>
      )}
      <FieldControl
        field={quote}
        fieldId="said"
        value={said.value}
        onChange={(value) => {
          said.value = typeof value === 'string' ? value : ''
        }}
        record={record}
      />
      <TroubleLine words={trouble.value} />
      <p class="row wrap">
        <button type="button" class="btn go" onClick={() => void keep()}>
          Keep it
        </button>
        <button
          type="button"
          class="btn plain"
          onClick={() => {
            open.value = false
          }}
        >
          Later
        </button>
      </p>
    </section>
  )
}
