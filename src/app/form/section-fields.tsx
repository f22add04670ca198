import { isAsked } from '../../model/check.ts'
import type { AnyRecordDefinition, Section } from '../../model/define-record.ts'
import { fileSubject } from '../../model/file.ts'
import type { Field } from '../../model/field.ts'
import type { FileId } from '../../model/file.ts'
import type { Json } from '../../model/json.ts'
import type { Draft } from './draft.ts'
import { FieldControl } from './field-control.tsx'

/** Whose files the record lies in was chosen when it began: it is not asked again, and cannot come apart from them. */
const isSettled = (field: Field, value: Json | undefined, files: readonly FileId[]): boolean =>
  field.kind === 'person' &&
  (String(field.from) === 'child' || String(field.from) === 'household') &&
  typeof value === 'object' &&
  value !== null &&
  'recordId' in value &&
  files.some((file) => fileSubject(file) === value.recordId)

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
        if (!field || !isAsked(field, draft.body) || isSettled(field, draft.body[id], draft.record?.fileIds ?? []))
          return null
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
