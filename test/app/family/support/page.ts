/** A window for component tests, and style sheets that are nothing: import this before any component. */
import { register } from 'node:module'
import { Window } from 'happy-dom'

const ignoreStyles = `export async function load(url, context, next) {
  return url.endsWith('.css') ? { format: 'module', source: '', shortCircuit: true } : next(url, context)
}`
register(`data:text/javascript,${encodeURIComponent(ignoreStyles)}`)

const window = new Window({ url: 'http://localhost/' })
const kept = [
  'document',
  'HTMLElement',
  'HTMLInputElement',
  'SVGElement',
  'Element',
  'Node',
  'Event',
  'KeyboardEvent',
  'MouseEvent',
  'PointerEvent',
  'CustomEvent',
  'MutationObserver',
  'getComputedStyle',
  'localStorage',
  'history',
  'location',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'DocumentFragment',
  'Text',
  'BroadcastChannel',
] as const
for (const name of kept) {
  Object.defineProperty(globalThis, name, {
    value: (window as unknown as Record<string, unknown>)[name],
    configurable: true,
    writable: true,
  })
}
Object.defineProperty(globalThis, 'window', { value: globalThis, configurable: true, writable: true })
for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent'] as const) {
  Object.defineProperty(globalThis, name, { value: window[name].bind(window), configurable: true, writable: true })
}
