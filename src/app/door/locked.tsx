import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { ComponentType } from 'preact'
import { Icon } from '../parts/icon.tsx'
import { Status } from '../parts/status.tsx'
import { wasLockedByUpdate } from '../locked-by-update.ts'
import { count } from '../words.ts'
import type { DemonstrationSignIn, Door, KnownPerson, Opened } from './door.ts'
import { DoorPicture } from './door-picture.tsx'
import { JotWhileLocked } from './jot-while-locked.tsx'
import { SignInEntry } from './sign-in-entry.tsx'
import { UnlockEntry } from './unlock-entry.tsx'

/** Stands in the place of an account; no account is called so. */
const SOMEBODY_ELSE = 'somebody else'

interface Props {
  readonly door: Door
  readonly onOpened: (opened: Opened) => void
  /** Whose door was just locked: the first to be offered. */
  readonly last?: string | undefined
}

/** The locked door: unlock, somebody else, or just write something down. */
export function Locked({ door, onOpened, last }: Props) {
  const known = useSignal<readonly KnownPerson[] | undefined>(undefined)
  const demonstration = useSignal<readonly DemonstrationSignIn[]>([])
  const emptied = useSignal(false)
  const chosen = useSignal<string | undefined>(last)
  const leaving = useSignal<ComponentType | undefined>(undefined)
  const Leaving = leaving.value
  const updated = wasLockedByUpdate()
  const look = () => {
    void door.known().then(
      (people) => {
        known.value = people
      },
      () => {
        known.value = []
      },
    )
  }
  useEffect(() => {
    document.title = 'Doorstep is locked'
    look()
    void door.emptied().then(
      (gone) => {
        emptied.value = gone
      },
      () => undefined,
    )
    void import('../leaving/closed-accounts.tsx')
      .then((m) => m.closedAccounts())
      .then(
        (found) => {
          leaving.value = found
        },
        () => undefined,
      )
    void door.demonstration().then(
      (signIns) => {
        demonstration.value = signIns
      },
      () => undefined,
    )
  }, [])
  const people = known.value
  if (!people) return <main class="unlock" aria-busy="true" />
  const person =
    chosen.value === SOMEBODY_ELSE ? undefined : (people.find((each) => each.account === chosen.value) ?? people[0])
  // Only of the person who is asked: how much others have waiting is not for whoever stands here.
  const unsent = person?.unsent ?? 0
  return (
    <div class="phone fits unlock">
      <main id="page">
        <div class="unlock-top">
          <DoorPicture />
          <h1>{people.length > 0 ? 'Doorstep is locked' : 'Doorstep'}</h1>
          <p>
            {people.length > 0
              ? 'Everything on this device is sealed.'
              : 'Home visits, recorded offline and never lost.'}
          </p>
          {updated ? (
            <p>
              <Status kind="quiet" icon="note">
                A new version of Doorstep came in. Unlock, and you are on the page where you were.
              </Status>
            </p>
          ) : null}
          {Leaving ? <Leaving /> : null}
          {emptied.value ? (
            <p>
              <Status kind="urgent">
                The storage of this browser was emptied. What you had sent is safe with the council; notes that had not
                been sent are gone.
              </Status>
            </p>
          ) : null}
          {unsent > 0 ? (
            <p>
              <Status kind="soon" icon="device">
                {count(unsent, 'note')} not sent yet. {unsent === 1 ? 'It is' : 'They are'} safe.
              </Status>
            </p>
          ) : null}
        </div>
        <div class="stack-3">
          {person ? (
            <UnlockEntry key={person.account} door={door} person={person} onOpened={onOpened} />
          ) : (
            <SignInEntry door={door} demonstration={demonstration.value} onOpened={onOpened} />
          )}
          {person ? (
            <JotWhileLocked key={`jot ${person.account}`} door={door} account={person.account} onKept={look} />
          ) : null}
        </div>
      </main>
      <footer class="foot">
        <div class="row spread wrap">
          <OtherPeople
            people={people}
            person={person}
            onChoose={(account) => {
              chosen.value = account
            }}
          />
          <a class="link urgent-link" href="tel:999">
            <Icon name="phone" />
            Danger now: 999
          </a>
        </div>
      </footer>
    </div>
  )
}

function OtherPeople(props: {
  readonly people: readonly KnownPerson[]
  readonly person: KnownPerson | undefined
  readonly onChoose: (account: string) => void
}) {
  const others = props.people.filter((each) => each !== props.person)
  const asked = useSignal(false)
  if (props.people.length === 0) return <span />
  if (!asked.value && props.person) {
    return (
      <button
        type="button"
        class="link as-link"
        onClick={() => {
          asked.value = true
        }}
      >
        Not you?
      </button>
    )
  }
  return (
    <div class="row wrap">
      {others.map((each) => (
        <button type="button" class="chip" key={each.account} onClick={() => props.onChoose(each.account)}>
          {each.initial}.
        </button>
      ))}
      {props.person ? (
        <button type="button" class="chip" onClick={() => props.onChoose(SOMEBODY_ELSE)}>
          Somebody else
        </button>
      ) : null}
    </div>
  )
}
