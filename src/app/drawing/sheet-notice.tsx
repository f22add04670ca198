import { STICKERS } from './stickers.ts'
import type { Drawing } from './strokes.ts'
import type { SheetState } from './use-sheet.ts'

/** Why there is nothing to draw on just now. */
export function SheetNotice({ state }: { readonly state: SheetState }) {
  if (state === 'opening')
    return (
      <p class="art soft" role="status">
        Opening the drawing …
      </p>
    )
  if (state === 'not-here')
    return (
      <p class="art soft" role="status">
        The drawing is not on this device yet. It comes when there is a network.
      </p>
    )
  return (
    <p class="art soft" role="status">
      This drawing was made with a newer Doorstep. It is kept as it is.
    </p>
  )
}

/** What a person who cannot see the paper hears of it. */
export function sheetLabel(name: string, drawing: Drawing): string {
  const lines = drawing.marks.filter((mark) => mark.kind === 'stroke').length
  const stickers = drawing.marks.flatMap((mark) =>
    mark.kind === 'sticker' ? [STICKERS.find((each) => each.name === mark.name)?.label.toLowerCase() ?? ''] : [],
  )
  const parts = [
    lines > 0 ? `${lines} ${lines === 1 ? 'line' : 'lines'}` : '',
    stickers.length > 0 ? `stickers: ${stickers.join(', ')}` : '',
  ].filter(Boolean)
  return parts.length > 0 ? `${name}: ${parts.join('; ')}` : `${name}: empty paper`
}
