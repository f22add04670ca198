/** What a paper is made of, before it becomes a file or a page: plain text everywhere, no markup. */
import type { BlobRef } from '../model/field.ts'

export type Block =
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, words: string])[] }
  | { readonly kind: 'heading'; readonly words: string; readonly beside?: string }
  | { readonly kind: 'text'; readonly words: string }
  /** The child's own words, verbatim. */
  | { readonly kind: 'quote'; readonly words: string; readonly cite?: string }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly ordered?: true }
  | {
      readonly kind: 'columns'
      readonly columns: readonly { readonly heading: string; readonly items: readonly string[] }[]
    }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
      /** Its later columns hold sentences, not names and days. */
      readonly prose?: true
    }
  | { readonly kind: 'box'; readonly strong: string; readonly words: string }
  /** A drawing or a photo; `words` for whoever cannot see it. */
  | { readonly kind: 'picture'; readonly picture: BlobRef; readonly words: string }
  /** The next page begins. */
  | { readonly kind: 'turn' }

export interface Paper {
  /** Of the file, without its ending: "Minutes, stability meeting, Tilly, 2026-09-11". */
  readonly fileName: string
  readonly service: string
  readonly title: string
  readonly subtitle: string
  readonly copyFor: string
  /** What this reader's copy leaves out, said on it: nobody shall believe that they hold the whole. */
  readonly leftOut: readonly string[]
  readonly blocks: readonly Block[]
  readonly foot: readonly [signed: string, paper: string]
  /** One page in letters that are read from across a kitchen. */
  readonly large?: true
}

/** The same paper with every piece of its text changed. */
export function mapWords(paper: Paper, change: (words: string) => string): Paper {
  const all = (list: readonly string[]): readonly string[] => list.map(change)
  const block = (one: Block): Block => {
    switch (one.kind) {
      case 'facts':
        return { ...one, rows: one.rows.map(([label, words]) => [label, change(words)] as const) }
      case 'heading':
        return { ...one, words: change(one.words), ...(one.beside !== undefined && { beside: change(one.beside) }) }
      case 'text':
        return { ...one, words: change(one.words) }
      case 'quote':
        return { ...one, words: change(one.words), ...(one.cite !== undefined && { cite: change(one.cite) }) }
      case 'list':
        return { ...one, items: all(one.items) }
      case 'columns':
        return { ...one, columns: one.columns.map((column) => ({ ...column, items: all(column.items) })) }
      case 'table':
        return { ...one, head: all(one.head), rows: one.rows.map(all) }
      case 'picture':
        return { ...one, words: change(one.words) }
      case 'turn':
        return one
      default:
        return { ...one, strong: change(one.strong), words: change(one.words) }
    }
  }
  return {
    ...paper,
    title: change(paper.title),
    subtitle: change(paper.subtitle),
    fileName: change(paper.fileName),
    blocks: paper.blocks.map(block),
    foot: [change(paper.foot[0]), change(paper.foot[1])],
  }
}

/** All its text, line by line: for a test, for a search. */
export function wordsOf(paper: Paper): string {
  const said: string[] = []
  mapWords(paper, (words) => {
    said.push(words)
    return words
  })
  return [paper.copyFor, ...paper.leftOut, ...said].join('\n')
}
