import { OwnFrame } from '../parts/frame.tsx'

/** A record that is not on this device: still being opened, not packed, or not for this person. All look alike. */
export function NotHere({ what, loading }: { readonly what: string; readonly loading: boolean }) {
  return (
    <OwnFrame title={what} back={{ href: '/', words: 'Home' }}>
      {loading ? (
        <p role="status" class="soft">
          Opening …
        </p>
      ) : (
        <>
          <h1>{what}: not on this device</h1>
          <p>What you may see comes with the next connection.</p>
        </>
      )}
    </OwnFrame>
  )
}
