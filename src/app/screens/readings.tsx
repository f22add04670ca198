import { useSignal } from '@preact/signals'
import { may } from '../../model/permission.ts'
import { isReadable, settingsIn } from '../../practice/process/child-process.ts'
import { DEFAULT_SETTINGS, settingOn } from '../../practice/process/settings.ts'
import type { SettingName } from '../../practice/process/settings.ts'
import { signedOf } from '../../practice/process/signed-records.ts'
import { practiceSetting, SCHOOL_TERMS, WORRIES_FROM } from '../../records/practice-setting.ts'
import { useNotebook, useToday } from '../context.ts'
import { useBegun } from '../form/begun.ts'
import { announce } from '../parts/announce.ts'
import { OwnFrame } from '../parts/frame.tsx'
import { BegunHere } from '../parts/begun-here.tsx'
import { Icon } from '../parts/icon.tsx'
import { Name } from '../parts/name.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { capital, longDay } from '../words.ts'
import { SchoolTerms } from './readings-terms.tsx'
import { ToneLists } from './readings-tone.tsx'
import { SettingFoot } from './setting-foot.tsx'
import { signSetting } from './sign-setting.ts'
import '../look/screens/lanes.css'

const OPTIONS = practiceSetting.fields.name.options.flatMap(({ value, label }) =>
  value === SCHOOL_TERMS || value === WORRIES_FROM ? [] : [{ value, label }],
)
const SOURCES: { readonly [N in SettingName]: string } = {
  gate: '5 to 10 is steady; 0 is the worry end (reading 1)',
  'PSM after a low scale': 'working days as in the child’s worker’s box; the stability flowchart, S2.10 (reading 2)',
  'PSM at immediate risk': 'working days, the stability flowchart, S2.14',
  'PSM after discussion':
    'two weeks, or ten working days where that is sooner; the stability flowchart, S2.16 (reading 2)',
  discussion: 'the next working day, provisional; rule T10 of the stability process',
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
        <h1 class="pagehead">Readings and time limits</h1>
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
            <p class="small soft">{capital(SOURCES[name])}</p>
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
                  <BegunHere at={[whyPlace(name)]} />
                </button>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      <SchoolTerms />
      <ToneLists />
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

const whyPlace = (name: SettingName): string => `reading why ${name}`

function ChangeReading(props: { readonly name: SettingName; readonly now: string; readonly onClose: () => void }) {
  const notebook = useNotebook()
  const today = useToday()
  const value = useSignal(props.now)
  const from = useSignal(today)
  const why = useBegun(whyPlace(props.name), [])
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
    trouble.value = await signSetting(notebook, practiceSetting.type, {
      name: props.name,
      value: read,
      from: from.value,
      why: why.value.trim(),
    })
    if (trouble.value !== undefined) return
    why.value = ''
    announce('Set and signed')
    props.onClose()
  }
  return (
    <Sheet title={label} onClose={props.onClose}>
      <form class="stack" onSubmit={(event) => void sign(event)}>
        <div>
          <label class="label" for="reading-value">
            To what
          </label>
          <span class="hint">
            {props.name === 'gate' ? 'A number from 0 to 10' : '5 working days, 14 days, 2 weeks'}
          </span>
          <input
            class="entry"
            id="reading-value"
            value={value.value}
            onInput={(event) => {
              value.value = event.currentTarget.value
            }}
          />
        </div>
        <SettingFoot from={from} why={why} trouble={trouble.value} />
      </form>
    </Sheet>
  )
}
