/**
 * A line that is begun in a box which belongs to no draft: an answer, a reason, a few words to a carer. What is typed
 * lies sealed on this device within half a second, stands in the same box again after a lock, a reload or a flat
 * battery, and is gone from the device once the box is empty: sent, or wiped by its writer.
 */
import { signal, untracked } from '@preact/signals'
import { useLayoutEffect, useMemo } from 'preact/hooks'
import { isoWithOffset } from '../../device/clock.ts'
import type { Notebook } from '../../device/notebook.ts'
import type { Uuid } from '../../model/file.ts'
import { useNotebook, useShell } from '../context.ts'
import type { Shell } from '../shell.ts'
import { AUTOSAVE_MS } from './draft.ts'

const TRY_AGAIN_MS = 5000

/** Used as a signal is. */
export interface Begun {
  value: string
  /** What stands in the box was begun earlier: a box behind a button opens with it. */
  readonly wasBegun: boolean
}

export interface BegunKeeper extends Begun {
  readonly flush: () => Promise<void>
}

/**
 * `place` names the box; `about` are the records that it belongs to, none for a box of the person's own: words about a
 * record that is taken away go after it. `first` is what stands in it before anybody types.
 */
export function createBegun(
  notebook: Notebook,
  shell: Shell,
  place: string,
  about: readonly Uuid[],
  first = '',
): BegunKeeper {
  const before = notebook.setting<string>(place).peek()
  const words = signal(before || first)
  let seen = before ?? ''
  let isUnsaved = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let saving: Promise<void> | undefined
  let deregister: (() => void) | undefined
  const filesNow = () => untracked(() => [...new Set(about.flatMap((id) => notebook.casebook.get(id)?.fileIds ?? []))])
  // a record that has just been taken out of sight still says whose its last words are
  let files = filesNow()

  function letGo(): void {
    clearTimeout(timer)
    timer = undefined
    deregister?.()
    deregister = undefined
  }
  function saveAfter(wait: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), wait)
  }
  async function save(): Promise<void> {
    while (isUnsaved) {
      isUnsaved = false
      const going = words.peek()
      const isEmpty = going === first
      try {
        const now = filesNow()
        if (now.length > 0) files = now
        const of = { recordIds: about, fileIds: files, at: isoWithOffset(new Date()) }
        const there = await notebook.keepBegun(place, isEmpty ? '' : going, seen, files.length > 0 ? of : undefined)
        seen = isEmpty ? '' : there
        // somebody began here in another tab: theirs stands before what is written here, and this goes on
        if (!isEmpty && there !== going) words.value = `${there.slice(0, there.length - going.length)}${words.peek()}`
      } catch {
        isUnsaved = true
        if (notebook.locked.peek()) return letGo()
        return saveAfter(TRY_AGAIN_MS)
      }
    }
    letGo()
  }
  async function flush(): Promise<void> {
    // a round that is ending has looked for words already: what came since asks for one of its own
    if (saving) await saving
    if (!isUnsaved) return
    saving ??= save().finally(() => {
      saving = undefined
    })
    await saving
  }
  return {
    get value() {
      return words.value
    },
    set value(next) {
      if (next === words.peek()) return
      words.value = next
      isUnsaved = true
      deregister ??= shell.opened({ flush, holds: () => isUnsaved, words: () => words.peek(), isLine: true })
      // sent, or wiped: nothing of it waits
      if (next === first) void flush()
      else if (timer === undefined) saveAfter(AUTOSAVE_MS)
    },
    wasBegun: before !== undefined && before !== '',
    flush,
  }
}

export function useBegun(place: string, about: readonly Uuid[], first = ''): Begun {
  const notebook = useNotebook()
  const shell = useShell()
  const begun = useMemo(() => createBegun(notebook, shell, place, about, first), [notebook, shell, place])
  useLayoutEffect(() => {
    const leave = () => void begun.flush()
    const hide = () => {
      if (document.visibilityState === 'hidden') leave()
    }
    addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', hide)
    return () => {
      removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', hide)
      void begun.flush()
    }
  }, [begun])
  return begun
}
