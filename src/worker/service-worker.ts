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

async function wakePages(): Promise<void> {
  for (const page of await self.clients.matchAll({ type: 'window', includeUncontrolled: true }))
    page.postMessage({ type: 'sync' })
}
