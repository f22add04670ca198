import type { Field, ValueOf } from '../../model/field.ts'
import type { Json } from '../../model/json.ts'
import { AttachmentControl } from './attachment.tsx'
import { ChoiceControl } from './choice.tsx'
import { controlId, hintId, labelId } from './control.ts'
import type { ControlProps, FieldControlProps } from './control.ts'
import { DateControl } from './date.tsx'
import { DateTimeControl } from './date-time.tsx'
import { DrawingControl } from './drawing.tsx'
import { ManyOfControl } from './many-of.tsx'
import { PersonControl } from './person.tsx'
import { PhotoControl } from './photo.tsx'
import { QuoteControl } from './quote.tsx'
import { RowsControl } from './rows.tsx'
import { ScaleControl } from './scale.tsx'
import { ShortTextControl } from './short-text.tsx'
import { TextControl } from './text.tsx'
import { YesNoControl } from './yes-no.tsx'

/** Kinds made of several controls: a group with a legend rather than one label. */
const GROUPS: ReadonlySet<Field['kind']> = new Set(['choice', 'many-of', 'yes-no', 'rows', 'person', 'attachment'])
/** Kinds that bring their own fieldset, legend and hint. */
const OWN_GROUP: ReadonlySet<Field['kind']> = new Set(['scale', 'drawing', 'photo'])

/** One field of a form: its question, its hint, and the control of its kind. */
export function FieldControl(props: FieldControlProps) {
  const { field, fieldId } = props
  const asked = props.missing ? 'asked asked-missing' : 'asked'
  if (OWN_GROUP.has(field.kind)) {
    return <div class={asked} id={controlId(fieldId)} tabIndex={-1}>{control(props, undefined)}</div>
  }
  const describedBy = field.hint ? hintId(fieldId) : undefined
  const question = props.label ?? field.label
  const hint = field.hint ? <span class="hint" id={describedBy}>{field.hint}</span> : null
  if (GROUPS.has(field.kind)) {
    return (
      <fieldset class={asked} aria-describedby={describedBy}>
        <legend id={labelId(fieldId)}>{question}</legend>
        {hint}
        {control(props, describedBy)}
      </fieldset>
    )
  }
  return (
    <div class={asked}>
      <label class="label" for={controlId(fieldId)}>{question}</label>
      {hint}
      {control(props, describedBy)}
    </div>
  )
}

function control(props: FieldControlProps, describedBy: string | undefined) {
  const { field } = props
  const given = <F extends Field>(own: F): ControlProps<F> => ({
    field: own,
    // Bodies are checked against their definition where they come in; an answer has its field's type.
    value: (props.value ?? undefined) as unknown as ValueOf<F> | undefined,
    onChange: (value) => props.onChange(value as unknown as Json | undefined),
    fieldId: props.fieldId,
    record: props.record,
    ...(describedBy ? { describedBy } : {}),
  })
  switch (field.kind) {
    case 'text': return <TextControl {...given(field)} />
    case 'short-text': return <ShortTextControl {...given(field)} />
    case 'choice': return <ChoiceControl {...given(field)} />
    case 'many-of': return <ManyOfControl {...given(field)} />
    case 'yes-no': return <YesNoControl {...given(field)} />
    case 'date': return <DateControl {...given(field)} />
    case 'date-time': return <DateTimeControl {...given(field)} />
    case 'scale': return <ScaleControl {...given(field)} />
    case 'quote': return <QuoteControl {...given(field)} />
    case 'person': return <PersonControl {...given(field)} />
    case 'rows': return <RowsControl {...given(field)} inner={FieldControl} />
    case 'drawing': return <DrawingControl {...given(field)} />
    case 'photo': return <PhotoControl {...given(field)} />
    default: return <AttachmentControl {...given(field)} />
  }
}
