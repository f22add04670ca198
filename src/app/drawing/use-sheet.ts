import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { BlobRef } from '../../model/field.ts'
import { useNotebook } from '../context.ts'
import { keepLatest } from './keep-latest.ts'
import { EMPTY_DRAWING, openSheet, readDrawing, STROKES_MIME, type Drawing, type Sheet } from './strokes.ts'
import { boundedBytes } from './thin.ts'

export type SheetState = 'opening' | 'ready' | 'not-here' | 'unreadable'

/**
 * The drawing behind `value`, and a pen for it: every finished step is sealed on the device before the next is
 * written, so a kill in the middle of a drawing loses at most the line under the pen.
 */
export function useSheet(value: BlobRef | undefined, keep: (ref: BlobRef | undefined) => Promise<unknown> | void) {
  const notebook = useNotebook()
  const [sheet, setSheet] = useState<Sheet>(openSheet(EMPTY_DRAWING))
  const [state, setState] = useState<SheetState>(value ? 'opening' : 'ready')
  const [problem, setProblem] = useState<string>()
  const ours = useRef<string | undefined>(undefined)
  const keepNow = useRef(keep)
  keepNow.current = keep

  const writer = useMemo(
    () =>
      keepLatest<Drawing>(async (drawing) => {
        const ref = drawing.marks.length > 0 ? await notebook.putBlob(boundedBytes(drawing), STROKES_MIME) : undefined
        ours.current = ref?.sha256
        await keepNow.current(ref)
      }),
    [notebook],
  )

  useEffect(() => {
    if (!value || value.sha256 === ours.current) {
      setState((before) => (before === 'opening' ? 'ready' : before))
      return undefined
    }
    let gone = false
    void notebook.blob(value).then((bytes) => {
      if (gone || writer.waiting()) return
      const drawing = bytes && readDrawing(bytes)
      if (drawing) {
        ours.current = value.sha256
        setSheet(openSheet(drawing))
      }
      setState(drawing ? 'ready' : bytes ? 'unreadable' : 'not-here')
    })
    return () => {
      gone = true
    }
  }, [value?.sha256])

  function change(to: Sheet): void {
    const changed = to.now !== sheet.now
    setSheet(to)
    if (changed)
      writer.keep(to.now).then(
        () => setProblem(undefined),
        (why: unknown) => setProblem(why instanceof Error ? why.message : String(why)),
      )
  }

  return { sheet, change, state, problem }
}

/** A stored drawing, to look at. */
export function useDrawing(ref: BlobRef | undefined): { drawing?: Drawing; state: SheetState } {
  const notebook = useNotebook()
  const [drawing, setDrawing] = useState<Drawing>()
  const [state, setState] = useState<SheetState>('opening')
  useEffect(() => {
    let gone = false
    if (ref) {
      void notebook.blob(ref).then((bytes) => {
        if (gone) return
        const read = bytes && readDrawing(bytes)
        setDrawing(read)
        setState(read ? 'ready' : bytes ? 'unreadable' : 'not-here')
      })
    }
    return () => {
      gone = true
    }
  }, [ref?.sha256])
  return drawing ? { drawing, state } : { state }
}
