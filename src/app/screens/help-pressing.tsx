/** Help that was asked for now and is late, before everything else: for whoever has it, for duty, and for whomever it climbed to. */
import { helpWaiting } from '../../practice/waiting-help.ts'
import { useNotebook, useSync, useToday } from '../context.ts'
import { useNameWords } from '../parts/name.tsx'
import { RowLink, Rows } from '../parts/rows.tsx'
import { Status } from '../parts/status.tsx'
import { helpPath } from '../paths.ts'
import { firstName } from '../words.ts'
import { spanWords, visitWords } from './help-words.ts'
import { useMinute } from './use-minute.ts'
import '../look/screens/attention.css'

export function PressingHelp() {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const now = useMinute()
  const say = useNameWords()
  // half a file would call late what was answered
  const { lastReadAt } = useSync().status.value
  const lines = lastReadAt === null ? [] : helpWaiting(person, casebook, now).filter(({ pressing }) => pressing)
  if (lines.length === 0) return null
  return (
    <Rows class="attention" label="Asked for now, and late">
      {lines.map((one) => {
        const who = firstName(say(one.who))
        const about = one.about.split(' and ').map(say).join(' and ')
        return (
          <RowLink
            key={one.recordId}
            href={helpPath(one.recordId)}
            icon="help"
            title={`${who} asked for help now${about && about !== who ? `, ${about}` : ''}`}
          >
            <span class="step-line">
              <Status kind="urgent">
                Late by {spanWords(one.due, now)}
                {one.climbed ? ', climbed to you' : ''}
              </Status>
            </span>
            <span class="step-line">{one.words}</span>
            {one.visit ? <span class="step-line">{visitWords(one.visit, person.personId, today, say)}</span> : null}
          </RowLink>
        )
      })}
    </Rows>
  )
}
