/** The open drafts of one visit: one per child seen together. Left and hidden pages keep all of them. */
import { useEffect, useMemo } from 'preact/hooks'
import type { CaseRecord } from '../../model/record.ts'
import { useNotebook, useShell } from '../context.ts'
import { createDraft } from '../form/draft.ts'
import type { Draft } from '../form/draft.ts'
import { useWritingHere } from '../form/writing-here.ts'
import type { Casebook } from '../../device/notebook.ts'

/** One child's record of the visit, open. */
export interface Written {
  readonly recordId: string
  readonly name: string
  readonly draft: Draft
}

/** The visit itself and its twins, still to be signed; the one that was opened comes first when none can be told apart. */
export function visitGroup(casebook: Casebook, opened: CaseRecord): readonly CaseRecord[] {
  if (!opened.together) return [opened]
  return casebook
    .ofType(opened.type)
    .filter((record) => record.together === opened.together && record.status === opened.status)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

export function useDrafts(ids: readonly string[]): readonly Draft[] {
  const notebook = useNotebook()
  const shell = useShell()
  const key = ids.join(' ')
  const keepers = useMemo(() => key.split(' ').map((id) => createDraft(notebook, id, shell)), [notebook, shell, key])
  useWritingHere(ids)
  useEffect(() => {
    const leave = () => {
      for (const keeper of keepers) void keeper.flush()
    }
    const hide = () => {
      if (document.visibilityState === 'hidden') leave()
    }
    const unload = (event: BeforeUnloadEvent) => {
      leave()
      if (keepers.some((keeper) => keeper.problem.value !== undefined && keeper.holds())) event.preventDefault()
    }
    addEventListener('pagehide', leave)
    addEventListener('beforeunload', unload)
    document.addEventListener('visibilitychange', hide)
    return () => {
      removeEventListener('pagehide', leave)
      removeEventListener('beforeunload', unload)
      document.removeEventListener('visibilitychange', hide)
      for (const keeper of keepers) void keeper.close()
    }
  }, [keepers])
  return keepers.map((keeper) => ({
    record: keeper.record.value,
    body: keeper.body.value,
    set: keeper.set,
    flush: keeper.flush,
    savedAt: keeper.savedAt,
    kept: keeper.kept,
    problem: keeper.problem,
  }))
}
