/** Beside a record: what the reviewing officer says of it, and the two things one begins from it by one tap. */
import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { v7 as newId } from 'uuid'
import type { Notebook } from '../../device/notebook.ts'
import { derivedId } from '../../model/derived-id.ts'
import { childFile, fileKind, fileSubject, householdFile } from '../../model/file.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import type { CaseRecord } from '../../model/record.ts'
import { currentPlacement, householdIdOf } from '../../practice/home.ts'
import { dayInWords } from '../../practice/london-day.ts'
import { commentsAbout } from '../../practice/joint/iro-comments.ts'
import { occurredOn } from '../../practice/occurred-on.ts'
import { asType, ofType } from '../../practice/of-type.ts'
import { definitionOf } from '../../records/all.ts'
import { chronologyEntry } from '../../records/chronology-entry.ts'
import { iroComment } from '../../records/iro-comment.ts'
import { useNotebook, useToday } from '../context.ts'
import { titleOf } from '../names.ts'
import { Icon } from '../parts/icon.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { readingPath, writingPath } from '../paths.ts'
import { capital } from '../words.ts'
import { CommentCard } from './comment-card.tsx'

/** The register is no event, and an entry is in the chronology already. */
const NO_EVENT: ReadonlySet<string> = new Set([
  'child',
  'allocation',
  'chronology-entry',
  'network-contact',
  'iro-comment',
  'action',
])

export function RecordBeside({ record }: { readonly record: CaseRecord }) {
  const { casebook } = useNotebook()
  const files = record.fileIds.filter((file) => fileKind(file) === 'child' || fileKind(file) === 'household')
  const comments = [
    ...new Map(
      files
        .flatMap((file) => commentsAbout(casebook.inFile(file, iroComment.type), record.id))
        .map((one) => [one.id, one]),
    ).values(),
  ]
  const own = asType(iroComment, record.type === iroComment.type && record.status === 'signed' ? record : undefined)
  const child = files.find((file) => fileKind(file) === 'child')
  return (
    <>
      {own ? (
        <section aria-label="Answers">
          <CommentCard comment={own} about />
        </section>
      ) : null}
      {comments.length > 0 ? (
        <section aria-labelledby="comments" class="stack-3">
          <h2 id="comments">What the reviewing officer says of it</h2>
          {comments.map((one) => (
            <CommentCard key={one.id} comment={one} />
          ))}
        </section>
      ) : null}
      {child && !NO_EVENT.has(record.type) ? <FromHere record={record} child={child} /> : null}
    </>
  )
}

function FromHere({ record, child }: { readonly record: CaseRecord; readonly child: FileId }) {
  const notebook = useNotebook()
  const { casebook, person } = notebook
  const today = useToday()
  const { route } = useLocation()
  const trouble = useSignal<string | undefined>(undefined)
  const entry = entryOf(notebook, record, child)
  const begin = (make: () => Promise<CaseRecord>) =>
    make().then(
      (made) => route(writingPath(made)),
      (error: unknown) => {
        trouble.value = `It could not be begun. ${error instanceof Error ? error.message : ''}`.trim()
      },
    )
  const what = titleOf(casebook, record)
  const mayEnter = may(person, 'create', chronologyEntry) && record.status !== 'discarded'
  const mayComment = may(person, 'create', iroComment)
  if (!entry && !mayEnter && !mayComment) return null
  return (
    <section aria-label="From here" class="stack-2">
      <p class="row wrap">
        {entry ? (
          <a class="link" href={readingPath(entry)}>
            <Icon name="clock" />
            In the chronology
          </a>
        ) : mayEnter ? (
          <button
            type="button"
            class="btn plain tight"
            onClick={() =>
              void begin(() =>
                notebook.create({ type: chronologyEntry.type, fileIds: [child], body: entryBegins(record, what) }),
              )
            }
          >
            <Icon name="clock" />
            Add to the chronology
          </button>
        ) : null}
        {mayComment ? (
          <button
            type="button"
            class="btn plain tight"
            onClick={() => void begin(() => startComment(notebook, child, today, { record: record.id, words: what }))}
          >
            <Icon name="say" />
            Comment on this
          </button>
        ) : null}
      </p>
      <TroubleLine words={trouble.value} />
    </section>
  )
}

/** What is known already. What it meant for the child is written by a person. */
const entryBegins = (record: CaseRecord, what: string) => ({
  date: occurredOn(record),
  kind: 'event' as const,
  event: what,
  source: `${capital(definitionOf(record.type)?.words.one ?? 'record')} of ${dayInWords(occurredOn(record))} ${occurredOn(record).slice(0, 4)}, ${record.author.name}`,
  record: record.id,
})

/** The entry that was made from it, by choice or by its signature. */
function entryOf({ casebook }: Notebook, record: CaseRecord, child: FileId): CaseRecord | undefined {
  const followed = casebook.get(derivedId(record.id, 'chronology'))
  if (followed && followed.status !== 'discarded') return followed
  return ofType(chronologyEntry, casebook.inFile(child, chronologyEntry.type)).find(
    ({ body }) => body.record === record.id,
  )
}

/** On the child's file and on that of the home where the child lives (S4.24). */
function startComment(
  notebook: Notebook,
  child: FileId,
  today: string,
  about: { readonly record: Uuid; readonly words: string },
): Promise<CaseRecord> {
  const home = householdIdOf(currentPlacement(notebook.casebook.inFile(childFile(fileSubject(child))), today))
  return notebook.create({
    type: iroComment.type,
    fileIds: [child, ...(home ? [householdFile(home)] : [])],
    body: { date: today, about: [{ id: newId(), ...about }], dispute: { answer: false } },
  })
}
