import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { useNotebook, useShell } from '../context.ts'
import { knownNames, withoutNames } from '../hidden-names.ts'
import { initials } from '../words.ts'

/**
 * A person's name. While names are hidden it is drawn as initials, and pressing it shows it for as long as it is
 * pressed. Inside a link or a button it cannot be pressed by itself, so there it stays hidden (`inert`).
 */
export function Name({ children, inert }: { readonly children: string; readonly inert?: boolean }) {
  const pressed = useSignal(false)
  if (!useShell().namesHidden.value) return <>{children}</>
  if (inert) return <span class="name-hidden">{initials(children)}</span>
  const show = () => {
    pressed.value = true
  }
  const hide = () => {
    pressed.value = false
  }
  return (
    <button
      type="button"
      class="name-hidden"
      aria-label={pressed.value ? children : `${initials(children)} Press and hold to see the name`}
      onPointerDown={show}
      onPointerUp={hide}
      onPointerLeave={hide}
      onPointerCancel={hide}
      onKeyDown={(event) => {
        if (event.key === ' ' || event.key === 'Enter') show()
      }}
      onKeyUp={hide}
      onBlur={hide}
    >
      {pressed.value ? children : initials(children)}
    </button>
  )
}

/** A name inside a sentence that is built as text, such as a title or a label. */
export function useNameWords(): (name: string) => string {
  const hidden = useShell().namesHidden.value
  return (name) => (hidden ? initials(name) : name)
}

/** Sentences while names are hidden: every name the device knows becomes its first letter. */
export function useSentence(): (words: string) => string {
  const { casebook } = useNotebook()
  const hidden = useShell().namesHidden.value
  const version = casebook.version.value
  const names = useMemo(() => (hidden ? knownNames(casebook) : undefined), [hidden, version, casebook])
  return (words) => (hidden ? withoutNames(words, names) : words)
}
