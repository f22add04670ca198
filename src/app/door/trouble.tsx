import { Icon } from '../parts/icon.tsx'

/** Why the last try did not work, where the person is looking. */
export function Trouble({ words }: { readonly words: string | undefined }) {
  return (
    <p class="not-kept" id="trouble" role="alert">
      {words ? (
        <>
          <Icon name="urgent" />
          <span>{words}</span>
        </>
      ) : null}
    </p>
  )
}
