/**
 * An open draft. What is typed is laid over the record as it stands and put on the disk within half a second of the
 * first unsaved key, and when the page is left. Words that the device could not keep stay in `typed` and on the
 * screen, are tried again, and hold the page open: they are never dropped.
 */
import { batch, computed, signal } from '@preact/signals'
import type { ReadonlySignal } from '@preact/signals'
import { useLayoutEffect, useMemo } from 'preact/hooks'
import { NotKept } from '../../device/notebook.ts'
import type { Notebook } from '../../device/notebook.ts'
import type { Body } from '../../model/field.ts'
import type { Uuid } from '../../model/file.ts'
import { isProse, joinOwn } from '../../model/fields/prose.ts'
import type { Json } from '../../model/json.ts'
import type { CaseRecord } from '../../model/record.ts'
import { definitionOf } from '../../records/all.ts'
import { useNotebook, useShell } from '../context.ts'
import type { Keeper, Shell } from '../shell.ts'
import { useWritingHere } from './writing-here.ts'

export const AUTOSAVE_MS = 500
const TRY_AGAIN_MS = 5000

export interface Draft {
  /** The record as it stands, without what is still being typed. */
  readonly record: CaseRecord | undefined
  /** What the form shows: the record with everything typed laid over it. */
  readonly body: Body
  /** Undefined or null takes the answer away. */
  readonly set: (field: string, value: Json | null | undefined) => void
  readonly flush: () => Promise<void>
  /** ISO time of the last strict save in this sitting. */
  readonly savedAt: ReadonlySignal<string | undefined>
  /** Why the last words are not on the disk, in words for the person typing; undefined when they are. */
  readonly problem: ReadonlySignal<string | undefined>
  /** Every word typed so far is on the disk. */
  readonly kept: ReadonlySignal<boolean>
}

export interface DraftKeeper extends Keeper {
  readonly body: ReadonlySignal<Body>
  readonly record: ReadonlySignal<CaseRecord | undefined>
  readonly savedAt: ReadonlySignal<string | undefined>
  readonly problem: ReadonlySignal<string | undefined>
  readonly kept: ReadonlySignal<boolean>
  readonly set: (field: string, value: Json | null | undefined) => void
  /** No longer on the screen. Words that are not kept yet are tried on until they are. */
  close(): Promise<void>
}

type Typed = ReadonlyMap<string, Json | undefined>

export function createDraft(
  notebook: Notebook,
  recordId: Uuid,
  shell: Shell,
  now = () => new Date().toISOString(),
): DraftKeeper {
  const typed = signal<Typed>(new Map())
  const savedAt = signal<string | undefined>(undefined)
  const problem = signal<string | undefined>(undefined)
  const record = computed(() => notebook.casebook.get(recordId))
  const body = computed(() => laidOver(record.value?.body ?? {}, typed.value))
  /** The record that was on the screen when the unsaved words were begun: what they are a change to. */
  let seen: CaseRecord | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let saving: Promise<void> | undefined
  let closed = false

  function saveAfter(wait: number): void {
    timer ??= setTimeout(() => {
      timer = undefined
      void keeper.flush()
    }, wait)
  }

  async function save(): Promise<void> {
    while (typed.value.size > 0) {
      const going = typed.value
      try {
        const before = seen ?? record.peek()
        seen = await notebook.edit(recordId, laidOver(before?.body ?? {}, going), before)
      } catch (error) {
        problem.value = whyNotKept(error)
        saveAfter(TRY_AGAIN_MS)
        return
      }
      batch(() => {
        // What was typed while the disk was writing is still to be kept.
        const left = [...typed.value].filter(([field, value]) => !going.has(field) || going.get(field) !== value)
        typed.value = new Map(
          left.map(([field, value]) => [
            field,
            going.has(field) && seen ? onto(seen, field, going.get(field), value) : value,
          ]),
        )
        savedAt.value = now()
        problem.value = undefined
      })
    }
    if (closed) letGo()
  }

  const keeper: DraftKeeper = {
    body,
    record,
    savedAt,
    problem,
    kept: computed(() => typed.value.size === 0),
    set(field, value) {
      if (typed.peek().size === 0) seen = record.peek()
      typed.value = new Map(typed.peek()).set(field, value ?? undefined)
      saveAfter(AUTOSAVE_MS)
    },
    async flush() {
      clearTimeout(timer)
      timer = undefined
      saving ??= save().finally(() => {
        saving = undefined
      })
      await saving
    },
    holds: () => typed.value.size > 0,
    words: () =>
      [...typed.value.values()]
        .map((value) => (typeof value === 'string' ? value : JSON.stringify(value ?? '')))
        .join('\n\n'),
    async close() {
      closed = true
      await keeper.flush()
      if (keeper.holds()) {
        shell.tell({
          id: recordId,
          kind: 'urgent',
          words: 'Some words are not saved yet. Please leave this page open: we keep trying.',
        })
      } else letGo()
    },
  }
  const deregister = shell.opened(keeper)
  function letGo(): void {
    clearTimeout(timer)
    deregister()
    shell.untell(recordId)
  }
  return keeper
}

