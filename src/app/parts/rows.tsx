import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'

/** Rows between hairlines. */
export function Rows(props: {
  readonly label?: string
  readonly class?: string
  readonly children: ComponentChildren
}) {
  return (
    <ul class={props.class ? `rows ${props.class}` : 'rows'} aria-label={props.label}>
      {props.children}
    </ul>
  )
}

/** One row that leads somewhere: a bold line, a small line below it, something at the end. */
export function RowLink(props: {
  readonly href: string
  readonly icon?: string
  readonly title: ComponentChildren
  readonly children?: ComponentChildren
  readonly end?: ComponentChildren
}) {
  return (
    <li>
      <a class="rowlink" href={props.href}>
        {props.icon ? (
          <span class="soft">
            <Icon name={props.icon} />
          </span>
        ) : null}
        <span class="grow">
          <b>{props.title}</b>
          {props.children ? (
            <>
              <br />
              <span class="small soft">{props.children}</span>
            </>
          ) : null}
        </span>
        {props.end}
        <span class="i-go">
          <Icon name="go" />
        </span>
      </a>
    </li>
  )
}
