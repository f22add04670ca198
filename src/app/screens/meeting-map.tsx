/**
 * Mapping in three columns, for the screen on the wall and for each device around the table: choose once who is
 * speaking, then write what they say. What needs to happen shows the rules and the actions that came of it, too.
 */
import { useSignal } from '@preact/signals'
import { v7 as newId } from 'uuid'
import type { PersonRef } from '../../model/field.ts'
import type { Json } from '../../model/json.ts'
import { unquoted } from '../../model/unquoted.ts'
import { useToday } from '../context.ts'
import { useBegun } from '../form/begun.ts'
import { controlId } from '../form/control.ts'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { meetingPath } from '../paths.ts'
import { shortDay } from '../words.ts'
import { CardSheet } from './meeting-card.tsx'
import type { PartProps } from './meeting-parts.ts'
import { inTheRoom, rowsOf } from './meeting-parts.ts'
import type { MeetingRow } from './meeting-parts.ts'

const COLUMNS = [
  { id: 'worries', title: 'What are we worried about?', add: 'Add a worry' },
  { id: 'well', title: 'What is working well?', add: 'Add what works' },
  { id: 'next', title: 'What needs to happen?', add: 'Add what needs to happen' },
] as const
type Column = (typeof COLUMNS)[number]['id']

export function MeetingMap(props: PartProps) {
  const { draft } = props
  const say = useNameWords()
  const sentence = useSentence()
  const speaker = useSignal<string | undefined>(undefined)
  const open = useSignal<{ readonly column: Column; readonly id: string } | undefined>(undefined)
  const people = inTheRoom(draft.body)
  const child = people.find(({ as }) => as === 'child')?.who.name
  const goal = typeof draft.body.safetyGoal === 'string' ? draft.body.safetyGoal : undefined
  const aim = draft.body.goal === 'stay' ? 'Stays, with support' : draft.body.goal === 'end-well' ? 'Ends well' : ''

  async function add(column: Column, words: string) {
    const by = speaker.value
    const card = {
      id: newId(),
      words,
      ...(by && { by }),
      ...(by !== undefined && by === child && { childs: { answer: true } }),
    }
    draft.set(column, [...rowsOf(draft.body, column), card] as Json)
    announce(`Kept: ${words}`)
    await draft.flush()
  }
  return (
    <div class="map-wrap">
      <p class="goal">
        <a href={meetingPath(draft.record?.id ?? '', 'goal')}>Goal</a>
        <span>
          {[aim, goal && sentence(goal)].filter(Boolean).join('. ') || <span class="soft">not agreed yet</span>}
        </span>
      </p>
      {people.length > 0 ? (
        <div class="chooser speakers" role="group" aria-label="Who is speaking">
          <span class="small soft" aria-hidden="true">
            Speaking
          </span>
          {people.map(({ who, as }) => (
            <button
              type="button"
              class={as === 'child' ? 'chip of-child' : 'chip'}
              key={who.name}
              aria-pressed={speaker.value === who.name}
              onClick={() => {
                speaker.value = speaker.value === who.name ? undefined : who.name
              }}
            >
              {say(who.name)}
            </button>
          ))}
        </div>
      ) : null}
      <div class="map">
        {COLUMNS.map(({ id, title, add: words }) => (
          <section key={id} aria-labelledby={`col-${id}`}>
            <h3 id={`col-${id}`} class="h2">
              {title}
            </h3>
            <ul>
              {rowsOf(draft.body, id).map((card) => (
                <li key={card.id}>
                  <Card
                    card={card}
                    onOpen={() => {
                      open.value = { column: id, id: card.id }
                    }}
                  />
                </li>
              ))}
              {id === 'next' ? <Plan {...props} /> : null}
            </ul>
            <AddCard meeting={draft.record?.id ?? ''} id={id} words={words} onAdd={(said) => void add(id, said)} />
          </section>
        ))}
      </div>
      {open.value ? (
        <CardSheet
          {...props}
          column={open.value.column}
          id={open.value.id}
          onClose={() => {
            open.value = undefined
          }}
        />
      ) : null}
    </div>
  )
}

function Card({ card, onOpen }: { readonly card: MeetingRow; readonly onOpen: () => void }) {
  const sentence = useSentence()
  const say = useNameWords()
  const childs = (card.childs as { answer?: boolean } | undefined)?.answer === true
  const words = sentence(typeof card.words === 'string' ? card.words : '')
  return (
    <button type="button" class="map-card" aria-haspopup="dialog" onClick={onOpen}>
      <span class={childs ? 'childs inline' : undefined}>
        {childs ? `“${unquoted(words)}”` : words || 'Nothing yet'}
      </span>
      {typeof card.by === 'string' ? <span class="small soft">{say(card.by)}</span> : null}
    </button>
  )
}

const wordsAt = (row: MeetingRow, cell: string): string => {
  const value = row[cell]
  return typeof value === 'string' ? value : ''
}

/** What has become a rule or an action, each leading to where it is kept. */
function Plan({ draft, onShow }: PartProps) {
  const today = useToday()
  const sentence = useSentence()
  const say = useNameWords()
  return (
    <>
      {rowsOf(draft.body, 'rules').map((row) => (
        <li key={row.id}>
          <button type="button" class="map-card" onClick={() => onShow(`rules.${row.id}`)}>
            <span>{sentence([wordsAt(row, 'occasion'), wordsAt(row, 'response')].filter(Boolean).join(': '))}</span>
            <span class="small soft">
              <b>Plan rule</b>
            </span>
          </button>
        </li>
      ))}
      {rowsOf(draft.body, 'actions').map((row) => {
        const owner = (row.owner as PersonRef | undefined)?.name
        const due = wordsAt(row, 'due')
        return (
          <li key={row.id}>
            <button type="button" class="map-card" onClick={() => onShow(`actions.${row.id}`)}>
              <span>{sentence(wordsAt(row, 'what'))}</span>
              <span class="small soft">
                <b>
                  {owner ? say(owner) : 'Nobody yet'}
                  {due ? `, by ${shortDay(due, today)}` : ', no date yet'}
                </b>
                {row.plan === 'carer' ? ' · the carers’ plan' : row.plan === 'child' ? ' · the child’s plan' : ''}
              </span>
            </button>
          </li>
        )
      })}
    </>
  )
}

function AddCard(props: {
  readonly meeting: string
  readonly id: string
  readonly words: string
  readonly onAdd: (said: string) => void
}) {
  const said = useBegun(`card ${props.meeting} ${props.id}`, [props.meeting])
  return (
    <form
      class="map-add"
      onSubmit={(event) => {
        event.preventDefault()
        const words = said.value.trim()
        if (!words) return
        props.onAdd(words)
        said.value = ''
      }}
    >
      <input
        class="entry"
        id={controlId(props.id)}
        aria-label={props.words}
        placeholder={props.words}
        autocomplete="off"
        value={said.value}
        onInput={(event) => {
          said.value = event.currentTarget.value
        }}
      />
      {said.value.trim() ? (
        <button type="submit" class="btn plain tight">
          <Icon name="plus" />
          Add
        </button>
      ) : null}
    </form>
  )
}
