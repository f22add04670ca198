import { isOffered } from '../../model/current-body.ts'
import { londonDay } from '../../practice/london-day.ts'
import type { ProcessEvent } from '../../practice/process/event.ts'
import { eventWords } from '../../practice/process/event-words.ts'
import type { Process, Stay, Taken } from '../../practice/process/fold.ts'
import { stateName } from '../../practice/process/state-words.ts'
import { isUnderWay } from '../../practice/process/under-way.ts'
import { definitionOf } from '../../records/all.ts'
import { useNotebook, useToday } from '../context.ts'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { capital, dayOf, longDay, shortDay } from '../words.ts'

/** An event is told from a record; some records tell two, "held" and "minutes". */
export const recordIdOf = ({ id }: Pick<ProcessEvent, 'id'>): string => id.slice(0, 36)

interface Led {
  readonly event: ProcessEvent
  readonly rules: readonly string[]
  readonly to: Taken['to']
}

/** Newest first; rows that follow at once on the same event are told as one. */
function ledHere(process: Process): readonly Led[] {
  const led: Led[] = []
  for (const { row, event, to } of process.stays.flatMap(({ path }) => path)) {
    const last = led.at(-1)
    if (last?.event === event) led[led.length - 1] = { event, rules: [...last.rules, row.id], to }
    else led.push({ event, rules: [row.id], to })
  }
  return led.reverse()
}

/** What led to where it stands, each with its record; a record that was corrected since says so (reading 12). */
export function ProcessLed({ process }: { readonly process: Process }) {
  const today = useToday()
  const sentence = useSentence()
  const led = ledHere(process)
  if (led.length === 0) return <p class="soft">Nothing is written down yet.</p>
  return (
    <ol class="rows process-led" reversed>
      {led.map(({ event, rules, to }) => (
        <li key={`${event.id} ${rules.join()}`}>
          <b class="day">{shortDay(londonDay(event.at), today)}</b>
          <div class="grow">
            <p>
              {isUnderWay(event)
                ? 'It was under way already when it was written down here'
                : sentence(capital(eventWords(event, '', to)))}
            </p>
            <p class="small soft">
              {stateName(to)} · {rules.join(', ')}
            </p>
            <Words event={event} />
            <Corrected event={event} />
          </div>
          <OpenRecord event={event} />
        </li>
      ))}
    </ol>
  )
}

/** What somebody said when they told of it. */
function Words({ event }: { readonly event: ProcessEvent }) {
  const { casebook } = useNotebook()
  const sentence = useSentence()
  const record = casebook.get(recordIdOf(event))
  const said = record?.type === 'notice' ? record.body.words : undefined
  return typeof said === 'string' && said.trim() !== '' ? <p class="small">“{sentence(said.trim())}”</p> : null
}

function Corrected({ event }: { readonly event: ProcessEvent }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const last = casebook
    .get(recordIdOf(event))
    ?.addenda.filter((one) => one.corrections && !isOffered(one))
    .at(-1)
  if (!last) return null
  return (
    <p class="small">
      Corrected by {say(last.name)} on {longDay(dayOf(last.at), today)}; it counts as corrected.
    </p>
  )
}

function OpenRecord({ event }: { readonly event: Pick<ProcessEvent, 'id'> }) {
  const { casebook } = useNotebook()
  const record = casebook.get(recordIdOf(event))
  if (!record) return null
  return (
    <a class="link" href={`/record/${record.id}`}>
      Open<span class="vh"> {definitionOf(record.type)?.words.one ?? 'the record'}</span>
    </a>
  )
}

/** Signed, and yet without effect: what the table has no row for, and what may not be signed as it is. Never dropped in silence. */
export function ProcessKept({ process }: { readonly process: Process }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const sentence = useSentence()
  const kept = process.stays.flatMap((stay) => stay.kept)
  if (kept.length === 0 && process.refused.length === 0) return null
  return (
    <section aria-labelledby="kept">
      <h2 id="kept">Kept, without effect</h2>
      <ul class="rows process-led">
        {kept.map(({ event, stood }) => (
          <li key={event.id}>
            <b class="day">{shortDay(londonDay(event.at), today)}</b>
            <div class="grow">
              <p>{sentence(capital(eventWords(event)))}</p>
              <p class="small soft">
                At that time it stood at “{stateName(stood)}”, from where the process has no way on by this. It is kept,
                and moves nothing.
              </p>
            </div>
            <OpenRecord event={event} />
          </li>
        ))}
        {process.refused.map(({ id, reason }) => {
          const record = casebook.get(recordIdOf({ id }))
          return (
            <li key={id}>
              <b class="day">{record ? shortDay(londonDay(record.updated.at), today) : ''}</b>
              <div class="grow">
                <p>{capital((record && definitionOf(record.type)?.words.one) ?? 'a record')}, not counted</p>
                <p class="small soft">{reason}</p>
              </div>
              <OpenRecord event={{ id }} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Worries that came while a meeting was under way: they are talked about there (reading 11). */
export function OnTheAgenda({ stay }: { readonly stay: Stay | undefined }) {
  const today = useToday()
  const sentence = useSentence()
  if (!stay || stay.agenda.length === 0) return null
  return (
    <section aria-labelledby="agenda">
      <h2 id="agenda">On the agenda</h2>
      <ul class="rows process-led">
        {stay.agenda.map((event) => (
          <li key={event.id}>
            <b class="day">{shortDay(londonDay(event.at), today)}</b>
            <div class="grow">
              <p>{sentence(capital(eventWords(event, '', 'TRIAGE')))}</p>
              <Words event={event} />
            </div>
            <OpenRecord event={event} />
          </li>
        ))}
      </ul>
    </section>
  )
}
