import { OwnFrame } from '../parts/frame.tsx'

/** An address that leads nowhere, or to something that is not on this device. */
export function NotFound(props: {
  readonly words?: string
  /** It is not for this person, or there is none: nothing will come that changes it. */
  readonly forGood?: boolean
}) {
  return (
    <OwnFrame title="Not found" page="stack" back={{ href: '/', words: 'Home' }}>
      <h1>Nothing here</h1>
      <p>{props.words ?? 'There is no page at this address.'}</p>
      {props.forGood ? null : (
        <p>It may belong to a file you no longer hold, or it has not been fetched onto this device yet.</p>
      )}
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
