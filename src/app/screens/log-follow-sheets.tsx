/** The few words that an action or a request for support needs when it begins at a log. */
import { useState } from 'preact/hooks'
import type { Body, PersonRef } from '../../model/field.ts'
import { fileKind } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { action } from '../../records/action.ts'
import { supportRequest } from '../../records/support-request.ts'
import { useNotebook, useToday } from '../context.ts'
import { useBegun } from '../form/begun.ts'
import { Lined } from '../form/lined.tsx'
import { useNameWords } from '../parts/name.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { membersOf } from './carer-household.ts'

export interface FollowedUp {
  readonly type: string
  readonly body: Body
  readonly what: string
}

interface Chip<V> {
  readonly value: V
  readonly label: string
}
function Chips<V extends string>(props: {
  readonly legend: string
  readonly options: readonly Chip<V>[]
  readonly value: V
  readonly onChoose: (value: V) => void
}) {
  return (
    <fieldset>
      <legend>{props.legend}</legend>
      <div class="row wrap chips-plain">
        {props.options.map(({ value, label }) => (
          <button
            key={value}
            type="button"
            class="chip"
            aria-pressed={props.value === value}
            onClick={() => props.onChoose(value)}
          >
            {label}
          </button>
        ))}
      </div>
    </fieldset>
  )
}

/** Where what is begun in these sheets is kept. */
export const actionPlaces = (log: string) => [`action of log ${log}`] as const
export const supportPlaces = (log: string) => [`support of log ${log}`, `support asked of ${log}`] as const

export function LogAction(props: {
  readonly log: CaseRecord
  readonly me: PersonRef
  readonly due: string
  /** Resolves to whether it is kept: until then the words stay begun. */
  readonly onMake: (made: FollowedUp) => Promise<boolean>
}) {
  const { casebook } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const home = props.log.fileIds.find((file) => fileKind(file) === 'household')
  const carers = home ? membersOf(casebook, home, today).filter(({ role }) => role === 'carer') : []
  const people = [props.me, ...carers.map(({ ref }) => ref)]
  const what = useBegun(actionPlaces(props.log.id)[0], [props.log.id])
  const [who, setWho] = useState(props.me.name)
  const [plan, setPlan] = useState<'carer' | 'child'>('carer')
  const [due, setDue] = useState(props.due)
  const [missing, setMissing] = useState(false)
  const make = async (event: Event) => {
    event.preventDefault()
    if (!what.value.trim() || !due) return setMissing(true)
    const owner = people.find(({ name }) => name === who) ?? props.me
    const isKept = await props.onMake({
      type: action.type,
      what: what.value.trim(),
      body: { what: what.value.trim(), plan, owner, due, status: 'open' },
    })
    if (isKept) what.value = ''
  }
  return (
    <form class="stack" onSubmit={(event) => void make(event)}>
      <label class="field">
        <span class="label">What will be done</span>
        <Lined
          value={what.value}
          rows={1}
          onInput={(typed) => {
            what.value = typed
          }}
        />
      </label>
      <Chips
        legend="Who does it"
        options={people.map(({ name }) => ({
          value: name,
          label: name === props.me.name ? `${say(name)} (you)` : say(name),
        }))}
        value={who}
        onChoose={setWho}
      />
      <Chips
        legend="Whose plan"
        options={[
          { value: 'carer', label: 'The carers’ plan' },
          { value: 'child', label: 'The child’s plan' },
        ]}
        value={plan}
        onChoose={setPlan}
      />
      <label class="field">
        <span class="label">By when</span>
        <input class="entry" type="date" value={due} onInput={(event) => setDue(event.currentTarget.value)} />
      </label>
      <TroubleLine
        words={missing && (!what.value.trim() || !due) ? 'Say what will be done, and by when.' : undefined}
      />
      <button type="submit" class="btn go big wide">
        Put it on the plan
      </button>
    </form>
  )
}

export function LogSupport(props: {
  readonly log: CaseRecord
  readonly me: PersonRef
  readonly today: string
  /** Resolves to whether it is kept: until then the words stay begun. */
  readonly onMake: (made: FollowedUp) => Promise<boolean>
}) {
  const kinds = supportRequest.fields.kind.options
  const [kind, setKind] = useState<(typeof kinds)[number]['value']>('respite')
  const what = useBegun(supportPlaces(props.log.id)[0], [props.log.id])
  const partner = useBegun(supportPlaces(props.log.id)[1], [props.log.id])
  const [missing, setMissing] = useState(false)
  const make = async (event: Event) => {
    event.preventDefault()
    if (!what.value.trim() || !partner.value.trim()) return setMissing(true)
    const isKept = await props.onMake({
      type: supportRequest.type,
      what: what.value.trim(),
      body: {
        kind,
        what: what.value.trim(),
        partner: partner.value.trim(),
        owner: props.me,
        askedOn: props.today,
        status: 'asked',
      },
    })
    if (isKept) what.value = partner.value = ''
  }
  return (
    <form class="stack" onSubmit={(event) => void make(event)}>
      <Chips legend="What kind" options={kinds} value={kind} onChoose={setKind} />
      <label class="field">
        <span class="label">What is needed</span>
        <Lined
          value={what.value}
          rows={1}
          onInput={(typed) => {
            what.value = typed
          }}
        />
      </label>
      <label class="field">
        <span class="label">Asked of which service</span>
        <input
          class="entry"
          value={partner.value}
          onInput={(event) => {
            partner.value = event.currentTarget.value
          }}
        />
      </label>
      <TroubleLine
        words={
          missing && (!what.value.trim() || !partner.value.trim())
            ? 'Say what is needed, and of whom it is asked.'
            : undefined
        }
      />
      <button type="submit" class="btn go big wide">
        Ask for it
      </button>
    </form>
  )
}
