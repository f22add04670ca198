/** In front of what is being written: what stops a signature, what is not allowed, who will not see it. */
import type { Body } from '../../model/field.ts'
import type { CaseRecord } from '../../model/record.ts'
import { besideForm } from '../../practice/own/beside-form.ts'
import type { Beside } from '../../practice/own/beside-form.ts'
import { useNotebook, useToday } from '../context.ts'
import { controlId } from '../form/control.ts'
import { Icon } from '../parts/icon.tsx'
import { useSentence } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import type { StatusKind } from '../parts/status.tsx'
import { readingPath, startPath, writingPath } from '../paths.ts'
import '../look/screens/own.css'

const LOOKS: { readonly [K in Beside['kind']]: StatusKind } = { stop: 'urgent', bar: 'urgent', note: 'soon' }

export const BEFORE_SIGNING = 'before-signing'

/** `body`: what stands in the form this moment, where it is being typed. */
export function BesideForm(props: {
  readonly record: CaseRecord
  readonly body?: Body
  /** Why it cannot be signed, by what lies around it. */
  readonly gate?: string | undefined
  readonly onField: (field: string) => void
}) {
  const { record, body, gate } = props
  const { casebook } = useNotebook()
  const today = useToday()
  const sentence = useSentence()
  const said = besideForm(casebook, body ? { ...record, body } : record, today)
  const lines: readonly Beside[] =
    gate && !said.some(({ kind }) => kind === 'stop')
      ? [{ key: 'gate', kind: 'stop', words: `It cannot be signed yet. ${gate}.` }, ...said]
      : said
  if (lines.length === 0) return null
  const pathOf = (recordId: string): string => {
    const other = casebook.get(recordId)
    return other === undefined
      ? '/'
      : other.status === 'draft' && other.type !== 'network-contact'
        ? writingPath(other)
        : readingPath(other)
  }
  return (
    <ul class="beside-form" id={BEFORE_SIGNING} tabIndex={-1} aria-label="Before you sign">
      {lines.map(({ key, kind, words, open, begin, field }) => (
        <li key={key}>
          <Status kind={LOOKS[kind]}>{sentence(words)}</Status>
          {begin ? (
            <a class="btn tight" href={startPath(begin.type, begin.files)}>
              <Icon name="pen" />
              {begin.words}
            </a>
          ) : open ? (
            <a class="link" href={pathOf(open.recordId)}>
              {open.words}
            </a>
          ) : field ? (
            <a
              class="link"
              href={`#${controlId(field.id)}`}
              onClick={(event) => {
                event.preventDefault()
                props.onField(field.id)
              }}
            >
              {field.words}
            </a>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
