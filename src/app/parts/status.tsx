import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'

export type StatusKind = 'done' | 'soon' | 'urgent' | 'quiet'
const SHAPE: { readonly [K in StatusKind]: IconName } = { done: 'done', soon: 'soon', urgent: 'urgent', quiet: 'ring' }

/** Word, shape and colour, never one without the others. `icon` replaces the shape: half, device, lock. */
export function Status(props: {
  readonly kind: StatusKind
  readonly icon?: IconName
  /** On a tint of its own. */
  readonly tag?: boolean
  readonly children: ComponentChildren
}) {
  return (
    <span class={`status ${props.kind}${props.tag ? ' tag' : ''}`}>
      <Icon name={props.icon ?? SHAPE[props.kind]} />
      <span>{props.children}</span>
    </span>
  )
}
