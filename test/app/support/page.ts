/** A window for component tests. Import it before any component; a component with a style sheet is imported after it. */
import 'fake-indexeddb/auto'
import { register } from 'node:module'
import { Window } from 'happy-dom'

const styleSheetsAreNothing = `export async function load(url, context, next) {
  return url.endsWith('.css') ? { format: 'module', source: '', shortCircuit: true } : next(url, context)
}`
register(`data:text/javascript,${encodeURIComponent(styleSheetsAreNothing)}`)

const window = new Window({ url: 'http://localhost/' })
const NAMES = [
  'document',
  'HTMLElement',
  'HTMLInputElement',
  'HTMLTextAreaElement',
  'HTMLDialogElement',
  'SVGElement',
  'Element',
  'Node',
  'Text',
  'DocumentFragment',
  'Event',
  'KeyboardEvent',
  'MouseEvent',
  'PointerEvent',
  'CustomEvent',
  'MutationObserver',
  'getComputedStyle',
  'localStorage',
  'navigator',
  'history',
  'location',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'scrollTo',
] as const
const put = (name: string, value: unknown) =>
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
for (const name of NAMES) put(name, (window as unknown as { [name: string]: unknown })[name])
for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent'] as const)
  put(name, (window[name] as () => void).bind(window))
put('window', globalThis)
