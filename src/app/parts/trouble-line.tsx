import { Icon } from './icon.tsx'

/** Why the last try did not work, said where the person is looking; nothing while there is no trouble. */
export function TroubleLine({ words }: { readonly words: string | undefined }) {
  return words ? (
    <p class="not-kept" role="alert">
      <Icon name="urgent" />
      <span>{words}</span>
    </p>
  ) : null
}
