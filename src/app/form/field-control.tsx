import type { VNode } from 'preact'
import type { Field, FieldKind, ValueOf } from '../../model/field.ts'
import type { Json } from '../../model/json.ts'
import { AttachmentControl } from './attachment.tsx'
import { ChoiceControl } from './choice.tsx'
import { controlId, hintId, labelId } from './control.ts'
import type { ControlProps, FieldControlProps } from './control.ts'
import { DateControl } from './date.tsx'
import { DateTimeControl } from './date-time.tsx'
import { DrawingControl } from './drawing.tsx'
import { ManyOfControl } from './many-of.tsx'
import { isLongChoice, LongChoiceControl } from './long-choice.tsx'
import { offered } from './offered.ts'
import { PersonControl } from './person.tsx'
import { PhotoControl } from './photo.tsx'
import { QuoteControl } from './quote.tsx'
import { RowsControl } from './rows.tsx'
import { ScaleControl } from './scale.tsx'
import { ShortTextControl } from './short-text.tsx'
import { TextControl } from './text.tsx'
import { YesNoControl } from './yes-no.tsx'

interface Kind<F extends Field> {
  readonly control: (props: ControlProps<F>) => VNode
  /** `label`: one control under one label. `group`: several under a legend. `own`: brings its legend and hint itself. */
  readonly frame: 'label' | 'group' | 'own'
}

/** Every kind of field and its control. A new kind is one file here and one in `model/fields`. */
const kinds: { readonly [K in FieldKind]: Kind<Extract<Field, { kind: K }>> } = {
  text: { control: TextControl, frame: 'label' },
  'short-text': { control: ShortTextControl, frame: 'label' },
  choice: { control: ChoiceControl, frame: 'group' },
  'many-of': { control: ManyOfControl, frame: 'group' },
  'yes-no': { control: YesNoControl, frame: 'group' },
  date: { control: DateControl, frame: 'label' },
  'date-time': { control: DateTimeControl, frame: 'label' },
  scale: { control: ScaleControl, frame: 'own' },
  quote: { control: QuoteControl, frame: 'label' },
  person: { control: PersonControl, frame: 'group' },
  rows: { control: (props) => <RowsControl {...props} inner={FieldControl} />, frame: 'group' },
  drawing: { control: DrawingControl, frame: 'own' },
  photo: { control: PhotoControl, frame: 'own' },
  attachment: { control: AttachmentControl, frame: 'group' },
}

const longChoice: Kind<Extract<Field, { kind: 'choice' }>> = { control: LongChoiceControl, frame: 'label' }

// The maps guarantee that kind and control fit, which the type checker cannot see through a lookup.
const kindOf = (field: Field): Kind<Field> =>
  (field.kind === 'choice' && isLongChoice(field) ? longChoice : kinds[field.kind]) as Kind<Field>

/** One field of a form: its question, its hint, and the control of its kind. */
export function FieldControl(props: FieldControlProps) {
  const { field, fieldId, record } = props
  const { control: Control, frame } = kindOf(field)
  const describedBy = field.hint && frame !== 'own' ? hintId(fieldId) : undefined
  const asked = props.missing ? 'asked asked-missing' : 'asked'
  const question = props.label ?? field.label
  const hint = field.hint ? (
    <span class="hint" id={describedBy}>
      {field.hint}
    </span>
  ) : null
  const answer = (
    <Control
      field={field.kind === 'choice' ? offered(field, record, props.value) : field}
      // Bodies are checked against their definition where they come in; an answer has its field's type.
      value={(props.value ?? undefined) as ValueOf<Field> | undefined}
      onChange={(value) => props.onChange(value as Json | undefined)}
      fieldId={fieldId}
      record={record}
      {...(describedBy ? { describedBy } : {})}
    />
  )
  if (frame === 'own') {
    return (
      <div class={asked} id={controlId(fieldId)} tabIndex={-1}>
        {answer}
      </div>
    )
  }
  if (frame === 'group') {
    return (
      <fieldset class={asked} aria-describedby={describedBy}>
        <legend id={labelId(fieldId)}>{question}</legend>
        {hint}
        {answer}
      </fieldset>
    )
  }
  return (
    <div class={asked}>
      <label class="label" for={controlId(fieldId)}>
        {question}
      </label>
      {hint}
      {answer}
    </div>
  )
}