/**
 * What was typed on while the disk was writing, when the disk held more than the screen did: words of the same person
 * from another tab. Where somebody else wrote in the same place both versions are kept, and this one goes on as it is.
 */
function onto(kept: CaseRecord, field: string, before: Json | undefined, value: Json | undefined): Json | undefined {
  const there = kept.body[field]
  if (typeof value !== 'string' || typeof before !== 'string' || typeof there !== 'string') return value
  if (
    there === before ||
    !isProse(definitionOf(kept.type)?.fields[field]) ||
    kept.conflicts.some((conflict) => conflict.field === field)
  )
    return value
  return joinOwn(before, there, value)
}

function laidOver(body: Body, typed: Typed): Body {
  const whole: { [field: string]: Json | undefined } = { ...body }
  for (const [field, value] of typed) {
    if (value === undefined) delete whole[field]
    else whole[field] = value
  }
  return whole
}

function whyNotKept(error: unknown): string {
  const why = error instanceof NotKept ? error.why : undefined
  if (why === 'full')
    return 'This device is full. Your last words are not saved yet, but they stay here. Make some room: we keep trying.'
  if (why === 'closed')
    return 'The browser closed its storage. Your last words are not saved yet, but they stay here: we keep trying.'
  return 'Your last words are not saved yet, but they stay here: we keep trying.'
}

/** The draft of a record for as long as the component is on the screen. `many`: several people write in it as a rule. */
export function useDraft(recordId: Uuid, options?: { readonly many?: boolean }): Draft {
  const notebook = useNotebook()
  const shell = useShell()
  const keeper = useMemo(() => createDraft(notebook, recordId, shell), [notebook, recordId, shell])
  useWritingHere([recordId], options?.many)
  // at once: a page that is left before it was painted lets go of its draft as well, or every update waits for it
  useLayoutEffect(() => {
    const leave = () => {
      void keeper.flush()
    }
    const hide = () => {
      if (document.visibilityState === 'hidden') leave()
    }
    const unload = (event: BeforeUnloadEvent) => {
      leave()
      if (keeper.problem.value !== undefined && keeper.holds()) event.preventDefault()
    }
    addEventListener('pagehide', leave)
    addEventListener('beforeunload', unload)
    document.addEventListener('visibilitychange', hide)
    return () => {
      removeEventListener('pagehide', leave)
      removeEventListener('beforeunload', unload)
      document.removeEventListener('visibilitychange', hide)
      void keeper.close()
    }
  }, [keeper])
  return {
    record: keeper.record.value,
    body: keeper.body.value,
    set: keeper.set,
    flush: keeper.flush,
    savedAt: keeper.savedAt,
    problem: keeper.problem,
    kept: keeper.kept,
  }
}
