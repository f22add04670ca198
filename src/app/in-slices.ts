/** Long work, done a little at a time, so that nobody's finger waits for it. */

/** A long task begins at 50 ms; one piece more may still come on top of a slice on an old tablet. */
const SLICE_MS = 12

/**
 * @param step does the next piece; false when there is none
 * @param after each slice: to show what is there by now
 * @returns ends it
 */
export function inSlices(step: () => boolean, after: (isDone: boolean) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const slice = () => {
    const until = performance.now() + SLICE_MS
    let more = true
    while (more && performance.now() < until) more = step()
    timer = more ? setTimeout(slice) : undefined
    after(!more)
  }
  timer = setTimeout(slice)
  return () => clearTimeout(timer)
}
