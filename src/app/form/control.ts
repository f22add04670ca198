/**
 * What every control of a form is given. One file per kind: `text.tsx` exports `TextControl`, `scale.tsx`
 * `ScaleControl`, and so on; `field-control.tsx` chooses between them.
 */
import type { ComponentChildren } from 'preact'
import type { Field, ValueOf } from '../../model/field.ts'
import type { Json } from '../../model/json.ts'
import type { CaseRecord } from '../../model/record.ts'

export interface ControlProps<F extends Field> {
  readonly field: F
  readonly value: ValueOf<F> | undefined
  /** Undefined takes the answer away. */
  readonly onChange: (value: ValueOf<F> | undefined) => void
  /** Its id in the definition; inside rows with the row's id before it. Also names the element: see `controlId`. */
  readonly fieldId: string
  readonly record: CaseRecord | undefined
  /** The id of the hint, where there is one. */
  readonly describedBy?: string
}

/** What `FieldControl` is given, whatever the kind. */
export interface FieldControlProps {
  readonly field: Field
  readonly value: Json | undefined
  readonly onChange: (value: Json | undefined) => void
  readonly record: CaseRecord | undefined
  readonly fieldId: string
  /** Words in place of the field's own label: "Peter said". */
  readonly label?: ComponentChildren
  /** Asked for by "Check and sign" and not there yet. */
  readonly missing?: boolean | undefined
}

/** The element that "still missing" leads to. */
export const controlId = (fieldId: string): string => `f-${fieldId}`
export const labelId = (fieldId: string): string => `l-${fieldId}`
export const hintId = (fieldId: string): string => `h-${fieldId}`
