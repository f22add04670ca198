/**
 * The shell, and only the shell, in a cache: Doorstep opens with the council's server dead. No record, no answer of
 * any API is ever kept here. A new version waits until the page says so: never over unsaved work.
 */
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import type { PrecacheEntry } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: (PrecacheEntry | string)[] }

const NEVER_THE_SHELL = [/^\/api\//, /^\/auth\//, /^\/sync\//, /^\/healthz$/, /^\/readyz$/, /^\/metrics$/]

cleanupOutdatedCaches()
precacheAndRoute(self.__WB_MANIFEST)
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html'), { denylist: NEVER_THE_SHELL }))

self.addEventListener('message', (event) => {
  if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void self.skipWaiting()
})

/** Where the browser has Background Sync: wakes the open pages. What is sealed cannot be sent without them. */
self.addEventListener('sync', (event) => {
  ;(event as ExtendableEvent).waitUntil(wakePages())
})

/** A round of sending has ended by then. */
const ROUND_MS = 30_000

/** Fails when pages are open and none could send: the browser then comes again, after a while of its own choosing. */
async function wakePages(): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const sent = await Promise.all(
    pages.map(
      (page) =>
        new Promise<boolean>((resolve) => {
          const { port1, port2 } = new MessageChannel()
          port1.addEventListener('message', (event: MessageEvent<unknown>) => resolve(event.data === true))
          port1.start()
          setTimeout(() => resolve(false), ROUND_MS)
          page.postMessage({ type: 'sync' }, [port2])
        }),
    ),
  )
  if (pages.length > 0 && !sent.includes(true)) throw new Error('nobody could send yet')
}
