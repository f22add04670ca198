import { useSignal } from '@preact/signals'
import { docxOf } from '../../documents/docx-file.ts'
import { makePaper } from '../../documents/make-paper.ts'
import { papersOf } from '../../documents/which-papers.ts'
import type { PaperKind } from '../../documents/which-papers.ts'
import type { Paper } from '../../documents/paper.ts'
import { readersOf } from '../../documents/reader.ts'
import type { Reader } from '../../documents/reader.ts'
import { fileKind, fileSubject, ORGANISATION } from '../../model/file.ts'
import { viewFor } from '../../model/permission.ts'
import type { CaseRecord } from '../../model/record.ts'
import { asType } from '../../practice/of-type.ts'
import { definitionOf } from '../../records/all.ts'
import { stabilityMeeting } from '../../records/stability-meeting.ts'
import { useNotebook, useToday } from '../context.ts'
import { titleOf } from '../names.ts'
import { announce } from '../parts/announce.ts'
import { OwnFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { useSentence } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { readingPath } from '../paths.ts'
import { saveFile } from '../save-file.ts'
import { NotFound } from './not-found.tsx'
import { NoticeSheet } from './notice-sheet.tsx'
import { picturesOf } from './paper-pictures.ts'
import { PaperSheet } from './paper-sheet.tsx'
import '../look/screens/paper.css'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const KIND_WORDS: { readonly [K in PaperKind]: string } = {
  minutes: 'The minutes',
  rules: 'Plan rules for the fridge',
  request: 'The request (K1)',
  letter: 'The letter',
  safety: 'The safety plan',
  booklet: 'The booklet',
  report: 'The progress report',
}

/** A record as a paper: for whom, a look at it, then a file or a print. Made here on the device, with or without signal. */
export function PaperScreen({ recordId }: { readonly recordId: string }) {
  const notebook = useNotebook()
  const found = notebook.casebook.get(recordId)
  const definition = found && definitionOf(found.type)
  const record = found && definition && viewFor(notebook.person, definition, found)
  if (!record) return <NotFound words="This record is not on this device." />
  const kinds = papersOf(record)
  if (kinds.length === 0) return <NotFound words="There is no paper of this record." forGood />
  return <Papers record={record} kinds={kinds} />
}

function Papers({ record, kinds }: { readonly record: CaseRecord; readonly kinds: readonly PaperKind[] }) {
  const notebook = useNotebook()
  const today = useToday()
  const sentence = useSentence()
  const kind = useSignal<PaperKind>(kinds[0] ?? 'minutes')
  const readers = readersFor(record, staffIds(notebook.casebook.inFile(ORGANISATION, 'person')), notebook.person.name)
  const at = useSignal(0)
  const given = useSignal(false)
  const busy = useSignal(false)
  const reader = readers[Math.min(at.value, readers.length - 1)]
  const child = record.fileIds.find((file) => fileKind(file) === 'child')
  const service = notebook.person.team ? `${notebook.person.team} team` : 'Fostering'
  const paper = reader && makePaper(notebook.casebook, record, kind.value, reader, { service, today })
  const isForOne =
    kind.value === 'rules' || kind.value === 'letter' || kind.value === 'report' || kind.value === 'booklet'

  async function save(made: Paper) {
    if (busy.value) return
    busy.value = true
    try {
      const bytes = await docxOf(made, await picturesOf(notebook, made))
      saveFile(`${made.fileName.replace(/[\\/:*?"<>|]/g, ' ')}.docx`, bytes, DOCX)
      announce('Saved among this device’s downloads.')
    } finally {
      busy.value = false
    }
  }

  return (
    <OwnFrame
      title="On paper"
      class="on-paper"
      back={{ href: readingPath(record), words: sentence(titleOf(notebook.casebook, record)) }}
    >
      <div class="no-print stack-3">
        <h1>On paper</h1>
        {kinds.length > 1 ? (
          <div class="row wrap" role="group" aria-label="Which paper">
            {kinds.map((one) => (
              <button
                key={one}
                type="button"
                class="chip"
                aria-pressed={kind.value === one}
                onClick={() => (kind.value = one)}
              >
                {KIND_WORDS[one]}
              </button>
            ))}
          </div>
        ) : null}
        {!isForOne && readers.length > 1 ? (
          <div class="row wrap" role="group" aria-label="Copy for">
            {readers.map((one, index) => (
              <button
                key={`${one.name} ${one.gets}`}
                type="button"
                class="chip"
                aria-pressed={at.value === index}
                onClick={() => (at.value = index)}
              >
                {one.name}
              </button>
            ))}
          </div>
        ) : null}
        {paper ? (
          <div class="row wrap">
            <button type="button" class="btn" onClick={() => window.print()}>
              <Icon name="print" />
              Print
            </button>
            <button type="button" class="btn plain" onClick={() => void save(paper)}>
              <Icon name="save" />
              Save as a Word file
            </button>
            {child && reader && kind.value !== 'report' ? (
              <button type="button" class="btn plain" onClick={() => (given.value = true)}>
                <Icon name="done" />
                Note that {isForOne ? 'it was given' : `${reader.name} has it`}
              </button>
            ) : null}
          </div>
        ) : null}
        <p class="soft small">
          A paper that leaves this device is no longer sealed. It is made for one reader and says what was left out.
        </p>
      </div>
      {paper ? (
        <PaperSheet paper={paper} />
      ) : (
        <p>
          <Status kind="soon" icon="half">
            {kind.value === 'letter'
              ? 'The letter is approved first: then it can be printed and shown.'
              : `${reader?.name ?? 'This reader'} gets the child’s version, which is a letter of its own.`}
          </Status>
        </p>
      )}
      {given.value && child && reader ? (
        <NoticeSheet
          kind="minutes-shared"
          childId={fileSubject(child)}
          given={{ about: record.id, to: isForOne ? '' : reader.name }}
          onClose={() => (given.value = false)}
        />
      ) : null}
    </OwnFrame>
  )
}

const OUTSIDE: ReadonlySet<unknown> = new Set(['foster-carer', 'independent-provider'])
const staffIds = (people: readonly CaseRecord[]): ReadonlySet<string> =>
  new Set(people.filter(({ body }) => !OUTSIDE.has(body.role)).map(({ id }) => id))

/** For whom a copy can be made: the distribution of a meeting; of other papers those that the process knows. */
function readersFor(record: CaseRecord, staff: ReadonlySet<string>, me: string): readonly Reader[] {
  const meeting = asType(stabilityMeeting, record)
  if (meeting) {
    const readers = readersOf(meeting.body, staff)
    return readers.length > 0 ? readers : [{ name: me, kind: 'worker', gets: 'whole' }]
  }
  if (record.type === 'safety-plan')
    return [
      { name: 'the carers’ fridge', kind: 'carer', gets: 'plan' },
      { name: 'the police', kind: 'outside', gets: 'no-address' },
      { name: 'out of hours', kind: 'worker', gets: 'whole' },
    ]
  if (record.type === 'placement-request')
    return [
      { name: 'the placements team', kind: 'worker', gets: 'whole' },
      { name: 'an agency', kind: 'outside', gets: 'no-address' },
    ]
  if (record.type === 'progress-report') return [{ name: 'the council', kind: 'outside', gets: 'no-address' }]
  return [{ name: 'the child', kind: 'child', gets: 'childs-version' }]
}
