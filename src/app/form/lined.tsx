import { useLayoutEffect, useRef } from 'preact/hooks'

interface Props {
  readonly id?: string
  readonly value: string
  readonly onInput: (value: string) => void
  readonly label?: string
  readonly labelledBy?: string
  readonly describedBy?: string | undefined
  readonly placeholder?: string | undefined
  readonly rows?: number
  /** The child's words, in the child's colour. */
  readonly childs?: boolean
  /** One growing line without rules: the jot. */
  readonly jot?: boolean
  readonly class?: string
  readonly onKeyDown?: (event: KeyboardEvent) => void
}

const growsByItself = typeof CSS !== 'undefined' && CSS.supports?.('field-sizing', 'content')

/** Ruled lines mean: you can write here. It grows with what is written; nothing ever scrolls inside it. */
export function Lined(props: Props) {
  const area = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    const element = area.current
    if (!element || growsByItself) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight + 2}px`
  }, [props.value])
  const classes = ['lined', props.childs ? 'childs-hand' : '', props.jot ? 'jot-in' : '', props.class ?? '']
  return (
    <textarea
      ref={area}
      id={props.id}
      class={classes.filter(Boolean).join(' ')}
      rows={props.rows ?? (props.jot ? 1 : 2)}
      value={props.value}
      placeholder={props.placeholder}
      aria-label={props.label}
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
      spellcheck={!props.childs}
      onInput={(event) => props.onInput(event.currentTarget.value)}
      onKeyDown={props.onKeyDown}
    />
  )
}
