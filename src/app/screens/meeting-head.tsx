/** What the meeting is, when, who chairs and whom the child wished for; the numbers given today at its side. */
import type { Body, PersonRef } from '../../model/field.ts'
import type { Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { unquoted } from '../../model/unquoted.ts'
import { STEADY } from '../../records/shared-fields.ts'
import { lowerFirst } from '../../records/summary-words.ts'
import { useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { Name, useSentence } from '../parts/name.tsx'
import { childPath, meetingPath } from '../paths.ts'
import { capital, whenWords } from '../words.ts'
import { rowsOf } from './meeting-parts.ts'

export function MeetingHead(props: {
  readonly title: string
  readonly body: Body
  readonly record: CaseRecord
  readonly childId: Uuid
}) {
  const { body } = props
  const today = useToday()
  const sentence = useSentence()
  const at = typeof body.held === 'string' ? body.held : typeof body.plannedFor === 'string' ? body.plannedFor : ''
  const chair = body.chair as PersonRef | undefined
  const wished = typeof body.childsChair === 'string' ? body.childsChair.trim() : ''
  const scores = rowsOf(body, 'scores').filter((row) => typeof row.score === 'number')
  return (
    <section class="meeting-head" aria-label="This meeting">
      <a class="back" href={childPath(props.childId)} aria-label="Leave the meeting for now">
        <Icon name="back" />
      </a>
      <div class="grow">
        <h1>{props.title}</h1>
        <p class="small soft">
          {at ? capital(whenWords(at, today)) : 'No time set yet'} ·{' '}
          {chair ? (
            <>
              <Name>{chair.name}</Name> chairs
            </>
          ) : (
            'nobody chairs yet'
          )}
          {wished ? (
            <>
              . The child’s wish: <q class="childs-in">{sentence(unquoted(wished))}</q>
            </>
          ) : null}
          {' · '}
          <a href="/guidance">Guidance</a>
        </p>
      </div>
      {scores.length > 0 ? (
        <a class="scores" href={meetingPath(props.record.id, 'scale')}>
          <span class="small soft">
            Today: 0 {lowerFirst(STEADY.worst)}, 10 {lowerFirst(STEADY.best.split('.')[0] ?? '')}
          </span>
          {scores.map((row) => (
            <b key={row.id} class={row.relation === 'child' ? 'c' : undefined}>
              <Name inert>{(row.person as PersonRef | undefined)?.name ?? 'Somebody'}</Name>{' '}
              <span class="num">{typeof row.score === 'number' ? row.score : ''}</span>
            </b>
          ))}
        </a>
      ) : null}
    </section>
  )
}
