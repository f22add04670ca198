import { Icon } from '../parts/icon.tsx'
import type { IconName } from '../parts/icon.tsx'
import { Sheet } from '../parts/sheet.tsx'
import type { SectionState } from './visit-state.ts'

export interface SectionLine {
  readonly id: string
  readonly title: string
  readonly state: SectionState
}

export const SHAPES: { readonly [S in SectionState['shape']]: { readonly kind: string; readonly icon: IconName } } = {
  done: { kind: 'done', icon: 'done' },
  missing: { kind: 'soon', icon: 'half' },
  started: { kind: 'quiet', icon: 'half' },
  empty: { kind: 'quiet', icon: 'ring' },
}

export function goToSection(id: string): void {
  const heading = document.getElementById(`h-${id}`)
  heading?.scrollIntoView?.({ block: 'start' })
  heading?.focus({ preventScroll: true })
}

/** The sections with how far each is: at the side of a tablet, in a sheet on a phone. Any order, nothing is a step. */
export function SectionList({
  lines,
  current,
  onGo,
}: {
  readonly lines: readonly SectionLine[]
  readonly current: string | undefined
  readonly onGo: (id: string) => void
}) {
  return (
    <ul class="sections">
      {lines.map(({ id, title, state }) => (
        <li key={id}>
          <a
            href={`#s-${id}`}
            aria-current={current === id ? 'true' : undefined}
            onClick={(event) => {
              event.preventDefault()
              onGo(id)
            }}
          >
            <span class={`status ${SHAPES[state.shape].kind}`}>
              <Icon name={SHAPES[state.shape].icon} />
            </span>
            <span>
              <b>{title}</b>
              <small>{state.words}</small>
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}

export function SectionSheet(props: {
  readonly title: string
  readonly lines: readonly SectionLine[]
  readonly current: string | undefined
  readonly onGo: (id: string) => void
  readonly onClose: () => void
}) {
  return (
    <Sheet title={props.title} onClose={props.onClose}>
      <SectionList
        lines={props.lines}
        current={props.current}
        onGo={(id) => {
          props.onClose()
          setTimeout(() => props.onGo(id), 60)
        }}
      />
    </Sheet>
  )
}
