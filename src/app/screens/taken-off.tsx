import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { FileId } from '../../model/file.ts'
import { ROLE_WORDS } from '../../model/person.ts'
import { takenOffAnswer } from '../../protocol/leaving.ts'
import type { TakenOffAnswer } from '../../protocol/leaving.ts'
import { askJson, linkOf, pageLink } from '../../sync/ask.ts'
import { PATHS } from '../../sync/paths.ts'
import { useNotebook, useSync, useToday } from '../context.ts'
import { useNameWords } from '../parts/name.tsx'
import { ShowMore } from '../parts/show-more.tsx'
import { Status } from '../parts/status.tsx'
import { dayOf, firstName, ofSomeone, shortDay, whenWords } from '../words.ts'

type Person = TakenOffAnswer['people'][number]
type Device = Person['devices'][number]
const PAGE = 6

/**
 * For whoever manages the team: who had this file before, and whether it has left their devices. Only the council's
 * server knows: nothing of this is kept here.
 */
export function TakenOff({ file }: { readonly file: FileId }) {
  const me = useNotebook().person.personId
  const { lastSentAt } = useSync().status.value
  const people = useSignal<readonly Person[] | undefined>(undefined)
  const trouble = useSignal<string | undefined>(undefined)
  const shown = useSignal(PAGE)
  const ask = async () => {
    trouble.value = undefined
    const answer = await askJson(linkOf(pageLink(), me), PATHS.takenOff(file), takenOffAnswer)
    if (answer.kind === 'answer') people.value = [...answer.body.people].sort(byNeed)
    else trouble.value = WHY_NOT
  }
  // again once everything from here has arrived: whoever has just been taken off stands in the list then
  useEffect(() => {
    void ask()
  }, [file, me, lastSentAt])
  const list = people.value
  if (list?.length === 0) return null
  return (
    <section class="stack-2" aria-labelledby="taken-off" aria-busy={!list && !trouble.value}>
      <h3 id="taken-off">Who no longer has this file</h3>
      {trouble.value ? (
        <>
          <p class="soft">{trouble.value}</p>
          <button type="button" class="btn plain" onClick={() => void ask()}>
            Ask again
          </button>
        </>
      ) : null}
      {!list && !trouble.value ? <p class="soft">Asking the council’s server …</p> : null}
      <ul class="rows people">
        {list?.slice(0, shown.value).map((person) => (
          <Lost key={person.personId} person={person} />
        ))}
      </ul>
      <ShowMore shown={shown} of={list?.length ?? 0} by={PAGE * 4} />
    </section>
  )
}

const WHY_NOT =
  'Whether the file has left the devices of those who had it is known to the council’s server, and it cannot be reached just now.'

const isOpen = (person: Person): boolean => person.devices.some((device) => device.goneAt === undefined)
/** What has not been confirmed stands first, then whoever lost it last. */
const byNeed = (a: Person, b: Person): number =>
  Number(isOpen(b)) - Number(isOpen(a)) || (a.since < b.since ? 1 : a.since > b.since ? -1 : 0)

function Lost({ person }: { readonly person: Person }) {
  const say = useNameWords()
  const today = useToday()
  const name = say(person.name)
  return (
    <li class="allocated">
      <b>{name}</b>, {ROLE_WORDS[person.role]}
      <br />
      <span class="small soft">no longer has it since {shortDay(dayOf(person.since), today)}</span>
      {person.devices.length === 0 ? <p class="small">It was on no device of theirs.</p> : null}
      {person.devices.map((device, n) => (
        <p class="small" key={n}>
          <OfDevice device={device} whose={ofSomeone(firstName(name))} since={person.since} today={today} />
        </p>
      ))}
    </li>
  )
}

function OfDevice(props: {
  readonly device: Device
  readonly whose: string
  readonly since: string
  readonly today: string
}) {
  const { device, whose, since, today } = props
  if (device.goneAt)
    return (
      <Status kind="done">
        Taken off {whose} device, {whenWords(device.goneAt, today)}
      </Status>
    )
  const { lastSeen } = device
  return (
    <Status kind="soon" icon="device">
      Not confirmed yet:{' '}
      {!lastSeen
        ? `${whose} device has not been in touch`
        : lastSeen < since
          ? `${whose} device has not been in touch since ${whenWords(lastSeen, today)}`
          : `${whose} device was last in touch ${whenWords(lastSeen, today)}`}
    </Status>
  )
}
