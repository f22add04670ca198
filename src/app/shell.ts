/** What the house around the screens remembers while it is open: nothing here is kept or sent. */
import { signal } from '@preact/signals'
import type { Signal } from '@preact/signals'

/** Somebody holding words that are not on the disk yet: an open editor. */
export interface Keeper {
  /** Resolves when everything typed so far has been tried; never rejects. */
  readonly flush: () => Promise<void>
  /** Words that are not on the disk. */
  holds(): boolean
  /** Those words, plainly, for the case that the screen around them fails. */
  words?(): string
  /** One line beside what is read, and no open editor: an update need not wait for it, a lock does. */
  readonly isLine?: true
}

export interface Notice {
  readonly id: string
  readonly words: string
  readonly kind: 'quiet' | 'soon' | 'urgent'
  readonly action?: { readonly words: string; readonly run: () => void }
  readonly canClose?: boolean
  /** The person has closed it: they know. */
  readonly onClose?: () => void
}

export interface Shell {
  /** Names become initials; press one to see it. */
  readonly namesHidden: Signal<boolean>
  readonly outboxOpen: Signal<boolean>
  readonly notices: Signal<readonly Notice[]>
  /** The door is open: somebody may be reading. */
  readonly unlocked: Signal<boolean>
  /** How many editors are open: an update waits for them. */
  readonly editors: Signal<number>
  /** Registers an open editor; call the answer when it closes. */
  opened(keeper: Keeper): () => void
  /** Tries to put everything on the disk. False: somebody still holds words. */
  keepAll(): Promise<boolean>
  /** Everything that is typed and not on the disk. */
  heldWords(): readonly string[]
  tell(notice: Notice): void
  untell(id: string): void
}

export function createShell(): Shell {
  const keepers = new Set<Keeper>()
  const notices = signal<readonly Notice[]>([])
  const editors = signal(0)
  const count = (): void => {
    editors.value = [...keepers].filter((keeper) => !keeper.isLine).length
  }
  return {
    namesHidden: signal(false),
    outboxOpen: signal(false),
    notices,
    unlocked: signal(false),
    editors,
    opened(keeper) {
      keepers.add(keeper)
      count()
      return () => {
        keepers.delete(keeper)
        count()
      }
    },
    async keepAll() {
      await Promise.all([...keepers].map((keeper) => keeper.flush()))
      return ![...keepers].some((keeper) => keeper.holds())
    },
    heldWords: () => [...keepers].filter((keeper) => keeper.holds()).map((keeper) => keeper.words?.() ?? ''),
    tell(notice) {
      // without listening: whoever tells from an effect would be called by their own words
      notices.value = [...notices.peek().filter(({ id }) => id !== notice.id), notice]
    },
    untell(id) {
      notices.value = notices.peek().filter((notice) => notice.id !== id)
    },
  }
}
