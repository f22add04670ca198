/** Crayons, undo and rubber; stickers with buttons to move them, so that a page can be made without holding a pen. */
import { useState } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import { Icon } from '../parts/icon.tsx'
import { CRAYONS, type Crayon } from './crayons.ts'
import type { Tool } from './pad.tsx'
import { STICKERS } from './stickers.ts'
import { nextPlace, nudge, put, undo, type Sheet } from './strokes.ts'

const STEP = 40
const MOVES = [
  { words: 'Left', dx: -STEP, dy: 0 },
  { words: 'Right', dx: STEP, dy: 0 },
  { words: 'Up', dx: 0, dy: -STEP },
  { words: 'Down', dx: 0, dy: STEP },
] as const

interface Props {
  readonly sheet: Sheet
  readonly tool: Tool
  readonly onTool: (tool: Tool) => void
  readonly onChange: (sheet: Sheet) => void
  /** What else the page offers here, such as a photo. */
  readonly children?: ComponentChildren
}

export function DrawingTools({ sheet, tool, onTool, onChange, children }: Props) {
  const [open, setOpen] = useState(false)
  const [held, setHeld] = useState<Crayon>('black')
  const last = sheet.now.marks.at(-1)

  return (
    <div class="tools" role="group" aria-label="Drawing">
      <div class="crayons" role="group" aria-label="Crayons">
        {CRAYONS.map(({ name, label }) => (
          <button
            key={name}
            type="button"
            class="crayon"
            aria-pressed={tool.kind === 'crayon' && tool.crayon === name}
            onClick={() => {
              setHeld(name)
              setOpen(false)
              onTool({ kind: 'crayon', crayon: name })
            }}
          >
            <span class={`tip tip-${name}`} />
            {label}
          </button>
        ))}
      </div>
      <button
        type="button"
        class="btn plain tight"
        aria-disabled={sheet.now.marks.length === 0 ? true : undefined}
        onClick={() => {
          if (sheet.now.marks.length > 0 || sheet.before.length > 0) onChange(undo(sheet))
        }}
      >
        <Icon name="undo" />
        Undo
      </button>
      <button
        type="button"
        class="btn plain tight"
        aria-pressed={tool.kind === 'rubber'}
        onClick={() => onTool(tool.kind === 'rubber' ? { kind: 'crayon', crayon: held } : { kind: 'rubber' })}
      >
        <Icon name="rubber" />
        Rub out
      </button>
      <button type="button" class="btn plain tight" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name="face" />
        Stickers
      </button>
      {children}
      {open && (
        <div class="stickers sheet" role="group" aria-label="Stickers">
          <div class="sticker-row">
            {STICKERS.map(({ name, label, d }) => (
              <button
                key={name}
                type="button"
                class="sticker"
                aria-pressed={tool.kind === 'sticker' && tool.name === name}
                onClick={() => {
                  onTool({ kind: 'sticker', name })
                  onChange(put(sheet, { kind: 'sticker', name, crayon: held, ...nextPlace(sheet.now) }))
                }}
              >
                <svg viewBox="0 0 100 100" aria-hidden="true">
                  <path
                    d={d}
                    fill="none"
                    stroke="currentColor"
                    stroke-width="6"
                    stroke-linecap="round"
                    stroke-linejoin="round"
                  />
                </svg>
                {label}
              </button>
            ))}
          </div>
          {last?.kind === 'sticker' && (
            <div class="row wrap" role="group" aria-label="Move the sticker">
              <span>Move it</span>
              {MOVES.map(({ words, dx, dy }) => (
                <button
                  key={words}
                  type="button"
                  class="btn plain tight"
                  onClick={() => onChange(nudge(sheet, dx, dy))}
                >
                  {words}
                </button>
              ))}
            </div>
          )}
          <button
            type="button"
            class="btn tight"
            onClick={() => {
              setOpen(false)
              onTool({ kind: 'crayon', crayon: held })
            }}
          >
            Close stickers
          </button>
        </div>
      )}
    </div>
  )
}
