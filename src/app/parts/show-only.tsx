import type { Signal } from '@preact/signals'

/** More than these would push the list itself off a phone: there they stand in one line that is pushed sideways. */
const FEW = 5

/** All of a list, or one kind of it, each with how many there are. */
export function ShowOnly(props: {
  readonly only: Signal<string | undefined>
  readonly all: number
  readonly kinds: readonly { readonly key: string; readonly words: string; readonly count: number }[]
}) {
  const { only, all, kinds } = props
  const chip = (key: string | undefined, words: string, count: number) => (
    <button
      type="button"
      class="chip"
      key={key ?? ''}
      aria-pressed={only.value === key}
      onClick={() => {
        only.value = key
      }}
    >
      {words} {count}
    </button>
  )
  return (
    <div class={`row wrap show-only${kinds.length > FEW ? ' many' : ''}`} role="group" aria-label="Show">
      {chip(undefined, 'All', all)}
      {kinds.map(({ key, words, count }) => chip(key, words, count))}
    </div>
  )
}
