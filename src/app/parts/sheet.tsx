import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { Icon } from './icon.tsx'

/** A sheet laid over the page: a modal <dialog>, so the page behind is inert and Escape closes it. */
export function Sheet(props: {
  readonly title: ComponentChildren
  readonly class?: string
  readonly onClose: () => void
  /** Without it there is no close button and Escape does nothing: something must be decided. */
  readonly canClose?: boolean
  readonly children: ComponentChildren
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const canClose = props.canClose ?? true
  useEffect(() => {
    const back = document.activeElement
    const element = dialog.current
    element?.showModal?.()
    return () => {
      element?.close?.()
      if (back instanceof HTMLElement) back.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      class={`oversheet ${props.class ?? ''}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        if (canClose) props.onClose()
      }}
      onClick={(event) => {
        if (canClose && event.target === dialog.current) props.onClose()
      }}
    >
      <div class="row spread">
        <h2 id={titleId} tabIndex={-1}>
          {props.title}
        </h2>
        {canClose ? (
          <button type="button" class="tool bare" aria-label="Close" onClick={props.onClose}>
            <Icon name="close" />
          </button>
        ) : null}
      </div>
      {props.children}
    </dialog>
  )
}
