/** A finished drawing, to look at. Its name is the child's own words where there are any. */
import { useMemo } from 'preact/hooks'
import { inkOf } from './crayons.ts'
import { outline } from './outline.ts'
import { STICKER_SIZE, stickerOf } from './stickers.ts'
import { PAPER, type Drawing, type Mark } from './strokes.ts'

export function Picture({ drawing, name }: { drawing: Drawing; name: string }) {
  return (
    <svg class="art drawn" viewBox={`0 0 ${PAPER.width} ${PAPER.height}`} role="img" aria-label={name}>
      <Marks marks={drawing.marks} />
    </svg>
  )
}

export function Marks({ marks }: { marks: readonly Mark[] }) {
  return (
    <>
      {marks.map((mark, i) => (
        <OneMark key={i} mark={mark} />
      ))}
    </>
  )
}

function OneMark({ mark }: { mark: Mark }) {
  const path = useMemo(() => (mark.kind === 'stroke' ? outline(mark) : stickerOf(mark.name)?.d), [mark])
  if (mark.kind === 'stroke') return <path d={path} fill={inkOf(mark.crayon)} />
  const scale = STICKER_SIZE / 100
  const corner = `translate(${mark.x - STICKER_SIZE / 2} ${mark.y - STICKER_SIZE / 2}) scale(${scale})`
  return (
    <g
      transform={corner}
      fill="none"
      stroke={inkOf(mark.crayon)}
      stroke-width="5"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      <path d={path} />
    </g>
  )
}
