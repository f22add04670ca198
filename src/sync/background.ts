/**
 * Where the browser has Background Sync, it wakes the worker when a network comes, and the worker wakes the open pages:
 * what is sealed cannot be sent without them. Elsewhere `online`, coming back into view and the clock do the same.
 */
const TAG = 'doorstep-unsent'

interface WithSync {
  readonly sync?: { register(tag: string): Promise<void> }
}

export async function wakeWhenOnline(): Promise<void> {
  try {
    const worker = (globalThis.navigator as Navigator | undefined)?.serviceWorker
    if (!worker?.controller) return
    await ((await worker.ready) as WithSync).sync?.register(TAG)
  } catch {
    // the browser may refuse: nothing rests on it
  }
}
