/** What an open editor tells its writer: that it is open in another tab too, or that others have written in it. */
import { effect } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import type { Uuid } from '../../model/file.ts'
import { useNotebook, useShell } from '../context.ts'
import { readingPath } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { openEditLock } from './edit-lock.ts'
import type { EditLock } from './edit-lock.ts'

/** A page may have a record open twice, such as the child's pages and the page around them. */
const open = new Map<Uuid, { readonly lock: EditLock; count: number }>()

function writeHere(recordId: Uuid, shell: Shell): () => void {
  const notice = `tab ${recordId}`
  const known = open.get(recordId)
  if (known) known.count += 1
  else {
    const lock = openEditLock(recordId, (elsewhere) => {
      if (!elsewhere) return shell.untell(notice)
      shell.tell({
        id: notice,
        kind: 'quiet',
        words: 'This note is open in another tab. What you write in both is kept together.',
        action: { words: 'Write here', run: () => lock.take() },
      })
    })
    open.set(recordId, { lock, count: 1 })
  }
  return () => {
    const held = open.get(recordId)
    if (!held) return
    held.count -= 1
    if (held.count > 0) return
    open.delete(recordId)
    held.lock.close()
    shell.untell(notice)
  }
}

/** `many`: that others write in it as well is the rule, and nothing to be told of. */
export function useWritingHere(recordIds: readonly Uuid[], many = false): void {
  const notebook = useNotebook()
  const shell = useShell()
  const { route } = useLocation()
  const key = recordIds.join(' ')
  useEffect(() => {
    const ids = key.split(' ').filter(Boolean)
    const closes = ids.map((id) => writeHere(id, shell))
    const stop = effect(() => {
      for (const id of ids) {
        const record = notebook.casebook.get(id)
        const notice = `two ${id}`
        const words = record?.conflicts.length
          ? 'Somebody else wrote in the same place. Both versions are kept, and you can go on writing.'
          : record?.mergedUnread && !many
            ? 'Somebody else wrote in it as well. Read it through before it is signed.'
            : undefined
        if (!record || words === undefined) shell.untell(notice)
        else {
          const look = { words: 'Look at it', run: () => route(readingPath(record)) }
          shell.tell({ id: notice, kind: 'soon', words, action: look })
        }
      }
    })
    return () => {
      stop()
      for (const close of closes) close()
      for (const id of ids) shell.untell(`two ${id}`)
    }
  }, [key, notebook, shell, many])
}
