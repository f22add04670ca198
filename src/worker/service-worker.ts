/**
 * The shell, and only the shell, in a cache: Doorstep opens with the council's server dead. No record, no answer of
 * any API is ever kept here. A new version waits until the page says so: never over unsaved work.
 */
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import type { PrecacheEntry } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { takeMoments } from '../device/reminder-moments.ts'

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: (PrecacheEntry | string)[] }

/** What the server answers itself, and never the shell. */
const THE_SERVERS_OWN = ['/api/*', '/auth/*', '/sync/*', '/healthz', '/readyz', '/metrics']
const NEVER_THE_SHELL = THE_SERVERS_OWN.map(
  (path) => new RegExp(`^${path.replace('*', '')}${path.endsWith('*') ? '' : '$'}`),
)

/** https://www.w3.org/TR/service-workers/#dom-installevent-addroutes: not in every browser, nor in TypeScript's library. */
interface WithRoutes extends ExtendableEvent {
  addRoutes?(rules: { condition: { urlPattern: { pathname: string } }; source: 'network' }[]): Promise<void>
}

/**
 * Where the browser can, the server's own goes past the worker. Listening for news is a request that does not end: when
 * it had woken the worker, the worker could not end either, and an update that was asked for came in five minutes late.
 */
self.addEventListener('install', (event: WithRoutes) => {
  const routes = event.addRoutes?.(
    THE_SERVERS_OWN.map((pathname) => ({ condition: { urlPattern: { pathname } }, source: 'network' as const })),
  )
  // refused by a browser that means something else by it, the worker comes in all the same
  if (routes) event.waitUntil(routes.catch(() => undefined))
})

cleanupOutdatedCaches()
precacheAndRoute(self.__WB_MANIFEST)
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html'), { denylist: NEVER_THE_SHELL }))

self.addEventListener('message', (event) => {
  const type = (event.data as { type?: string } | null)?.type
  if (type === 'SKIP_WAITING') void self.skipWaiting()
  if (type === 'dates') event.waitUntil(remind())
})

/** Where the browser wakes workers now and then: a date may have come while no page was open. */
self.addEventListener('periodicsync', (event) => {
  ;(event as ExtendableEvent).waitUntil(remind())
})

/** Nobody is named: it stands on a locked screen. */
async function remind(): Promise<void> {
  if (Notification.permission !== 'granted') return
  if ((await takeMoments(Date.now())) === 0) return
  await self.registration.showNotification('Doorstep', {
    body: 'A date is near or has passed. Open Doorstep to see which.',
    tag: 'doorstep-dates',
    icon: '/icon-192.png',
  })
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(openDoorstep())
})

async function openDoorstep(): Promise<void> {
  const [page] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (page) await page.focus()
  else await self.clients.openWindow('/dates')
}

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
