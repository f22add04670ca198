/** A drawing as one field of a form. */
import { useId, useState } from 'preact/hooks'
import type { BlobRef, DrawingField } from '../../model/field.ts'
import { Pad, type Tool } from '../drawing/pad.tsx'
import { DrawingTools } from '../drawing/tools.tsx'
import { useSheet } from '../drawing/use-sheet.ts'
import { SheetNotice, sheetLabel } from '../drawing/sheet-notice.tsx'
import '../look/screens/drawing.css'

interface Props {
  readonly field: DrawingField
  readonly value: BlobRef | undefined
  readonly onChange: (value: BlobRef | undefined) => void | Promise<unknown>
}

export function DrawingControl({ field, value, onChange }: Props) {
  const { sheet, change, state, problem } = useSheet(value, onChange)
  const [tool, setTool] = useState<Tool>({ kind: 'crayon', crayon: 'black' })
  const id = useId()
  return (
    <fieldset class="drawing-field" aria-describedby={field.hint ? id : undefined}>
      <legend>{field.label}</legend>
      {field.hint && <p id={id} class="small soft">{field.hint}</p>}
      <div class="drawing-room">
        {state === 'ready' ? <Pad sheet={sheet} tool={tool} onChange={change} label={sheetLabel(field.label, sheet.now)} /> : <SheetNotice state={state} />}
        {state === 'ready' && <DrawingTools sheet={sheet} tool={tool} onTool={setTool} onChange={change} />}
      </div>
      {problem && <p role="alert" class="problem">The last line is on the paper but not kept yet. {problem}</p>}
    </fieldset>
  )
}
