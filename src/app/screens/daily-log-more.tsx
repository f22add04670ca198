import { useId, useState } from 'preact/hooks'
import type { FileId } from '../../model/file.ts'
import { dailyLog } from '../../records/daily-log.ts'
import { Lined } from '../form/lined.tsx'
import { Icon } from '../parts/icon.tsx'
import type { LogBody } from './daily-log-start.ts'
import { FamilyBars } from './family-bars.tsx'

const MORE = ['sleep', 'food', 'school', 'health', 'familyTime'] as const
type More = (typeof MORE)[number]

/** Headings that open when they are needed, and stay open while something stands under them. */
export function LogMore({
  body,
  child,
  onChange,
}: {
  readonly body: LogBody
  readonly child: FileId | undefined
  readonly onChange: (field: More, words: string | undefined) => void
}) {
  const [opened, setOpened] = useState<ReadonlySet<More>>(new Set())
  const id = useId()
  const shown = MORE.filter((field) => opened.has(field) || body[field])
  const open = (field: More) => {
    setOpened(new Set([...opened, field]))
    setTimeout(() => document.getElementById(`${id}-${field}`)?.focus())
  }
  return (
    <fieldset>
      <legend>Anything more?</legend>
      {shown.map((field) => (
        <div key={field} class="field">
          <label class="label" for={`${id}-${field}`}>
            {dailyLog.fields[field].label}
          </label>
          {field === 'familyTime' && child ? <FamilyBars file={child} /> : null}
          <Lined
            id={`${id}-${field}`}
            rows={1}
            value={body[field] ?? ''}
            onInput={(words) => onChange(field, words || undefined)}
          />
        </div>
      ))}
      {shown.length < MORE.length ? (
        <div class="row wrap chips">
          {MORE.filter((field) => !shown.includes(field)).map((field) => (
            <button key={field} type="button" class="chip" onClick={() => open(field)}>
              <Icon name="plus" />
              {dailyLog.fields[field].label}
            </button>
          ))}
        </div>
      ) : null}
    </fieldset>
  )
}

const { help: helpField } = dailyLog.fields

export function LogHelp({
  help,
  onChange,
}: {
  readonly help: LogBody['help']
  readonly onChange: (help: LogBody['help']) => void
}) {
  const id = useId()
  const choice = (answer: boolean, words: string) => (
    <label class="choice">
      <input
        type="radio"
        name={id}
        checked={help?.answer === answer}
        onChange={() => onChange(answer && help?.reason ? { answer, reason: help.reason } : { answer })}
      />
      {words}
    </label>
  )
  return (
    <fieldset>
      <legend>{helpField.label}</legend>
      <div class="seg">
        {choice(true, 'Yes')}
        {choice(false, 'Not now')}
      </div>
      {help?.answer ? (
        <div class="field">
          <label class="label" for={`${id}-why`}>
            {helpField.reasonLabel}
          </label>
          <Lined
            id={`${id}-why`}
            rows={1}
            value={help.reason ?? ''}
            onInput={(reason) => onChange(reason ? { answer: true, reason } : { answer: true })}
          />
          <p class="small soft">
            If it cannot wait until the log is read, <a href="/help">ask for help</a> as well.
          </p>
        </div>
      ) : null}
    </fieldset>
  )
}
