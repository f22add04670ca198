import type { Signal } from '@preact/signals'

/** The rest of a long list, so many at a time. Nothing when all of it is shown. */
export function ShowMore(props: { readonly shown: Signal<number>; readonly of: number; readonly by: number }) {
  const { shown, of, by } = props
  if (of <= shown.value) return null
  return (
    <button
      type="button"
      class="btn plain"
      onClick={() => {
        shown.value += by
      }}
    >
      Show more of {of}
    </button>
  )
}
