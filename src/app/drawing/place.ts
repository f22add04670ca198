import { PAPER } from './strokes.ts'

/** Where on the paper a point of the window lies; the paper keeps its shape and sits in the middle of its room. */
export function toPaper(
  room: { left: number; top: number; width: number; height: number },
  clientX: number,
  clientY: number,
): { x: number; y: number } {
  const scale = Math.min(room.width / PAPER.width, room.height / PAPER.height) || 1
  return {
    x: (clientX - room.left - (room.width - PAPER.width * scale) / 2) / scale,
    y: (clientY - room.top - (room.height - PAPER.height * scale) / 2) / scale,
  }
}
