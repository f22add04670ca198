/** What was shown to a child, a letter or their story: the day of it, and what the child said, dated and added to it. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { unquoted } from '../../model/unquoted.ts'
import type { Notebook } from '../../device/notebook.ts'
import { shownOf } from '../../practice/afterwards.ts'
import { useShell } from '../context.ts'

const KEEP_MS = 400
const saidKey = (recordId: string): string => `childs-version-said:${recordId}`

/** Shown to the child on this day; once a day, and again where the child has said something else. */
export async function noteShown(notebook: Notebook, recordId: string, today: string, said: string): Promise<void> {
  const record = notebook.casebook.get(recordId)
  const before = record && shownOf(record)
  const words = said.trim()
  if (before?.on === today && (words === '' || words === before.said)) return
  const { personId, name } = notebook.person
  await notebook.amend(recordId, {
    text: words ? `Shown to the child, who wrote: “${unquoted(words)}”` : 'Shown to the child.',
    corrections: {
      shownOn: today,
      shownBy: { recordId: personId, name },
      ...(words && { said: words }),
    },
  })
  // it stands in the record now, and the child may go on from it: nothing that waits any more
  if (words) await notebook.keepSetting(saidKey(recordId), said)
}

/** What the child types lies sealed on this device within a moment, and is there again after a flat battery. */
export function useSaid(notebook: Notebook, recordId: string) {
  const shell = useShell()
  const setting = notebook.setting<string>(saidKey(recordId))
  const [typed, setTyped] = useState<string>()
  const [kept, setKept] = useState(true)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const latest = useRef<string | undefined>(undefined)
  const save = async (): Promise<void> => {
    clearTimeout(timer.current)
    timer.current = undefined
    const words = latest.current
    if (words === undefined) return
    if (words !== setting.peek()) await notebook.keepTyped(saidKey(recordId), words, [recordId])
    if (latest.current === words) setKept(true)
  }
  useEffect(() => {
    const flush = () => save().catch(() => undefined)
    // a lock and an update wait for the last of it
    const close = shell.opened({
      flush,
      holds: () => latest.current !== undefined && latest.current !== setting.peek(),
      words: () => latest.current ?? '',
    })
    return () => void flush().finally(close)
  }, [])
  return {
    said: typed ?? setting.value ?? '',
    kept,
    keep: (words: string) => {
      latest.current = words
      setTyped(words)
      setKept(false)
      timer.current ??= setTimeout(() => void save().catch(() => undefined), KEEP_MS)
    },
    settle: save,
  }
}
