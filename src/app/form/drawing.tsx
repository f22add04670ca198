/** A drawing as one field of a form. */
import { useState } from 'preact/hooks'
import type { DrawingField } from '../../model/field.ts'
import { Pad, type Tool } from '../drawing/pad.tsx'
import { SheetNotice, sheetLabel } from '../drawing/sheet-notice.tsx'
import { DrawingTools } from '../drawing/tools.tsx'
import { useSheet } from '../drawing/use-sheet.ts'
import { hintId, labelId } from './control.ts'
import type { ControlProps } from './control.ts'
import '../look/screens/drawing.css'

export function DrawingControl({ field, value, onChange, fieldId }: ControlProps<DrawingField>) {
  const { sheet, change, state, problem } = useSheet(value, onChange)
  const [tool, setTool] = useState<Tool>({ kind: 'crayon', crayon: 'black' })
  return (
    <fieldset class="drawing-field" aria-describedby={field.hint ? hintId(fieldId) : undefined}>
      <legend id={labelId(fieldId)}>{field.label}</legend>
      {field.hint ? (
        <span class="hint" id={hintId(fieldId)}>
          {field.hint}
        </span>
      ) : null}
      {state === 'ready' ? (
        <div class="drawing-room">
          <Pad sheet={sheet} tool={tool} onChange={change} label={sheetLabel(field.label, sheet.now)} />
          <DrawingTools sheet={sheet} tool={tool} onTool={setTool} onChange={change} />
        </div>
      ) : (
        <SheetNotice state={state} />
      )}
      {problem ? (
        <p role="alert" class="problem">
          The last line is on the paper but not kept yet. {problem}
        </p>
      ) : null}
    </fieldset>
  )
}
