import { isAsked } from '../../model/check.ts'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import type { BlobRef, Body, Field, Fields } from '../../model/field.ts'
import type { Json } from '../../model/json.ts'
import { plainValue } from '../../model/plain.ts'
import { SheetNotice } from '../drawing/sheet-notice.tsx'
import { Picture } from '../drawing/picture.tsx'
import { useDrawing } from '../drawing/use-sheet.ts'
import { Photo } from '../form/photo.tsx'
import { useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { Name } from '../parts/name.tsx'
import { ChildsWords } from '../parts/childs-words.tsx'
import { capital, longDay, sizeWords, whenWords } from '../words.ts'

type RowBody = Body & { readonly id: string }

/** A record as it is read: its sections in order, what was said under what was asked. Text nodes only. */
export function RecordBody({ definition, body }: { readonly definition: AnyRecordDefinition; readonly body: Body }) {
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
          <Answers fields={definition.fields} order={section.fields.filter(answered)} body={body} alone={section.title} />
        </section>
      ))}
    </div>
  )
}

/** `alone` is the heading above: a single answer that is asked in the same words needs no second label. */
function Answers(props: { readonly fields: Fields; readonly order: readonly string[]; readonly body: Body; readonly alone?: string }) {
  const { fields, order, body } = props
  return (
    <dl class="said">
      {order.map((id) => {
        const field = fields[id]
        const value = body[id]
        if (!field || value === undefined || value === null) return null
        const label = order.length === 1 && field.label === props.alone ? 'vh' : undefined
        return (
          <div key={id}>
            <dt class={label}>{field.label}</dt>
            <dd><Answer field={field} value={value} /></dd>
          </div>
        )
      })}
    </dl>
  )
}

function Answer({ field, value }: { readonly field: Field; readonly value: Json }) {
  const today = useToday()
  switch (field.kind) {
    case 'quote': return <ChildsWords inline>{String(value)}</ChildsWords>
    case 'date': return <>{longDay(String(value), today)}</>
    case 'date-time': return <>{capital(whenWords(String(value), today))}</>
    case 'person': return <Name>{plainValue(field, value)}</Name>
    case 'scale': return <><b class="num">{String(value)}</b> <span class="soft">of 10 (0: {field.worst}; 10: {field.best})</span></>
    case 'drawing': return <KeptDrawing blob={value as unknown as BlobRef} name={field.label} />
    case 'photo': return <Photo photo={value as unknown as BlobRef} name={field.label} />
    case 'attachment': {
      const blob = value as unknown as BlobRef
      return <span class="row"><Icon name="paper" />{blob.name ?? 'A paper'}, {sizeWords(blob.bytes)}</span>
    }
    case 'rows': return (
      <>{(value as unknown as readonly RowBody[]).map((row) => <RowSaid key={row.id} fields={field.fields} row={row} />)}</>
    )
    default: return <>{plainValue(field, value)}</>
  }
}

/** A row that holds the child's words is drawn as such, with the rest of the row as who, where and when. */
function RowSaid({ fields, row }: { readonly fields: Fields; readonly row: RowBody }) {
  const today = useToday()
  const given = Object.entries(fields).filter(([id, field]) => isAsked(field, row) && plainValue(field, row[id]) !== '')
  const quote = given.find(([, field]) => field.kind === 'quote')
  const plainRest = given.every(([, field]) => ['quote', 'short-text', 'person', 'date', 'choice', 'many-of'].includes(field.kind))
  if (quote && plainRest) {
    const rest = given
      .filter(([id]) => id !== quote[0])
      .map(([id, field]) => (field.kind === 'date' ? longDay(String(row[id]), today) : plainValue(field, row[id])))
    return <div class="row-card"><ChildsWords {...(rest.length > 0 ? { cite: rest.join(', ') } : {})}>{String(row[quote[0]])}</ChildsWords></div>
  }
  return <div class="row-card"><Answers fields={fields} order={given.map(([id]) => id)} body={row} /></div>
}

function KeptDrawing({ blob, name }: { readonly blob: BlobRef; readonly name: string }) {
  const { drawing, state } = useDrawing(blob)
  return drawing ? <div class="drawn-here"><Picture drawing={drawing} name={name} /></div> : <SheetNotice state={state} />
}
