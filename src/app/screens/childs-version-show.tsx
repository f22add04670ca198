/** Showing the letter: on this tablet, in the child's hands, or in another way; the day and what the child said stay. */
import { useSignal } from '@preact/signals'
import type { PersonRef } from '../../model/field.ts'
import type { CaseRecord } from '../../model/record.ts'
import { shownOf } from '../../practice/afterwards.ts'
import { childsVersion } from '../../records/childs-version.ts'
import { useNotebook, useToday } from '../context.ts'
import { FieldControl } from '../form/field-control.tsx'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { enterFullScreen } from './full-screen.ts'
import { handoverKeeper } from './handover-state.ts'

export function ShowIt({ record, name }: { readonly record: CaseRecord; readonly name: string }) {
  const notebook = useNotebook()
  const trouble = useSignal<string | undefined>(undefined)
  const shown = shownOf(record)

  async function handOver(): Promise<void> {
    trouble.value = undefined
    // Asked for within the tap, or the browser refuses it.
    void enterFullScreen()
    await handoverKeeper()
      .handOver({ recordId: record.id, personId: notebook.person.personId })
      .catch(() => {
        trouble.value =
          'This device could not close the door behind the letter. Nothing was handed over; make some room and try again.'
      })
  }
  return (
    <div class="stack-5">
      <section class="sheet stack-3" aria-labelledby="s-show">
        <h2 id="s-show">{shown ? 'Show it again' : `Show it to ${name}`}</h2>
        <p>{name} sees the letter and nothing else, and may write something to it. Your passphrase brings you back.</p>
        <TroubleLine words={trouble.value} />
        <button type="button" class={shown ? 'btn big' : 'btn go big'} onClick={() => void handOver()}>
          <Icon name="face" />
          Hand over the tablet
        </button>
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
        text: words ? `What the child said about it: “${words}”` : 'Shown to the child in another way.',
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
