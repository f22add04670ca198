/**
 * An answer that is being given. An answer that has arrived can never be changed, so it is written down only once the
 * person is done with it: on "Keep", on going to the next person, on leaving the page. Until then it is kept sealed
 * on the device, so that a lock or a flat battery loses nothing.
 */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Notebook } from '../../device/notebook.ts'
import type { Json } from '../../model/json.ts'
import { fileKind, fileSubject } from '../../model/file.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import { scaling } from '../../records/scaling.ts'
import { STEADY } from '../../records/shared-fields.ts'
import { useShell } from '../context.ts'
import { keepLatest } from '../drawing/keep-latest.ts'
import type { Asked } from './scale-people.ts'

export interface Answer {
  readonly score?: number
  readonly whyNotLower?: string
  readonly oneStepUp?: string
  /** In the place of a number, of somebody too young to give one. */
  readonly seen?: string
}

const isGiven = ({ score, seen }: Answer): boolean => score !== undefined || Boolean(seen?.trim())
type Open = { readonly [personKey: string]: Answer }

export const WHAT_WAS_SEEN = 'What did you see?'

const settingOf = (files: readonly FileId[]): string => `scale ${files.join(' ')}`

/** The child, whose answers go where the child's file goes; else the home. */
function askedAbout(files: readonly FileId[]): readonly Uuid[] {
  const children = files.filter((file) => fileKind(file) === 'child')
  return (children.length > 0 ? children : files).map(fileSubject)
}

export async function keepAnswer(
  notebook: Notebook,
  files: readonly FileId[],
  asked: Asked,
  answer: Answer,
  today: string,
): Promise<void> {
  if (!isGiven(answer)) return
  const asking = { date: today, person: { ...asked.ref }, relation: asked.relation }
  if (answer.score === undefined) {
    const seen = (answer.seen ?? '').trim()
    await notebook.create({
      type: scaling.type,
      fileIds: files,
      body: { ...asking, question: WHAT_WAS_SEEN, seen },
    })
    return
  }
  await notebook.create({
    type: scaling.type,
    fileIds: files,
    body: {
      ...asking,
      question: STEADY.question,
      worst: STEADY.worst,
      best: STEADY.best,
      score: answer.score,
      ...(answer.whyNotLower?.trim() ? { whyNotLower: answer.whyNotLower.trim() } : {}),
      ...(answer.oneStepUp?.trim() ? { oneStepUp: answer.oneStepUp.trim() } : {}),
    },
  })
}

export function useAnswers(notebook: Notebook, files: readonly FileId[], people: readonly Asked[], today: string) {
  const shell = useShell()
  const key = settingOf(files)
  const [open, setOpen] = useState<Open>(() => (notebook.setting<Json>(key).peek() ?? {}) as Open)
  const [problem, setProblem] = useState<string>()
  const writer = useMemo(
    () => keepLatest<Open>((next) => notebook.keepTyped(key, next as Json, askedAbout(files))),
    [key],
  )
  const now = useRef({ open, people, today })
  now.current = { open: now.current.open, people, today }

  async function remember(next: Open): Promise<void> {
    now.current = { ...now.current, open: next }
    setOpen(next)
    try {
      await writer.keep(next)
      setProblem(undefined)
    } catch {
      setProblem('This device could not keep the answer yet. It stays here: make some room and try again.')
    }
  }

  async function keep(personKey: string): Promise<boolean> {
    const { [personKey]: answer, ...rest } = now.current.open
    const asked = now.current.people.find((each) => each.key === personKey)
    if (!answer || !asked || !isGiven(answer)) return true
    // Taken out first: two ways of leaving at once must not write it twice.
    now.current = { ...now.current, open: rest }
    try {
      await keepAnswer(notebook, files, asked, answer, now.current.today)
      await remember(rest)
      return true
    } catch {
      await remember({ ...now.current.open, [personKey]: answer })
      setProblem('This device could not keep the answer yet. It stays here: make some room and try again.')
      return false
    }
  }

  const keepAll = async () => {
    for (const personKey of Object.keys(now.current.open)) await keep(personKey)
  }

  useEffect(() => {
    const deregister = shell.opened({
      flush: () => (writer.waiting() ? writer.keep(now.current.open).catch(() => undefined) : Promise.resolve()),
      holds: () => writer.waiting(),
      words: () =>
        Object.values(now.current.open)
          .flatMap(({ score, whyNotLower, oneStepUp, seen }) => [
            String(score ?? ''),
            whyNotLower ?? '',
            oneStepUp ?? '',
            seen ?? '',
          ])
          .filter(Boolean)
          .join('\n'),
    })
    return () => {
      void keepAll().finally(deregister)
    }
  }, [key])

  return {
    open,
    problem,
    change: (personKey: string, by: Answer) =>
      void remember({ ...now.current.open, [personKey]: { ...now.current.open[personKey], ...by } }),
    takeBack: (personKey: string) => {
      const { [personKey]: _gone, ...rest } = now.current.open
      void remember(rest)
    },
    keep,
  }
}
