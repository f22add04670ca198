/** What every setting of the service ends with: from which day, why, and the signature under it. */
import { useId } from 'preact/hooks'
import { useNotebook } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'

export function SettingFoot(props: {
  readonly from: { value: string }
  readonly why: { value: string }
  readonly trouble: string | undefined
  readonly fromLabel?: string
  readonly fromHint?: string
  readonly whyLabel?: string
}) {
  const { person } = useNotebook()
  const id = useId()
  const { fromLabel = 'From which day', whyLabel = 'Why, and by whose decision' } = props
  return (
    <>
      <div>
        <label class="label" for={`${id}-from`}>
          {fromLabel}
        </label>
        {props.fromHint ? <span class="hint">{props.fromHint}</span> : null}
        <input
          class="entry"
          id={`${id}-from`}
          type="date"
          value={props.from.value}
          onInput={(event) => {
            props.from.value = event.currentTarget.value
          }}
        />
      </div>
      <div>
        <label class="label" for={`${id}-why`}>
          {whyLabel}
        </label>
        <input
          class="entry"
          id={`${id}-why`}
          value={props.why.value}
          onInput={(event) => {
            props.why.value = event.currentTarget.value
          }}
        />
      </div>
      <TroubleLine words={props.trouble} />
      <button type="submit" class="btn go big wide">
        <Icon name="lock" />
        Set and sign as {person.name}
      </button>
    </>
  )
}
