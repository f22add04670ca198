/**
 * What a page is made of, without its words: elements, classes, states, what has a name and which references lead
 * somewhere. Two pages of one shape are told apart by their words alone, and words change the room that things take
 * and nothing else that axe asks about. The page itself and what stands around it are two shapes, and an open sheet,
 * which leaves everything else out of reach, is one alone.
 */
import type { Page } from 'playwright-core'

export async function shapesOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const ids = new Map<string, number>()
    for (const { id } of document.querySelectorAll('[id]')) ids.set(id, (ids.get(id) ?? 0) + 1)
    /** Words, addresses and numbers: whether they are there. */
    const ofWords = new Set([
      'aria-label',
      'aria-description',
      'aria-valuetext',
      'title',
      'alt',
      'placeholder',
      'value',
    ])
    const ofPlaces = new Set([
      'src',
      'd',
      'points',
      'viewBox',
      'x',
      'y',
      'x1',
      'y1',
      'x2',
      'y2',
      'cx',
      'cy',
      'transform',
    ])
    const references = new Set(['for', 'list', 'headers', 'aria-labelledby', 'aria-describedby', 'aria-controls'])

    const main = document.querySelector('main')
    // methods: a function by itself is given a name on its way here that the page does not know
    const draw = {
      attribute({ name, value }: Attr): string {
        if (name === 'id') return (ids.get(value) ?? 0) > 1 ? 'id twice' : 'id'
        if (ofWords.has(name)) return value.trim() ? name : `${name} empty`
        if (ofPlaces.has(name)) return name
        if (references.has(name))
          return `${name} ${value
            .split(/\s+/)
            .map((id) => ids.has(id))
            .join()}`
        if (name === 'href') return value.startsWith('#') ? `href here ${ids.has(value.slice(1))}` : 'href'
        return `${name}=${value.replace(/[\da-f]{8}-[\da-f-]{20,}|[\d.]+/g, '')}`
      },
      shape(element: Element): string {
        const own = [...element.attributes].map((each) => draw.attribute(each)).sort()
        const parts = new Map<string, number>()
        for (const child of element.childNodes) {
          if (child === main) {
            parts.set('<main>', 1)
            continue
          }
          const hasWords = child.nodeType === Node.TEXT_NODE && child.textContent?.trim()
          const part = child instanceof Element ? draw.shape(child) : hasWords ? 'words' : ''
          if (part) parts.set(part, (parts.get(part) ?? 0) + 1)
        }
        // many rows of one kind are two
        const inside = [...parts].map(([part, times]) => (times > 1 ? `${part}×` : part)).join('')
        return `<${element.localName} ${own.join(' ')}>${inside}</>`
      },
    }
    const sheet = document.querySelector('dialog:modal')
    if (sheet) return [`sheet ${draw.shape(sheet)}`]
    return [`around ${draw.shape(document.documentElement)}`, main ? `page ${draw.shape(main)}` : 'no page']
  })
}
