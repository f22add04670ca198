import { useRef } from 'preact/hooks'
import { useNotebook, useSync } from '../context.ts'
import { ROLE_WORDS } from '../../model/person.ts'
import { mayFollowDeliveries } from '../../practice/exchange/follow-deliveries.ts'
import { tablesFor } from '../../practice/exchange/ssd-export.ts'
import { OwnFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { IDLE_MINUTES } from '../preferences.ts'
import type { Hand, Scheme } from '../preferences.ts'
import { count } from '../words.ts'
import { ChangePassphrase } from './change-passphrase.tsx'
import { Reminders } from './settings-reminders.tsx'
import { SignOut } from './sign-out.tsx'

/** What a person may set for themselves on this device. */
export function SettingsScreen() {
  const notebook = useNotebook()
  const { person } = notebook
  const status = useSync().status.value
  // stays in its place once it is changed, and says so
  const given = useRef(false)
  given.current ||= status.mustChange ?? false
  return (
    <OwnFrame title="Settings" current="settings" page="stack-5 settings" back={{ href: '/', words: 'Home' }}>
      <div>
        <h1 class="pagehead">Settings</h1>
        <p class="soft">
          {person.name}, {ROLE_WORDS[person.role]}
          {person.team ? `, ${person.team}` : ''}
        </p>
      </div>
      {given.current ? <ChangePassphrase given /> : null}
      <Choice<Hand>
        title="Which hand do you write with?"
        setting="hand"
        now={notebook.setting<Hand>('hand').value ?? 'right'}
        options={[
          ['right', 'Right'],
          ['left', 'Left'],
        ]}
      />
      <Choice<Scheme>
        title="Light or dark"
        setting="scheme"
        now={notebook.setting<Scheme>('scheme').value ?? 'auto'}
        options={[
          ['auto', 'As the device'],
          ['light', 'Light'],
          ['dark', 'Dark'],
        ]}
      />
      <Choice<number>
        title="Lock by itself when nobody is there"
        setting="idle-minutes"
        now={notebook.setting<number>('idle-minutes').value ?? 5}
        options={IDLE_MINUTES.map((minutes) => [minutes, `After ${count(minutes, 'minute')}`] as const)}
      />
      <Reminders />
      <p class="soft small">Pressing Shift three times quickly locks at once, anywhere.</p>
      <section>
        <h2>On this device</h2>
        <p>
          <a class="link" href="/packing">
            <Icon name="save" />
            Files packed for offline
          </a>
        </p>
        <p>
          <a class="link" href="/outbox">
            <Icon name="device" />
            {status.unsent === 0 ? 'All sent' : `${count(status.unsent, 'note')} only on this device`}
          </a>
        </p>
        {person.role === 'team-manager' || person.role === 'placements-team' ? (
          <p>
            <a class="link" href="/import">
              <Icon name="up" />
              Bring in a return (SSDA903)
            </a>
          </p>
        ) : null}
        {tablesFor(person).length > 0 ? (
          <p>
            <a class="link" href="/export">
              <Icon name="save" />
              Tables for other systems
            </a>
          </p>
        ) : null}
        {mayFollowDeliveries(person) ? (
          <p>
            <a class="link" href="/deliveries">
              <Icon name="paper" />
              Papers delivered
            </a>
          </p>
        ) : null}
      </section>
      <p>
        <a class="link" href="/where-everything-lives" target="_blank" rel="noreferrer">
          <Icon name="note" />
          What Doorstep is made of, and what proves it
        </a>
      </p>
      {given.current ? null : <ChangePassphrase />}
      <SignOut />
    </OwnFrame>
  )
}

function Choice<T extends string | number>(props: {
  readonly title: string
  readonly setting: string
  readonly now: T
  readonly options: readonly (readonly [T, string])[]
}) {
  const notebook = useNotebook()
  return (
    <fieldset class="asked">
      <legend>{props.title}</legend>
      <div class="seg">
        {props.options.map(([value, words]) => (
          <label class="choice" key={value}>
            <input
              type="radio"
              name={props.setting}
              checked={props.now === value}
              onChange={() => {
                void notebook.keepSetting(props.setting, value)
              }}
            />
            <span>{words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
