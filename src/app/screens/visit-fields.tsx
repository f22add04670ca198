/** The sections of a visit on one page, for all its children or for one of them. */
import { isAsked } from '../../model/check.ts'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import type { Field } from '../../model/field.ts'
import type { Json } from '../../model/json.ts'
import { FieldControl } from '../form/field-control.tsx'
import { useNameWords } from '../parts/name.tsx'
import { SavedLine } from '../parts/saved-line.tsx'
import { fieldKey, isOwn } from './visit-state.ts'
import type { Written } from './visit-drafts.ts'
import type { VisitKind } from './visit-kind.ts'
import { VisitWords } from './visit-words.tsx'

interface Props {
  readonly definition: AnyRecordDefinition
  readonly all: readonly Written[]
  /** The children the page is about now: all of them or one. */
  readonly about: readonly Written[]
  readonly missing: ReadonlySet<string>
  readonly current: string | undefined
  readonly own: VisitKind['own']
  readonly before: VisitKind['before']
}

export function VisitFields({ definition, all, about, missing, current, own, before }: Props) {
  const first = all[0]
  return (
    <>
      {definition.sections.map((section) => (
        <section key={section.id} id={`s-${section.id}`} aria-labelledby={`h-${section.id}`}>
          <div class="row spread wrap">
            <h2 id={`h-${section.id}`} tabIndex={-1}>
              {section.title}
            </h2>
            {first && section.id === (current ?? definition.sections[0]?.id) ? (
              <SavedLine savedAt={first.draft.savedAt} problem={first.draft.problem} />
            ) : null}
          </div>
          {section.hint ? <p class="soft small">{section.hint}</p> : null}
          <Before section={section.id} before={before} all={all} about={about} missing={missing} />
          {section.fields.map((id, at) => {
            const Own = own[id]
            return Own ? (
              <Own key={id} all={all} about={about} missing={missing} />
            ) : (
              <VisitField
                key={id}
                id={id}
                said={at === 0 ? section.title : ''}
                definition={definition}
                all={all}
                about={about}
                missing={missing}
              />
            )
          })}
        </section>
      ))}
    </>
  )
}

function Before({
  section,
  before,
  ...props
}: Pick<Props, 'all' | 'about' | 'missing' | 'before'> & { section: string }) {
  const Above = before?.[section]
  return Above ? <Above {...props} /> : null
}

/** `said`: the heading just above, which the question need not say again. */
function VisitField({
  id,
  said,
  definition,
  all,
  about,
  missing,
}: Omit<Props, 'current' | 'own' | 'before'> & { readonly id: string; readonly said: string }) {
  const say = useNameWords()
  const field = definition.fields[id]
  const asked = field ? about.filter((one) => isAsked(field, one.draft.body)) : []
  const first = asked[0]
  if (!field || !first) return null
  const own =
    all.length > 1 &&
    isOwn(
      definition,
      id,
      all.map((one) => ({ recordId: one.recordId, name: one.name, body: one.draft.body })),
    )
  if (id === 'words' && field.kind === 'rows' && field.each) {
    return (
      <>
        {asked.map((one) => {
          const key = fieldKey(id, one.recordId, own)
          return <VisitWords key={one.recordId} one={one} fieldKey={key} missing={missing.has(key)} />
        })}
      </>
    )
  }
  if (!own || about.length === 1) {
    const key = fieldKey(id, first.recordId, own)
    const set = (value: Json | undefined) => {
      for (const one of asked) one.draft.set(id, value)
    }
    return (
      <FieldControl
        field={field}
        fieldId={key}
        {...(said === field.label ? { label: <span class="vh">{field.label}</span> } : {})}
        value={first.draft.body[id]}
        onChange={set}
        record={first.draft.record}
        missing={missing.has(key)}
      />
    )
  }
  return (
    <fieldset class="each-child">
      <legend class={said === field.label ? 'vh' : undefined}>
        {field.label}
        {field.required ? null : <span class="hint-in"> if you like</span>}
      </legend>
      {asked.map((one) => {
        const key = fieldKey(id, one.recordId, true)
        const { hint: _hint, ...bare } = field
        const oneChilds: Field = OWN_GROUP.has(field.kind)
          ? { ...bare, label: say(one.name) }
          : { ...bare, required: true }
        return (
          <div class={COMPACT.has(field.kind) ? 'alone' : undefined} key={one.recordId}>
            <FieldControl
              field={oneChilds}
              fieldId={key}
              value={one.draft.body[id]}
              label={
                <span>
                  {say(one.name)}
                  <span class="vh">: {field.label}</span>
                </span>
              }
              onChange={(value) => one.draft.set(id, value)}
              record={one.draft.record}
              missing={missing.has(key)}
            />
          </div>
        )
      })}
      {field.hint ? <p class="hint small soft">{field.hint}</p> : null}
    </fieldset>
  )
}

/** Kinds that draw their own legend: under the question it is the child's name. */
const OWN_GROUP: ReadonlySet<string> = new Set(['scale', 'drawing', 'photo'])
/** A name and its answers on one line. */
const COMPACT: ReadonlySet<string> = new Set(['choice', 'yes-no'])
