/** Where a paper went and why it did not arrive, in words of somebody who runs no computers. */
import type { Delivery } from '../../protocol/deliveries.ts'

export const PAPER_WORDS: { readonly [paper: string]: string } = {
  minutes: 'Minutes',
  request: 'Placement request (K1)',
  letter: 'Letter to the child',
  report: 'Progress report',
  safety: 'Safety plan',
  booklet: 'Words and pictures',
}

export const TARGET_WORDS: { readonly [T in Delivery['target']]: string } = {
  folder: 'the council’s folder',
  webhook: 'the document store',
}

interface Why {
  readonly words: string
  /** Who can do something about it. */
  readonly help: string
}

const RUN_IT = 'Those who run the service can mend it; then try again.'

export const WHY: { readonly [T in NonNullable<Delivery['trouble']>]: Why } = {
  'no-folder': { words: 'The folder is not there.', help: RUN_IT },
  'folder-closed': { words: 'Doorstep may not write into the folder.', help: RUN_IT },
  'folder-full': { words: 'The folder is full.', help: RUN_IT },
  'folder-broken': { words: 'The folder could not be written.', help: RUN_IT },
  unreachable: {
    words: 'The document store could not be reached.',
    help: 'It may be off, or the network between. Doorstep goes on trying.',
  },
  'no-answer': { words: 'There was no answer in time.', help: 'Doorstep goes on trying.' },
  refused: {
    words: 'The document store would not take it.',
    help: 'Those who run the store can say why; then try again.',
  },
  'receiver-broken': {
    words: 'The document store has a fault of its own.',
    help: 'Those who run the store can mend it. Doorstep goes on trying.',
  },
  'no-paper': { words: 'The paper could not be made.', help: 'Tell those who run the service.' },
  'broken-off': { words: 'Doorstep was stopped in the middle of it.', help: 'Try again.' },
}
