import { isAsked } from '../../model/check.ts'
import type { AnyRecordDefinition, Section } from '../../model/define-record.ts'
import type { Draft } from './draft.ts'
import { FieldControl } from './field-control.tsx'

/** The fields of one section that are asked for as things stand, wired to the draft. */
export function SectionFields(props: {
  readonly definition: AnyRecordDefinition
  readonly section: Section
  readonly draft: Draft
  /** Ids of fields that "Check and sign" found missing. */
  readonly missing?: ReadonlySet<string>
}) {
  const { definition, section, draft } = props
  return (
    <>
      {section.fields.map((id, at) => {
        const field = definition.fields[id]
        if (!field || !isAsked(field, draft.body)) return null
        return (
          <FieldControl
            key={id}
            field={field}
            fieldId={id}
            // The heading just above has said it.
            {...(at === 0 && field.label === section.title ? { label: <span class="vh">{field.label}</span> } : {})}
            value={draft.body[id]}
            onChange={(value) => draft.set(id, value)}
            record={draft.record}
            missing={props.missing?.has(id)}
          />
        )
      })}
    </>
  )
}
