/** The drawings themselves stand once in index.html, as a sprite: no request, and no style or script inline. */
const NAMES = [
  'done',
  'ring',
  'half',
  'soon',
  'urgent',
  'device',
  'up',
  'lock',
  'hide',
  'door',
  'today',
  'people',
  'meet',
  'paper',
  'face',
  'find',
  'pen',
  'back',
  'go',
  'down',
  'plus',
  'say',
  'undo',
  'rubber',
  'help',
  'phone',
  'clock',
  'scale',
  'log',
  'close',
  'finger',
  'key',
  'table',
  'chart',
  'save',
  'photo',
  'note',
  'print',
  'settings',
  'show',
  'bin',
  'clip',
  'up-one',
  'down-one',
  'home',
  'out',
] as const
export type IconName = (typeof NAMES)[number]

const known: ReadonlySet<string> = new Set(NAMES)

/** Decoration: the word beside it says the same. A name that the sprite does not know is drawn as a note. */
export function Icon({ name, large }: { readonly name: IconName | (string & {}); readonly large?: boolean }) {
  return (
    <svg class={large ? 'i i-lg' : 'i'} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <use href={`#i-${known.has(name) ? name : 'note'}`} />
    </svg>
  )
}
