import { useSignal } from '@preact/signals'
import { useNotebook, useToday } from '../context.ts'
import { capital, count, whenWords } from '../words.ts'
import { Icon } from './icon.tsx'
import { Sheet } from './sheet.tsx'
import { Status } from './status.tsx'

/** What was written while the door was locked: offered until it has been filed or thrown away. */
export function JotsWaiting() {
  const notebook = useNotebook()
  const today = useToday()
  const open = useSignal(false)
  const jots = notebook.jots.value
  if (jots.length === 0) return null
  return (
    <div class="notice">
      <p>
        <Status kind="soon" icon="note">
          {count(jots.length, 'jot')} written while locked
        </Status>
      </p>
      <button
        type="button"
        class="btn plain tight"
        onClick={() => {
          open.value = true
        }}
      >
        Read
      </button>
      {open.value ? (
        <Sheet
          title="Written while locked"
          onClose={() => {
            open.value = false
          }}
        >
          <p class="soft">They are only here. Copy each one into the note it belongs to, then say that it is filed.</p>
          <ul class="rows">
            {jots.map((jot) => (
              <li class="out" key={jot.id}>
                <div class="grow">
                  <p class="jot-words">{jot.text}</p>
                  <p class="small soft">{capital(whenWords(jot.at, today))}</p>
                </div>
                <button
                  type="button"
                  class="btn plain tight"
                  onClick={() => {
                    void navigator.clipboard?.writeText(jot.text)
                  }}
                >
                  <Icon name="paper" />
                  Copy
                </button>
                <button
                  type="button"
                  class="btn plain tight"
                  onClick={() => {
                    void notebook.jotFiled(jot.id)
                  }}
                >
                  <Icon name="done" />
                  Filed
                </button>
              </li>
            ))}
          </ul>
        </Sheet>
      ) : null}
    </div>
  )
}
