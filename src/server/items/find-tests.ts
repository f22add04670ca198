/**
 * Which tests name an item: in their title, or in a comment right above them. What a file says of itself at its head, or
 * what stands between other lines, says nothing of any one test. Ranges count: "S2.8–S2.10".
 */

export interface TestFile {
  /** "test/practice/board.ts". */
  readonly path: string
  readonly text: string
}

export interface Proof {
  readonly path: string
  readonly title: string
}

const SINGLE = /\b(?:S\d\.\d+|[TFH]\d+)\b/g
const RANGE = /\b(S\d\.|[TFH])(\d+)\s*(?:–|-|to)\s*\1(\d+)\b/g
/** "Story 12", "stories 21 and 22", "stories 1–8". */
const STORY = /\bstor(?:y|ies) (\d+)(?:(?:–|-| to )(\d+))?(?: and (\d+))?/gi
const TITLE = /\btest(?:\.only)?\(\s*(['"`])((?:(?!\1).)+)\1/

/** Codes of the SSDA903 return and names of keys look like marks: T0 to T4, H5, F6. */
const isCode = (line: string, path: string): boolean =>
  /\/exchange\/|two-plus\.ts$/.test(path) || /placementType|ssda903|keyboard|\bpress\(/i.test(line)

const upTo = (first: number, last: number): readonly number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n)

interface Mark {
  readonly mark: string
  /** Of a range too long to say much about each. */
  readonly far?: true
}
const LONG = 12

function marksIn(line: string, path: string): readonly Mark[] {
  if (isCode(line, path)) return []
  const single = (line.match(SINGLE) ?? []).map((mark): Mark => ({ mark }))
  const stories = [...line.matchAll(STORY)].flatMap(([, first, last, other]) => [
    ...upTo(Number(first), Number(last ?? first)),
    ...(other === undefined ? [] : [Number(other)]),
  ])
  const ranges = [...line.matchAll(RANGE)].flatMap(([, group = '', from, to]) => {
    const numbers = upTo(Number(from), Number(to))
    return numbers.map((n): Mark => ({ mark: `${group}${n}`, ...(numbers.length > LONG && { far: true }) }))
  })
  const isFar = ranges.some(({ far }) => far)
  return [...ranges, ...stories.map((story): Mark => ({ mark: `H${story}` })), ...(isFar ? [] : single)]
}

/** What stands for a limit: its regulation as it is cited, or "E" and its name. */
const markOf = (item: string): RegExp => {
  const cited = /^(reg|FSR|NMS|handbook|Schedule|section|break-glass)/.test(item)
  return new RegExp(`${cited ? '' : '\\bE '}${item.replace(/[.()]/g, '\\$&')}(?![\\dA-Z])`)
}
const isComment = (line: string): boolean => /^\s*(\/\/|\/?\*)/.test(line)
/** A comment right above a test is that test's. */
function commentAbove(lines: readonly string[], test: number): readonly string[] {
  const first = lines.findLastIndex((line, n) => n < test && !isComment(line)) + 1
  return lines.slice(first, test)
}
const titleAt = (lines: readonly string[], n: number): string | undefined =>
  /\btest(\.only)?\($/.test(lines[n] ?? '')
    ? TITLE.exec(`test(${(lines[n + 1] ?? '').trim()}`)?.[2]
    : TITLE.exec(lines[n] ?? '')?.[2]
const isNumbered = (item: string): boolean => /^(S\d\.\d+|[TFH]\d+)$/.test(item)

/** Every item's tests, each once. */
export function testsOf(items: readonly string[], files: readonly TestFile[]): ReadonlyMap<string, readonly Proof[]> {
  const found = new Map<string, (Proof & { readonly order: number })[]>(items.map((item) => [item, []]))
  const cited = items.filter((item) => !isNumbered(item)).map((item) => ({ item, mark: markOf(item) }))
  for (const { path, text } of files) {
    const note = (item: string, title: string, far = false): void => {
      const proofs = found.get(item)
      if (proofs && !proofs.some((one) => one.path === path && one.title === title))
        proofs.push({ path, title, order: far ? 2 : title.includes(item) ? 0 : 1 })
    }
    const lines = text.split('\n')
    lines.forEach((_, n) => {
      const title = titleAt(lines, n)
      if (title === undefined) return
      for (const line of [...commentAbove(lines, n), title]) {
        for (const { mark, far } of marksIn(line, path)) note(mark, title, far)
        for (const { item, mark } of cited) if (mark.test(line)) note(item, title)
      }
    })
  }
  // what is said of an item alone stands before what is said of many
  return new Map(
    [...found].map(([item, proofs]) => [
      item,
      proofs.sort((a, b) => a.order - b.order).map(({ path, title }) => ({ path, title })),
    ]),
  )
}
