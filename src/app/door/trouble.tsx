import { Icon } from '../parts/icon.tsx'

/** Why the last try did not work, where the person is looking. */
export function Trouble({ words, id = 'trouble' }: { readonly words: string | undefined; readonly id?: string }) {
  return (
    <p class="not-kept" id={id} role="alert">
      {words ? (
        <>
          <Icon name="urgent" />
          <span>{words}</span>
        </>
      ) : null}
    </p>
  )
}
