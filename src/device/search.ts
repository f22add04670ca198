/** Full text over what is unlocked, in memory alone. Built in idle moments; whatever is not built yet is built on asking. */
import { signal } from '@preact/signals'
import type MiniSearch from 'minisearch'
import type { Uuid } from '../model/file.ts'
import { plainBody } from '../model/plain.ts'
import type { CaseRecord } from '../model/record.ts'
import { definitionOf } from '../records/all.ts'
import type { OpenCasebook } from './casebook.ts'
import type { SearchHit } from './notebook.ts'

interface Page {
  readonly id: Uuid
  readonly type: string
  readonly name: string
  readonly words: string
}

/** A person asks for a child far more often than for a sentence. */
const NAMED: ReadonlySet<string> = new Set(['child', 'household', 'household-member', 'person', 'network-contact'])
const NAME_BOOST = 5
const CHUNK = 60
/** An idle moment: so long without a change. Pages of a first reading, and words of a sentence, come closer together. */
const STILL_MS = 2_000
const LEAST_LETTERS = 2

const fold = (term: string): string => term.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

function pageOf(record: CaseRecord): Page {
  const definition = definitionOf(record.type)
  const words = definition ? plainBody(definition, record.body) : ''
  const said = [words, ...record.addenda.map((addendum) => addendum.text)].join('\n')
  return {
    id: record.id,
    type: record.type,
    name: NAMED.has(record.type) ? said : '',
    words: NAMED.has(record.type) ? '' : said,
  }
}

export interface Search {
  readonly find: (words: string, limit?: number) => readonly SearchHit[]
  /** The index is there to be asked; it is fetched after the door has opened. */
  readonly ready: Promise<void>
  stop(): void
}

export function openSearch(casebook: OpenCasebook): Search {
  const index = signal<MiniSearch<Page> | undefined>(undefined)
  const ready = import('minisearch').then(({ default: Index }) => {
    index.value = new Index<Page>({
      fields: ['name', 'words'],
      storeFields: ['type'],
      processTerm: (term) => fold(term) || null,
    })
  })
  const waiting = new Set<Uuid>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const build = (most: number) => {
    const pages = index.peek()
    if (!pages) return
    let left = most
    for (const id of waiting) {
      if (left-- <= 0) break
      waiting.delete(id)
      if (pages.has(id)) pages.discard(id)
      const record = casebook.peek(id)
      if (record && record.status !== 'discarded') pages.add(pageOf(record))
    }
  }
  const later = (wait: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      timer = undefined
      // loading comes first: a search index helps nobody who waits for Today
      const isLoaded = casebook.loaded.peek() === 'all'
      if (isLoaded) build(CHUNK)
      if (waiting.size > 0) later(isLoaded ? 20 : STILL_MS)
    }, wait)
    ;(timer as { unref?: () => void }).unref?.()
  }
  casebook.onChange((ids) => {
    for (const id of ids) waiting.add(id)
    // while records come in, and while somebody types, those come first
    if (waiting.size > 0) later(STILL_MS)
  })

  return {
    ready,
    find(words, limit = 30) {
      void casebook.version.value // asks again whenever a record changes
      const pages = index.value
      if (!pages || words.trim().length < LEAST_LETTERS) return []
      if (waiting.size > 0) build(Infinity)
      const hits = pages.search(words, { prefix: true, combineWith: 'AND', boost: { name: NAME_BOOST } })
      return hits
        .slice(0, limit)
        .map((hit) => ({ recordId: hit.id as Uuid, type: hit.type as string, score: hit.score }))
    },
    stop() {
      clearTimeout(timer)
      waiting.clear()
      index.peek()?.removeAll()
    },
  }
}
