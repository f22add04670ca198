/** The drawings and photos of a paper as pictures for a Word file, drawn here on the device. */
import type { Pictures } from '../../documents/docx-file.ts'
import type { Paper } from '../../documents/paper.ts'
import type { Notebook } from '../../device/notebook.ts'
import type { BlobRef } from '../../model/field.ts'
import { inkOf } from '../drawing/crayons.ts'
import { outline } from '../drawing/outline.ts'
import { STICKER_SIZE, stickerOf } from '../drawing/stickers.ts'
import { PAPER, readDrawing, STROKES_MIME } from '../drawing/strokes.ts'
import type { Drawing } from '../drawing/strokes.ts'

/** Those that are not on this device are left out, and the paper says so where they would be. */
export async function picturesOf(notebook: Notebook, paper: Paper): Promise<Pictures> {
  const made = new Map<string, NonNullable<ReturnType<Pictures['get']>>>()
  for (const block of paper.blocks) {
    if (block.kind !== 'picture' || made.has(block.picture.sha256)) continue
    const bytes = await notebook.blob(block.picture)
    const picture = bytes && (await pictureOf(block.picture, bytes))
    if (picture) made.set(block.picture.sha256, picture)
  }
  return made
}

async function pictureOf({ mime }: BlobRef, bytes: Uint8Array) {
  if (mime === STROKES_MIME) {
    const drawing = readDrawing(bytes)
    return drawing && drawn(drawing)
  }
  const blob = new Blob([new Uint8Array(bytes)], { type: mime })
  const image = await createImageBitmap(blob)
  const { width, height } = image
  const canvas = new OffscreenCanvas(width, height)
  canvas.getContext('2d')?.drawImage(image, 0, 0)
  image.close()
  return asPng(canvas)
}

async function drawn(drawing: Drawing) {
  const canvas = new OffscreenCanvas(PAPER.width, PAPER.height)
  const pen = canvas.getContext('2d')
  if (!pen) return undefined
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, PAPER.width, PAPER.height)
  for (const mark of drawing.marks) {
    if (mark.kind === 'stroke') {
      pen.fillStyle = inkOf(mark.crayon)
      fillWith(pen, new Path2D(outline(mark)))
      continue
    }
    pen.save()
    pen.translate(mark.x - STICKER_SIZE / 2, mark.y - STICKER_SIZE / 2)
    pen.scale(STICKER_SIZE / 100, STICKER_SIZE / 100)
    pen.strokeStyle = inkOf(mark.crayon)
    pen.lineWidth = 5
    pen.lineCap = 'round'
    pen.lineJoin = 'round'
    pen.stroke(new Path2D(stickerOf(mark.name)?.d ?? ''))
    pen.restore()
  }
  return asPng(canvas)
}

const fillWith = (pen: OffscreenCanvasRenderingContext2D, path: Path2D): void => pen.fill(path)

async function asPng(canvas: OffscreenCanvas) {
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
  return { type: 'png' as const, bytes, width: canvas.width, height: canvas.height }
}
