/** When the browser gives reason to try: a network, a page that comes into view or goes, another tab, the worker. */

/** Somebody signing in to this browser, in whichever tab, changes whose cookie it is. */
export function onlyOnePerson(changed: () => void): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => undefined
  const channel = new BroadcastChannel('doorstep session')
  ;(channel as { unref?: () => void }).unref?.()
  channel.addEventListener('message', changed)
  channel.postMessage('a notebook was opened')
  return () => channel.close()
}

/** A page that is not seen is about to be put to sleep: what is in the outbox goes first. */
export function whenSeenOrHidden(...tell: (() => void)[]): () => void {
  if (typeof document === 'undefined') return () => undefined
  const changed = () => {
    for (const one of tell) one()
  }
  document.addEventListener('visibilitychange', changed)
  return () => document.removeEventListener('visibilitychange', changed)
}

export const isSeen = (): boolean => typeof document === 'undefined' || document.visibilityState === 'visible'

/** `online` and coming back into view are hints that it may be worth trying; what is true only an answer says. */
export function onOccasions(fresh: () => void, woken: () => Promise<boolean>): (() => void)[] {
  if (typeof window === 'undefined') return []
  const worker = (event: MessageEvent) => {
    // the browser thinks that there is a network; whether anything could be sent decides if it comes again
    if ((event.data as { type?: string } | null)?.type === 'sync')
      void woken().then((sent) => event.ports[0]?.postMessage(sent))
  }
  window.addEventListener('online', fresh)
  window.addEventListener('pageshow', fresh)
  navigator.serviceWorker?.addEventListener('message', worker)
  return [
    () => {
      window.removeEventListener('online', fresh)
      window.removeEventListener('pageshow', fresh)
      navigator.serviceWorker?.removeEventListener('message', worker)
    },
  ]
}
