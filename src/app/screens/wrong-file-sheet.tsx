/** Two taps: "It stands in the wrong file", and whose it is. */
import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { CaseRecord } from '../../model/record.ts'
import { useNotebook, useToday } from '../context.ts'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { readingPath } from '../paths.ts'
import { ofSomeone } from '../words.ts'
import { mayWriteAnew, rightFiles, writeAnew } from './wrong-file.ts'
import type { RightFile } from './wrong-file.ts'

export function WrongFile({ record }: { readonly record: CaseRecord }) {
  const notebook = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const { route } = useLocation()
  const open = useSignal(false)
  const trouble = useSignal<string | undefined>(undefined)
  const isGoing = useRef(false)
  const right = mayWriteAnew(notebook, record) ? rightFiles(notebook, record, today) : []
  if (right.length === 0) return null
  const move = async (to: RightFile) => {
    // a second tap, on the name beside it even, moves nothing
    if (isGoing.current) return
    isGoing.current = true
    try {
      const made = await writeAnew(notebook, record, to)
      announce(`Written anew in ${ofSomeone(say(to.child))} file`)
      route(readingPath(made), true)
    } catch (error) {
      isGoing.current = false
      trouble.value = `It was not put right. Nothing is lost. ${error instanceof Error ? error.message : ''}`.trim()
    }
  }
  return (
    <>
      <p>
        <button
          type="button"
          class="tool"
          aria-haspopup="dialog"
          onClick={() => {
            open.value = true
          }}
        >
          <Icon name="paper" />
          It stands in the wrong file
        </button>
      </p>
      {open.value ? (
        <Sheet
          title="Where does it belong?"
          onClose={() => {
            open.value = false
          }}
        >
          <p>
            It is written anew there, word for word and with its pictures, as your draft. Here it is thrown away: gone
            from the screens, and kept in the history as everything is. Both histories say why, and name nobody.
          </p>
          <ul class="plainlist stack-2">
            {right.map((to) => (
              <li key={to.files.join()}>
                <button type="button" class="btn plain wide" onClick={() => void move(to)}>
                  {to.household
                    ? `In both: ${ofSomeone(say(to.child))} file and ${ofSomeone(say(to.household))}`
                    : `${ofSomeone(say(to.child))} file`}
                </button>
              </li>
            ))}
          </ul>
          <TroubleLine words={trouble.value} />
        </Sheet>
      ) : null}
    </>
  )
}
