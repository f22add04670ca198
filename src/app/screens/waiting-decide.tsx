import { useSignal } from '@preact/signals'
import type { FileId } from '../../model/file.ts'
import { childFile, householdFile } from '../../model/file.ts'
import type { DecisionAnswer, DecisionRequest, WaitingItem } from '../../protocol/waiting.ts'
import { useNotebook } from '../context.ts'
import { registerName } from '../form/people.ts'
import { useBegun } from '../form/begun.ts'
import { Lined } from '../form/lined.tsx'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { firstName, ofSomeone } from '../words.ts'
import { isAnswered, sendDecision } from './waiting-ask.ts'
import { CHOICES, effectWords, isClosed } from './waiting-words.ts'

interface Choosable {
  readonly file: FileId
  readonly name: string
}

/** Files that the words name; where they name none, all that this person holds. */
function useFiles(item: WaitingItem): readonly Choosable[] {
  const { casebook } = useNotebook()
  if (item.about.length > 0)
    return item.about.map(({ fileId, name }) => ({ file: fileId, name: name || 'A file of yours' }))
  const all = [
    ...casebook.ofType('child').map((child) => ({ file: childFile(child.id), name: registerName(child) })),
    ...casebook.ofType('household').map((home) => ({ file: householdFile(home.id), name: registerName(home) })),
  ]
  return all.sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
}

/** The three things that may happen with it, and the answer without which nothing is pressed. */
export function Decide(props: { readonly item: WaitingItem; readonly onDecided: (answer: DecisionAnswer) => void }) {
  const { item } = props
  const notebook = useNotebook()
  const say = useNameWords()
  const files = useFiles(item)
  const words = useBegun(`answer ${item.opId}`, [])
  const decision = useSignal<DecisionRequest['decision']>('attach')
  const file = useSignal<string>(item.about.length > 0 ? (files[0]?.file ?? '') : '')
  const trouble = useSignal<string | undefined>(undefined)
  const sending = useSignal(false)
  const writer = say(firstName(item.writer.name))

  async function send() {
    const answer = words.value.trim()
    if (answer === '') {
      trouble.value = `Write to ${writer} first what becomes of it.`
      return document.getElementById('answer-box')?.focus()
    }
    if (decision.value === 'attach' && file.value === '') {
      trouble.value = 'Choose in whose file the words are to be kept.'
      return document.getElementById('answer-file')?.focus()
    }
    sending.value = true
    trouble.value = undefined
    const done = await sendDecision(notebook.person.personId, item.opId, {
      decision: decision.value,
      words: answer,
      ...(decision.value === 'attach' && { file: file.value as FileId }),
    })
    sending.value = false
    if (isAnswered(done)) {
      words.value = ''
      props.onDecided(done)
    } else trouble.value = `${done.words} Nothing has been decided here; what you wrote is still in the box.`
  }

  const chosen = CHOICES.find((one) => one.decision === decision.value)
  return (
    <section class="sheet decide" aria-labelledby="decide">
      <h3 class="h2" id="decide">
        What is to become of it?
      </h3>
      <div class="choices" role="radiogroup" aria-labelledby="decide">
        {CHOICES.map((one) => (
          <label class="choice" key={one.decision}>
            <input
              type="radio"
              name="decision"
              checked={decision.value === one.decision}
              disabled={one.decision === 'release' && item.own}
              onChange={() => {
                decision.value = one.decision
              }}
            />
            <span>
              {one.label}
              <span class="effect">
                {effectWords(one.decision, { ...item, writer: { ...item.writer, name: writer } })}
              </span>
            </span>
          </label>
        ))}
      </div>
      {decision.value === 'attach' && (files.length !== 1 || item.about.length === 0) ? (
        <label class="field">
          <span class="label">In whose file</span>
          <select
            id="answer-file"
            class="entry"
            value={file.value}
            onChange={(event) => {
              file.value = event.currentTarget.value
            }}
          >
            {item.about.length === 0 ? <option value="">Choose a file</option> : null}
            {files.map((one) => (
              <option key={one.file} value={one.file}>
                {one.file.startsWith('household') ? `${say(one.name)}, household` : say(one.name)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <label class="field">
        <span class="label">Your answer to {writer}</span>
        <span class="hint">
          {isClosed(item)
            ? `${ofSomeone(writer)} account is closed, so no device shows it. It is kept with the decision.`
            : `${writer} reads it beside the note, on each of their devices.`}
        </span>
        <Lined
          id="answer-box"
          value={words.value}
          onInput={(value) => {
            words.value = value
            trouble.value = undefined
          }}
        />
      </label>
      <TroubleLine words={trouble.value} />
      <button type="button" class="btn go big wide" aria-busy={sending.value} onClick={() => void send()}>
        <Icon name="done" />
        {sending.value ? 'Sending …' : chosen?.button}
      </button>
    </section>
  )
}
