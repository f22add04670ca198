/**
 * Who stands beside the tablet and notes what was typed and what the screen called saved, with the time. The page tells
 * at once; what it could not tell any more before it died was not seen by anybody.
 */
import type { Page } from 'playwright-core'

interface Seen {
  /** The moment of a key, or of the line that says when words were saved last. */
  readonly kind: 'typed' | 'saved'
  /** What stood in the box then. */
  readonly words: string
  readonly at: number
}

export interface Finding {
  /** How often the screen said that it had saved. */
  readonly saves: number
  /** Words that the screen had called saved and that are not there; empty when all is well. */
  readonly lost: string
  /** Something is there that nobody typed. */
  readonly invented: boolean
  /** How old the oldest word was that was not on the disk when the power went. */
  readonly unsavedSeconds: number
}

/**
 * A save begins when the one before it has ended, or later. So what stood in the box when one save was called done lies
 * within the next: that is what the second "saved" says, and what is asked for here. What the box held at the start
 * had been on the disk already.
 */
export function judge(start: string, seen: readonly Seen[], restored: string, diedAt: number): Finding {
  let claimed = start
  let atLastSave = start
  let saves = 0
  for (const one of seen) {
    if (one.kind === 'typed') continue
    saves += 1
    claimed = atLastSave
    atLastSave = one.words
  }
  const typed = seen.findLast((one) => one.kind === 'typed')?.words ?? start
  const missing = seen.find((one) => one.kind === 'typed' && one.words.length > restored.length)
  return {
    saves,
    lost: restored.startsWith(claimed) ? '' : claimed.slice(commonLength(claimed, restored)),
    invented: !typed.startsWith(restored),
    unsavedSeconds: missing ? Math.max(0, diedAt - missing.at) / 1000 : 0,
  }
}

function commonLength(a: string, b: string): number {
  let n = 0
  while (n < a.length && a[n] === b[n]) n += 1
  return n
}

export interface Witness {
  readonly seen: readonly Seen[]
}

/** Watches one labelled box and the line under it. Call once the page is open; it ends with the page. */
export async function watch(page: Page, label: string): Promise<Witness> {
  const seen: Seen[] = []
  await page.exposeFunction('tellWitness', (one: Seen) => void seen.push(one))
  await page.getByRole('textbox', { name: label, exact: true }).evaluate((box) => {
    const own = {
      said: document.querySelector('.saved time')?.getAttribute('datetime'),
      tell(kind: Seen['kind']) {
        const words = (box as HTMLTextAreaElement).value
        ;(window as unknown as { tellWitness: (one: Seen) => void }).tellWitness({ kind, words, at: Date.now() })
      },
    }
    box.addEventListener('input', () => own.tell('typed'))
    new MutationObserver(() => {
      const saidAt = document.querySelector('.saved time')?.getAttribute('datetime')
      if (saidAt === own.said) return
      own.said = saidAt
      if (saidAt) own.tell('saved')
    }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['datetime'] })
  })
  return { seen }
}
