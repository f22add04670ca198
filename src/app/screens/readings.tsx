import { useSignal } from '@preact/signals'
import { ORGANISATION } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import { isReadable, settingsIn } from '../../practice/process/child-process.ts'
import { DEFAULT_SETTINGS, settingOn } from '../../practice/process/settings.ts'
import type { SettingName } from '../../practice/process/settings.ts'
import { signedOf } from '../../practice/process/signed-records.ts'
import { practiceSetting } from '../../records/practice-setting.ts'
import { useNotebook, useToday } from '../context.ts'
import { announce } from '../parts/announce.ts'
import { OwnFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { Name } from '../parts/name.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { longDay } from '../words.ts'
import '../look/screens/lanes.css'

const OPTIONS = practiceSetting.fields.name.options
const SOURCES: { readonly [N in SettingName]: string } = {
  gate: '5 to 10 is steady; 0 is the worry end (reading 1)',
  'PSM after a low scale': 'S2.10, working days as in the child’s worker’s box (reading 2)',
  'PSM at immediate risk': 'S2.14',
  'PSM after discussion': 'S2.16: two weeks, or ten working days where that is sooner (reading 2)',
  discussion: 'T10, provisional: the next working day',
  'disruption meeting': 'Section E, provisional: agencies use ten working days or 14 days',
}

/** How this service reads the process: each value, from when, why, by whose signature. A change moves no date promised before. */
export function ReadingsScreen() {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const changing = useSignal<SettingName | undefined>(undefined)
  const versions = settingsIn(casebook)
  const signed = signedOf(practiceSetting, casebook.ofType(practiceSetting.type)).sort((a, b) =>
    (a.body.from ?? '') < (b.body.from ?? '') ? 1 : -1,
  )
  const mayChange = may(person, 'create', practiceSetting)
  return (
    <OwnFrame
      title="Readings and time limits"
      current="settings"
      page="stack-5 readings"
      back={{ href: '/', words: 'Home' }}
    >
      <div>
        <h1>Readings and time limits</h1>
        <p class="soft">
          Where the process leaves room, this service goes by these. A change counts for what happens from its day on,
          and never moves a date that was promised before.
        </p>
      </div>
      <ul class="rows">
        {OPTIONS.map(({ value: name, label }) => (
          <li key={name} class="reading">
            <div class="row spread wrap">
              <h2>{label}</h2>
              <b class="reading-value">{valueWords(settingOn(versions, name, today))}</b>
            </div>
            <p class="small soft">{SOURCES[name]}</p>
            {signed
              .filter(({ body }) => body.name === name)
              .map(({ id, body, signature }) => (
                <p key={id} class="small">
                  {body.from && body.from > today ? 'From ' : 'Since '}
                  {body.from ? longDay(body.from, today) : 'always'}: <b>{valueWords(body.value ?? '')}</b>. {body.why}{' '}
                  (<Name>{signature.name}</Name>)
                </p>
              ))}
            {signed.some(({ body }) => body.name === name) ? (
              <p class="small soft">Before: {valueWords(DEFAULT_SETTINGS[name])}, as the process has it.</p>
            ) : null}
            {mayChange ? (
              <p>
                <button
                  type="button"
                  class="btn plain tight"
                  aria-haspopup="dialog"
                  onClick={() => {
                    changing.value = name
                  }}
                >
                  <Icon name="pen" />
                  Change it<span class="vh">: {label}</span>
                </button>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      {changing.value ? (
        <ChangeReading
          name={changing.value}
          now={settingOn(versions, changing.value, today)}
          onClose={() => {
            changing.value = undefined
          }}
        />
      ) : null}
    </OwnFrame>
  )
}

/** "5 WD" is what the rule reads; people read working days. */
const valueWords = (value: string): string =>
  value.replace(/(\d+)\s*WD/g, (_all, many: string) => `${many} working ${many === '1' ? 'day' : 'days'}`)

function ChangeReading(props: { readonly name: SettingName; readonly now: string; readonly onClose: () => void }) {
  const notebook = useNotebook()
  const today = useToday()
  const value = useSignal(props.now)
  const from = useSignal(today)
  const why = useSignal('')
  const trouble = useSignal<string | undefined>(undefined)
  const label = OPTIONS.find((one) => one.value === props.name)?.label ?? props.name

  async function sign(event: Event) {
    event.preventDefault()
    const read = value.value.trim().replace(/working days?/gi, 'WD')
    if (!isReadable(props.name, read)) {
      trouble.value =
        props.name === 'gate' ? 'Say a number from 0 to 10.' : 'Say for example 5 working days, 14 days or 2 weeks.'
      return
    }
    if (why.value.trim() === '' || from.value === '') {
      trouble.value = 'Say from which day, why, and by whose decision.'
      return
    }
    try {
      const made = await notebook.create({
        type: practiceSetting.type,
        fileIds: [ORGANISATION],
        body: { name: props.name, value: read, from: from.value, why: why.value.trim() },
      })
      await notebook.sign(made.id, 'sign')
      announce('Set and signed')
      props.onClose()
    } catch (error) {
      trouble.value = `It is not set. ${error instanceof Error ? error.message : ''}`.trim()
    }
  }
  const entry = (id: string, words: string, held: typeof value, type: 'text' | 'date', hint?: string) => (
    <div>
      <label class="label" for={id}>
        {words}
      </label>
      {hint ? <span class="hint">{hint}</span> : null}
      <input
        class="entry"
        id={id}
        {...(type === 'date' ? { type: 'date' as const } : {})}
        value={held.value}
        onInput={(event) => {
          held.value = event.currentTarget.value
        }}
      />
    </div>
  )
  return (
    <Sheet title={label} onClose={props.onClose}>
      <form class="stack" onSubmit={(event) => void sign(event)}>
        {entry(
          'reading-value',
          'To what',
          value,
          'text',
          props.name === 'gate' ? 'A number from 0 to 10' : '5 working days, 14 days, 2 weeks',
        )}
        {entry('reading-from', 'From which day', from, 'date')}
        {entry('reading-why', 'Why, and by whose decision', why, 'text')}
        <TroubleLine words={trouble.value} />
        <button type="submit" class="btn go big wide">
          <Icon name="lock" />
          Set and sign as {notebook.person.name}
        </button>
      </form>
    </Sheet>
  )
}
