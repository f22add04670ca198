import { useId } from 'preact/hooks'
import type { ScaleField } from '../../model/field.ts'
import { ScaleButtons, type EarlierAnswer } from './scale-buttons.tsx'

interface Props {
  readonly field: Pick<ScaleField, 'label' | 'hint' | 'worst' | 'best' | 'required'>
  readonly value: number | undefined
  readonly onChange: (value: number | undefined) => void
  readonly earlier?: readonly EarlierAnswer[]
}

/** A scale with its question and both ends in words, as it stands inside a form. */
export function ScaleControl({ field, value, onChange, earlier }: Props) {
  const id = useId()
  return (
    <fieldset class="scale-field">
      <legend id={`${id}-q`}>{field.label}{!field.required && <span class="soft"> (if you like)</span>}</legend>
      {field.hint && <p class="small soft">{field.hint}</p>}
      <p class="scale-end ends" id={`${id}-ends`}><span><b>0</b> {field.worst}</span><span><b>10</b> {field.best}</span></p>
      <ScaleButtons labelledBy={`${id}-q`} describedBy={`${id}-ends`} value={value} onChange={onChange} {...(earlier ? { earlier } : {})} />
      {value !== undefined && !field.required &&
        <button type="button" class="link" onClick={() => onChange(undefined)}>Take the answer back</button>}
    </fieldset>
  )
}
