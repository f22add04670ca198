import { useSignal } from '@preact/signals'
import { Icon } from '../parts/icon.tsx'

/** A passphrase field: it can be pasted into, filled in by a keeper of passwords, and looked at. */
export function SecretEntry(props: {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onInput: (value: string) => void
  readonly autocomplete: 'current-password' | 'new-password'
  readonly describedBy?: string | undefined
  readonly hint?: string
}) {
  const shown = useSignal(false)
  const hintId = props.hint ? `${props.id}-hint` : undefined
  // One literal stands for both: the element's type wants to know which one it is.
  const type = (shown.value ? 'text' : 'password') as 'text'
  const described = [hintId, props.describedBy].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label class="label" for={props.id}>
        {props.label}
      </label>
      {props.hint ? (
        <span class="hint" id={hintId}>
          {props.hint}
        </span>
      ) : null}
      <div class="secret">
        <input
          id={props.id}
          class="entry"
          type={type}
          value={props.value}
          // Shown, it is a text like any other, and browsers keep texts for restoring a window.
          autocomplete={shown.value ? 'off' : props.autocomplete}
          autocapitalize="none"
          spellcheck={false}
          aria-describedby={described || undefined}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
        <button
          type="button"
          class="tool"
          aria-pressed={shown.value}
          aria-controls={props.id}
          onClick={() => {
            shown.value = !shown.value
          }}
        >
          <Icon name={shown.value ? 'hide' : 'show'} />
          {shown.value ? 'Hide' : 'Show'}
          <span class="vh"> the passphrase</span>
        </button>
      </div>
    </div>
  )
}
