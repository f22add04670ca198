/** The service worker, registered after the first screen; its update is offered, and never taken over an open editor. */
import { effect } from '@preact/signals'
import type { Shell } from './shell.ts'

interface ScriptUrlPolicy {
  createScriptURL(url: string): string
}
interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptUrlPolicy
}

const WORKER = '/service-worker.js'

/** Trusted Types let nothing but this one address become a worker. */
function workerUrl(): string {
  const factory = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes
  if (!factory) return WORKER
  const policy = factory.createPolicy('doorstep', {
    createScriptURL(url) {
      if (url !== WORKER) throw new TypeError('Not a worker of Doorstep')
      return url
    },
  })
  return policy.createScriptURL(WORKER)
}

export async function registerWorker(shell: Shell): Promise<void> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
  const [{ Workbox }, { sayWhenWriting, somebodyWrites, untilSent }] = await Promise.all([
    import('workbox-window'),
    import('./nobody-busy.ts'),
  ])
  sayWhenWriting(shell)
  const workbox = new Workbox(workerUrl())
  let asked = false
  workbox.addEventListener('waiting', () => {
    effect(() =>
      offerUpdate(shell, shell.editors.value > 0, () => {
        void (async () => {
          if (await somebodyWrites()) return tellOfOtherTab(shell)
          await untilSent()
          asked = true
          workbox.messageSkipWaiting()
        })()
      }),
    )
  })
  workbox.addEventListener('controlling', () => {
    if (asked) location.reload()
  })
  // Without a connection there is nothing to register anew; the worker that is here goes on.
  await workbox.register().catch(() => undefined)
}

function tellOfOtherTab(shell: Shell): void {
  shell.tell({
    id: 'update-elsewhere',
    kind: 'quiet',
    words: 'Somebody is still writing in another tab or window of Doorstep. Finish there, then use the update.',
    canClose: true,
  })
}

/** The offer in the words that fit: with an editor open it waits. */
export function offerUpdate(shell: Shell, writing: boolean, take: () => void): void {
  if (writing) {
    shell.tell({
      id: 'update',
      kind: 'quiet',
      words: 'An update is ready. It waits until you have finished writing.',
      canClose: true,
    })
    return
  }
  shell.tell({
    id: 'update',
    kind: 'quiet',
    words: 'Update is ready.',
    action: {
      words: 'Use it now',
      run: () => {
        void shell.keepAll().then((kept) => {
          if (kept) take()
        })
      },
    },
  })
}
