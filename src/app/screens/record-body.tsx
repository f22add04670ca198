import { isAsked } from '../../model/check.ts'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import type { BlobRef, Body, Field, Fields } from '../../model/field.ts'
import type { Json } from '../../model/json.ts'
import { plainValue } from '../../model/plain.ts'
import { lowerFirst } from '../../records/summary-words.ts'
import { SheetNotice } from '../drawing/sheet-notice.tsx'
import { Picture } from '../drawing/picture.tsx'
import { useDrawing } from '../drawing/use-sheet.ts'
import { Photo } from '../form/photo.tsx'
import { useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { SendProgress } from '../parts/send-progress.tsx'
import { Name, useSentence } from '../parts/name.tsx'
import { ChildsWords } from '../parts/childs-words.tsx'
import { StandsOut } from '../parts/stands-out.tsx'
import type { StandsOutAt } from '../parts/stands-out.tsx'
import { capital, longDay, sizeWords, whenWords } from '../words.ts'

type RowBody = Body & { readonly id: string }
/** Words that stand out in an answer, by the question. */
export type Highlights = { readonly [field: string]: readonly StandsOutAt[] }

/** A record as it is read: its sections in order, what was said under what was asked. Text nodes only. */
export function RecordBody({
  definition,
  body,
  highlights,
}: {
  readonly definition: AnyRecordDefinition
  readonly body: Body
  readonly highlights?: Highlights | undefined
}) {
  const answered = (id: string) => {
    const field = definition.fields[id]
    return field !== undefined && isAsked(field, body) && plainValue(field, body[id]) !== ''
  }
  const sections = definition.sections.filter((section) => section.fields.some(answered))
  if (sections.length === 0) return <p class="soft">Nothing is written in it yet.</p>
  return (
    <div class="stack-5">
      {sections.map((section) => (
        <section key={section.id} aria-labelledby={`s-${section.id}`}>
          <h2 id={`s-${section.id}`}>{section.title}</h2>
          <Answers
            fields={definition.fields}
            order={section.fields.filter(answered)}
            body={body}
            under={section.title}
            highlights={highlights}
          />
        </section>
      ))}
    </div>
  )
}

/** Answers of a word or two stand beside their question, longer ones below it. */
const SHORT: ReadonlySet<Field['kind']> = new Set([
  'short-text',
  'choice',
  'many-of',
  'yes-no',
  'date',
  'date-time',
  'scale',
  'person',
])

/** `under` is the heading above: an answer that is asked in the same words needs no second label. */
function Answers(props: {
  readonly fields: Fields
  readonly order: readonly string[]
  readonly body: Body
  readonly under?: string
  readonly highlights?: Highlights | undefined
}) {
  const { fields, order, body } = props
  const sentence = useSentence()
  return (
    <dl class="said">
      {order.map((id) => {
        const field = fields[id]
        const value = body[id]
        if (!field || value === undefined || value === null) return null
        return (
          <div key={id} class={SHORT.has(field.kind) ? 'short' : undefined}>
            <dt class={field.label === props.under ? 'vh' : undefined}>{field.label}</dt>
            <dd>
              {props.highlights?.[id] ? (
                <StandsOut text={wordsOf(value)} at={props.highlights[id]} say={sentence} />
              ) : (
                <Answer field={field} value={value} name={pictureName(fields, body, field)} />
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** A picture is named by the child's words that stand beside it. */
function pictureName(fields: Fields, body: Body, field: Field): string {
  const beside = Object.entries(fields).find(
    ([id, each]) => each.kind === 'quote' && wordsOf(body[id] ?? undefined) !== '',
  )
  return beside ? wordsOf(body[beside[0]]) : field.label
}

export function Answer({
  field,
  value,
  name = field.label,
}: {
  readonly field: Field
  readonly value: Json
  readonly name?: string
}) {
  const today = useToday()
  const sentence = useSentence()
  switch (field.kind) {
    case 'quote':
      return <ChildsWords inline>{sentence(wordsOf(value))}</ChildsWords>
    case 'date':
      return <>{longDay(wordsOf(value), today)}</>
    case 'date-time':
      return <>{capital(whenWords(wordsOf(value), today))}</>
    case 'person':
      return <Name>{plainValue(field, value)}</Name>
    case 'scale':
      return (
        <>
          <b class="num">{wordsOf(value)}</b>{' '}
          <span class="soft">
            of 10 (0: {field.worst}; 10: {field.best})
          </span>
        </>
      )
    case 'drawing':
      return <KeptDrawing blob={value as BlobRef} name={name} />
    case 'photo':
      return <Photo photo={value as BlobRef} name={name} />
    case 'attachment': {
      const blob = value as BlobRef
      return (
        <span class="row wrap">
          <Icon name="paper" />
          {blob.name ?? 'A paper'}, {sizeWords(blob.bytes)}
          <SendProgress blob={blob} />
        </span>
      )
    }
    case 'rows':
      return (
        <>
          {(value as readonly RowBody[]).map((row) => (
            <RowSaid key={row.id} fields={field.fields} row={row} />
          ))}
        </>
      )
    default:
      return <>{sentence(plainValue(field, value))}</>
  }
}

/**
 * A row in a sentence where it fits into one: its first words, then who, when and what kind. The child's words are
 * drawn as such; a row with pictures or several long answers is spelt out.
 */
function RowSaid({ fields, row }: { readonly fields: Fields; readonly row: RowBody }) {
  const today = useToday()
  const sentence = useSentence()
  const given = Object.entries(fields).filter(([id, field]) => isAsked(field, row) && plainValue(field, row[id]) !== '')
  const main = given.find(([, field]) => field.kind === 'quote') ?? given[0]
  if (!main) return null
  const [mainId, mainField] = main
  const rest = given.filter(([id]) => id !== mainId)
  if (!rest.every(([, field]) => SHORT.has(field.kind)) || !['quote', 'text', ...SHORT].includes(mainField.kind)) {
    return (
      <div class="row-card">
        <Answers fields={fields} order={given.map(([id]) => id)} body={row} />
      </div>
    )
  }
  const about = sentence(
    rest
      .map(([id, field]) => inARow(field, row[id], today))
      .filter(Boolean)
      .join(', '),
  )
  if (mainField.kind === 'quote') {
    return (
      <div class="row-card">
        <ChildsWords {...(about ? { cite: about } : {})}>{sentence(wordsOf(row[mainId]))}</ChildsWords>
      </div>
    )
  }
  return (
    <div class="row-card">
      <Answer field={mainField} value={row[mainId] ?? ''} />
      {about ? <p class="small soft">{about}</p> : null}
    </div>
  )
}

const wordsOf = (value: Json | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

/** A yes by its question, a no by nothing: "Promised to the child". */
function inARow(field: Field, value: Json | undefined, today: string): string {
  if (field.kind === 'date')
    return `${field.label.toLowerCase() === 'by when' ? 'by ' : ''}${longDay(wordsOf(value), today)}`
  if (field.kind === 'yes-no')
    return (value as { answer?: boolean } | undefined)?.answer ? field.label.toLowerCase() : ''
  const words = plainValue(field, value)
  return field.lead ? `${field.lead} ${lowerFirst(words)}` : words
}

function KeptDrawing({ blob, name }: { readonly blob: BlobRef; readonly name: string }) {
  const { drawing, state } = useDrawing(blob)
  return drawing ? (
    <div class="drawn-here">
      <Picture drawing={drawing} name={name} />
      <p class="small soft">
        <SendProgress blob={blob} />
      </p>
    </div>
  ) : (
    <SheetNotice state={state} />
  )
}
