/** Each person's own number, asked around the table: eleven buttons for everybody, what they said before as dated dots. */
import type { Json } from '../../model/json.ts'
import { derivedId } from '../../model/derived-id.ts'
import type { PersonRef } from '../../model/field.ts'
import { childFile, householdFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import type { Casebook } from '../../device/notebook.ts'
import { currentPlacement, householdIdOf } from '../../practice/home.ts'
import { isTooYoung } from '../../practice/family/too-young.ts'
import { workerOn } from '../../practice/workers.ts'
import { STEADY } from '../../records/shared-fields.ts'
import { useNotebook, useToday } from '../context.ts'
import { useBegun } from '../form/begun.ts'
import { controlId } from '../form/control.ts'
import { Lined } from '../form/lined.tsx'
import { ScaleButtons } from '../form/scale-buttons.tsx'
import type { EarlierAnswer } from '../form/scale-buttons.tsx'
import { Icon } from '../parts/icon.tsx'
import { Name, useNameWords } from '../parts/name.tsx'
import { dayOf } from '../words.ts'
import { NoNumber } from './no-number.tsx'
import type { PartProps } from './meeting-parts.ts'
import { inTheRoom, rowsOf } from './meeting-parts.ts'
import type { InTheRoom, MeetingRow } from './meeting-parts.ts'

export function MeetingScores({ draft, childId }: PartProps) {
  const { casebook } = useNotebook()
  const today = useToday()
  const { record } = draft
  const other = useBegun(`asked too ${record?.id ?? ''}`, record ? [record.id] : [])
  if (!record) return <></>
  const rows = rowsOf(draft.body, 'scores')
  const room = inTheRoom(draft.body)
  const small = room.filter(
    ({ who }) => isTooYoung(casebook, who.recordId, today) && !rows.some((row) => isOf(row, who)),
  )
  const asked = room.filter((one) => !small.includes(one))
  const more = rows
    .map((row) => row.person as PersonRef | undefined)
    .filter((who): who is PersonRef => who !== undefined && !asked.some((one) => one.who.name === who.name))
  // The same number from two devices is one answer: its id follows from the meeting and the person.
  const put = (one: InTheRoom, cell: string, value: Json | undefined) => {
    const id =
      rows.find((row) => isOf(row, one.who))?.id ?? derivedId(record.id, `score:${one.who.recordId ?? one.who.name}`)
    const before = rows.find((row) => row.id === id) ?? {
      id,
      person: one.who,
      relation: relationOf(casebook, childId, one, today),
    }
    const { [cell]: _before, ...rest } = before as MeetingRow
    const next = value === undefined ? rest : { ...rest, [cell]: value }
    draft.set(
      'scores',
      (rows.some((row) => row.id === id) ? rows.map((row) => (row.id === id ? next : row)) : [...rows, next]) as Json,
    )
  }
  return (
    <section class="stack" aria-label="How steady does home feel?">
      <p>
        {STEADY.question} <b>0</b>: {STEADY.worst}. <b>10</b>: {STEADY.best}.
      </p>
      {[...asked, ...more.map((who): InTheRoom => ({ who, as: undefined }))].map((one, at) => (
        <PersonsNumber
          key={one.who.recordId ?? one.who.name}
          first={at === 0}
          one={one}
          row={rows.find((row) => isOf(row, one.who))}
          earlier={earlierOf(casebook, childId, one.who, record.id)}
          onPut={(cell, value) => put(one, cell, value)}
        />
      ))}
      <NoNumber of={small.map(({ who }) => who)} files={record.fileIds} />
      <form
        class="row wrap"
        onSubmit={(event) => {
          event.preventDefault()
          const name = other.value.trim()
          if (!name) return
          put({ who: { name }, as: undefined }, 'relation', 'other')
          other.value = ''
        }}
      >
        <input
          class="entry grow"
          aria-label="Ask somebody else"
          placeholder="Ask somebody else: their name"
          value={other.value}
          onInput={(event) => {
            other.value = event.currentTarget.value
          }}
        />
        <button type="submit" class="btn plain tight">
          <Icon name="plus" />
          Ask
        </button>
      </form>
    </section>
  )
}

function PersonsNumber(props: {
  readonly one: InTheRoom
  readonly first: boolean
  readonly row: MeetingRow | undefined
  readonly earlier: readonly EarlierAnswer[]
  readonly onPut: (cell: string, value: Json | undefined) => void
}) {
  const { one, row, onPut } = props
  const say = useNameWords()
  const key = one.who.recordId ?? one.who.name.replace(/\W+/g, '-')
  const score = typeof row?.score === 'number' ? row.score : undefined
  const wordsAt = (cell: 'why' | 'stepUp') => {
    const value = row?.[cell]
    return typeof value === 'string' ? value : ''
  }
  const childs = one.as === 'child'
  return (
    <div
      class={childs ? 'persons-number of-child' : 'persons-number'}
      id={props.first ? controlId('scores') : undefined}
      tabIndex={-1}
    >
      <h3 id={`n-${key}`}>
        <Name>{one.who.name}</Name>
      </h3>
      <ScaleButtons
        labelledBy={`n-${key}`}
        value={score}
        earlier={props.earlier}
        onChange={(given) => onPut('score', given)}
      />
      {score === undefined ? null : (
        <div class="why-number">
          <Lined
            label={`${say(one.who.name)}: what makes it a ${score}, and not one lower?`}
            placeholder={score === 0 ? 'What makes it a 0?' : `What makes it a ${score}, and not a ${score - 1}?`}
            value={wordsAt('why')}
            childs={childs}
            onInput={(words) => onPut('why', words || undefined)}
          />
          {score < 10 ? (
            <Lined
              label={`${say(one.who.name)}: what would one step up look like?`}
              placeholder={`What would a ${score + 1} look like?`}
              value={wordsAt('stepUp')}
              childs={childs}
              onInput={(words) => onPut('stepUp', words || undefined)}
            />
          ) : null}
        </div>
      )}
    </div>
  )
}

const isOf = (row: MeetingRow, who: PersonRef): boolean => {
  const person = row.person as PersonRef | undefined
  return person !== undefined && (who.recordId ? person.recordId === who.recordId : person.name === who.name)
}

/** Reading 1 asks who it is: carers and their worker make the gate, others do not. */
function relationOf(casebook: Casebook, childId: Uuid, { who, as }: InTheRoom, today: string): string {
  if (as === 'child' || who.recordId === childId) return 'child'
  const records = casebook.inFile(childFile(childId))
  const home = householdIdOf(currentPlacement(records, today))
  const inHome = home ? casebook.inFile(householdFile(home)) : []
  const supervises = (['supervising-social-worker', 'independent-provider'] as const).some(
    (role) => workerOn(inHome, role, today)?.personId === who.recordId,
  )
  if (who.recordId && supervises) return 'supervising-social-worker'
  if (who.recordId && workerOn(records, 'childs-social-worker', today)?.personId === who.recordId)
    return 'childs-social-worker'
  const role = inHome.find(({ id }) => id === who.recordId)?.body.role
  if (as === 'carer' || role === 'carer') return 'carer'
  if (role === 'child') return 'carers-child'
  if (role === 'other-adult') return 'other-adult'
  return as === 'birth-family' ? 'relative' : 'other'
}

/** What this person answered before, wherever it was asked about this child. */
function earlierOf(casebook: Casebook, childId: Uuid, who: PersonRef, not: Uuid): readonly EarlierAnswer[] {
  const file = childFile(childId)
  const single = casebook
    .inFile(file, 'scaling')
    .filter(({ body }) => isOf({ id: '', person: body.person ?? null }, who))
    .map(({ body, author }) => ({ score: body.score, on: dayIn(body.date) ?? dayOf(author.at) }))
  const asked = ['carer-supervision', 'stability-meeting', 'review-meeting']
    .flatMap((type) => casebook.inFile(file, type))
    .filter(({ id }) => id !== not)
    .flatMap(({ body, author }) =>
      rowsOf(body, 'scores')
        .filter((row) => isOf(row, who))
        .map((row) => ({ score: row.score, on: dayIn(body.held) ?? dayIn(body.date) ?? dayOf(author.at) })),
    )
  return [...single, ...asked].filter((one): one is EarlierAnswer => typeof one.score === 'number')
}

const dayIn = (value: Json | undefined | null): string | undefined =>
  typeof value === 'string' ? value.slice(0, 10) : undefined
