/**
 * A notice can never be changed once it has arrived, so it is written down only when it is told. Until then what is typed
 * is kept sealed on the device: a lock or a flat battery loses nothing, and the sheet opens with it again.
 */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Notebook } from '../../device/notebook.ts'
import type { Body } from '../../model/field.ts'
import type { Uuid } from '../../model/file.ts'
import type { Json } from '../../model/json.ts'
import { useShell } from '../context.ts'
import { keepLatest } from '../drawing/keep-latest.ts'

export function useTyped(notebook: Notebook, key: string, about: readonly Uuid[]) {
  const shell = useShell()
  const [typed, setTyped] = useState<Body>(() => (notebook.setting<Json>(key).peek() ?? {}) as Body)
  const [problem, setProblem] = useState<string>()
  const writer = useMemo(() => keepLatest<Body>((next) => notebook.keepTyped(key, next as Json, about)), [key])
  const now = useRef(typed)

  async function remember(next: Body): Promise<void> {
    now.current = next
    setTyped(next)
    try {
      await writer.keep(next)
      setProblem(undefined)
    } catch {
      setProblem('This device could not keep the words yet. They stay here: make some room and try again.')
    }
  }

  useEffect(() => {
    const flush = () => (writer.waiting() ? writer.keep(now.current).catch(() => undefined) : Promise.resolve())
    const close = shell.opened({
      flush,
      holds: () => writer.waiting(),
      words: () =>
        Object.values(now.current)
          .filter((one) => typeof one === 'string')
          .join('\n'),
    })
    return () => void flush().finally(close)
  }, [key])

  return {
    typed,
    problem,
    change: (field: string, value: Json | undefined) => {
      const { [field]: _before, ...rest } = now.current
      void remember(value === undefined ? rest : { ...rest, [field]: value })
    },
    /** It has been told: nothing of it waits on the device any more. */
    clear: () => remember({}),
  }
}
