/**
 * The logs that nobody talked about with the carers since the last supervision, on the agenda by themselves (S4.5,
 * S4.20). "We talked it through" tells the carer so, with a few words, and keeps them in the supervision.
 */
import { useSignal } from '@preact/signals'
import { fileKind, fileSubject } from '../../model/file.ts'
import type { Body } from '../../model/field.ts'
import { derivedId } from '../../model/derived-id.ts'
import { takenToSupervision } from '../../practice/log-follow-ups.ts'
import { discussedMark, logsNotDiscussed, logsOfHome } from '../../practice/logs-read.ts'
import type { Log } from '../../practice/logs-read.ts'
import { toneInHome } from '../../practice/tone/tone-seen.ts'
import { opening } from '../../records/summary-words.ts'
import { useNotebook, useNow, useToday } from '../context.ts'
import { controlId } from '../form/control.ts'
import { useBegun } from '../form/begun.ts'
import { Lined } from '../form/lined.tsx'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { readingPath, standingOutPath } from '../paths.ts'
import { firstName, longDay, shortDay } from '../words.ts'
import type { SupervisionBody } from './carer-supervision-agenda.tsx'
import type { Written } from './visit-drafts.ts'
import type { OwnControlProps } from './visit-kind.ts'

type Row = NonNullable<SupervisionBody['logs']>[number]
const FIRST = 3

const rowsIn = ({ draft }: Written): readonly Row[] => (draft.body as SupervisionBody).logs ?? []

export function SupervisionLogs({ about }: OwnControlProps) {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const now = useNow()
  const all = useSignal(false)
  const home = about[0]?.draft.record?.fileIds.find((file) => fileKind(file) === 'household')
  if (!home) return null
  const homeId = fileSubject(home)
  const taken = takenToSupervision(casebook, home)
  const stands = new Set(toneInHome(person, casebook, homeId, now).flatMap(({ evidence }) => evidence))
  const open = new Set(logsNotDiscussed(casebook, homeId, today).map(({ id }) => id))
  const spoken = new Set(about.flatMap(rowsIn).flatMap(({ log }) => log ?? []))
  const logs = logsOfHome(casebook, homeId)
    .filter(({ id, fileIds }) => {
      const mine = about.some(({ draft }) =>
        draft.record?.fileIds.some((file) => file !== home && fileIds.includes(file)),
      )
      return mine && (open.has(id) || taken.has(id) || spoken.has(id))
    })
    .reverse()
  const isFlagged = ({ id }: Log): boolean => taken.has(id) || stands.has(id) || spoken.has(id)
  // What somebody took here or what stands out comes to the eye; where nothing does, the oldest do.
  const flagged = logs.filter(isFlagged)
  const first = flagged.length > 0 ? flagged : logs.slice(0, FIRST)
  const shown = all.value ? logs : first
  return (
    <div id={controlId('logs')} tabIndex={-1} class="stack-2">
      <h3>Logs since the last supervision</h3>
      {logs.length === 0 ? <p class="soft">Every log has been talked about.</p> : null}
      <ul class="agenda">
        {shown.map((log) => (
          <LogPoint key={log.id} log={log} about={about} taken={taken.has(log.id)} stands={stands.has(log.id)} />
        ))}
      </ul>
      {shown.length < logs.length ? (
        <button
          type="button"
          class="link more"
          onClick={() => {
            all.value = true
          }}
        >
          All {logs.length} logs
        </button>
      ) : null}
    </div>
  )
}

function LogPoint({
  log,
  about,
  taken,
  stands,
}: {
  readonly log: Log
  readonly about: readonly Written[]
  readonly taken: boolean
  readonly stands: boolean
}) {
  const notebook = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const sentence = useSentence()
  const note = useBegun(`log talked through ${log.id}`, [log.id])
  const trouble = useSignal<string | undefined>(undefined)
  const talked = discussedMark(log)
  const label = `log-${log.id}`
  const which = `Log of ${longDay(log.body.date, today)}`
  const through = async () => {
    const said = note.value.trim()
    try {
      await notebook.mark(log.id, { kind: 'discussed', ...(said && { note: said }) })
      for (const one of about) {
        if (!one.draft.record?.fileIds.some((file) => fileKind(file) === 'child' && log.fileIds.includes(file)))
          continue
        const row = { id: derivedId(log.id, 'agenda'), what: which, log: log.id, ...(said && { said }) }
        one.draft.set('logs', [...rowsIn(one).filter(({ id }) => id !== row.id), row] as Body[string])
      }
      note.value = ''
      announce('Marked as talked through')
    } catch (error) {
      trouble.value = `It is not noted yet. ${error instanceof Error ? error.message : ''}`.trim()
    }
  }
  return (
    <li class="stack-2">
      <p id={label}>
        <a href={stands && !talked ? standingOutPath(log.id) : readingPath(log)}>
          <b>{which}</b>
        </a>{' '}
        <span class="soft small">{firstName(say(log.author.name))}</span>
      </p>
      <p class="small">{sentence(opening(log.body.happened, 110))}</p>
      <p class="row wrap small">
        {talked ? <Status kind="done">Talked about, {shortDay(talked.at.slice(0, 10), today)}</Status> : null}
        {taken && !talked ? (
          <Status kind="soon" icon="meet">
            Taken to this supervision
          </Status>
        ) : null}
        {stands && !talked ? (
          <Status kind="soon" icon="say">
            Words stand out
          </Status>
        ) : null}
      </p>
      {talked?.note ? <p class="says">“{sentence(talked.note)}”</p> : null}
      {talked ? null : (
        <>
          <Lined
            labelledBy={`${label} ${label}-said`}
            rows={1}
            value={note.value}
            placeholder="What we said about it, if you like"
            onInput={(value) => {
              note.value = value
            }}
          />
          <span class="vh" id={`${label}-said`}>
            What we said about it
          </span>
          <TroubleLine words={trouble.value} />
          <button type="button" class="btn plain tight" onClick={() => void through()}>
            <Icon name="meet" />
            We talked it through<span class="vh">: {which}</span>
          </button>
        </>
      )}
    </li>
  )
}
