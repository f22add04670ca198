import type { BlobRef } from '../../model/field.ts'
import { Picture } from './picture.tsx'
import { SheetNotice } from './sheet-notice.tsx'
import { useDrawing } from './use-sheet.ts'
import '../look/screens/drawing.css'

/** A drawing in a record, to look at. `name`: the child's words about it, or what it is a drawing of. */
export function KeptDrawing({ drawing, name }: { readonly drawing: BlobRef; readonly name: string }) {
  const kept = useDrawing(drawing)
  return kept.drawing ? <Picture drawing={kept.drawing} name={name} /> : <SheetNotice state={kept.state} />
}
