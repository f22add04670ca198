import type { ComponentChildren } from 'preact'
import { unquoted } from '../../model/unquoted.ts'

/** The child's own words, verbatim, then who, where and when. The only thing with a line at its left. */
export function ChildsWords(props: {
  readonly children: string
  readonly cite?: ComponentChildren
  readonly inline?: boolean
}) {
  const paragraphs = unquoted(props.children)
    .split(/\n+/)
    .filter((paragraph) => paragraph.trim() !== '')
  return (
    <blockquote class={props.inline ? 'childs inline' : 'childs'}>
      {paragraphs.map((paragraph, at) => (
        <p key={at}>{paragraph}</p>
      ))}
      {props.cite ? <cite>{props.cite}</cite> : null}
    </blockquote>
  )
}
