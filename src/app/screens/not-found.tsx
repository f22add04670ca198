import { OwnFrame } from '../parts/frame.tsx'

/** An address that leads nowhere, or to something that is not on this device. */
export function NotFound({ words = 'There is no page at this address.' }: { readonly words?: string }) {
  return (
    <OwnFrame title="Not found" page="stack" back={{ href: '/', words: 'Home' }}>
      <h1>Nothing here</h1>
      <p>{words}</p>
      <p>It may belong to a file you no longer hold, or it has not been fetched onto this device yet.</p>
      <p class="row wrap">
        <a class="btn go" href="/">
          Home
        </a>
        <a class="btn" href="/search">
          Search
        </a>
      </p>
    </OwnFrame>
  )
}
