/** Looks one screen over as somebody would who cannot see it, cannot point finely or holds a very small phone. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** The scheme changes colours and nothing else: the second time only these can answer differently. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block']
/** Other words take other room: of a page whose shape was looked at before only these can answer differently. */
const OF_ROOM = ['target-size', 'scrollable-region-focusable']

/** WCAG 2.5.8, and what a thumb needs (the tokens' --touch). */
const LEAST = 24
const TOUCH = 48

/** Until nothing has been drawn for a moment and no page says that it is still coming. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const started = performance.now()
        let changed = started
        const observer = new MutationObserver(() => {
          changed = performance.now()
        })
        observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
        const timer = setInterval(() => {
          const now = performance.now()
          const coming =
            document.querySelector('main[aria-busy="true"]') !== null || document.querySelector('h1') === null
          if (now - started < 10_000 && (coming || now - changed < 60)) return
          clearInterval(timer)
          observer.disconnect()
          requestAnimationFrame(() => resolve())
        }, 15)
      }),
  )
}

/** What axe finds, one line each: the rule, what it says, and where. */
export async function axeFindings(page: Page, only?: 'colour' | 'room'): Promise<string[]> {
  const violations = await violationsOf(page, only && { colour: OF_COLOUR, room: OF_ROOM }[only])
  const found: string[] = []
  for (const { id, nodes } of violations) {
    for (const node of nodes) {
      const message = [...node.any, ...node.all, ...node.none].map((check) => check.message).join(' ')
      if (id === 'target-size' && message.includes('obscured') && (await free(page, String(node.target[0])))) continue
      found.push(`${id}: ${node.target.join(' ')} ${JSON.stringify(node.html.slice(0, 120))} ${message}`)
    }
  }
  return found
}

type Violations = Awaited<ReturnType<AxeBuilder['analyze']>>['violations']

/** Once for a page half a megabyte of source goes there; after that it is asked in one question instead of five. */
async function violationsOf(page: Page, rules: readonly string[] | undefined): Promise<Violations> {
  const runOnly = rules ? { type: 'rule', values: [...rules] } : { type: 'tag', values: TAGS }
  const found = await page.evaluate(
    async (options) => {
      const { axe } = globalThis as { axe?: { run(options: object): Promise<{ violations: unknown }> } }
      return axe && (await axe.run(options)).violations
    },
    { runOnly, resultTypes: ['violations'] },
  )
  if (found) return found as Violations
  const builder = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  return (await (rules ? builder.withRules([...rules]) : builder.withTags(TAGS)).analyze()).violations
}

/** A line of buttons that stays at the foot covers whatever is scrolled under it: what can be scrolled free is free. */
async function free(page: Page, target: string): Promise<boolean> {
  await page.evaluate((selector) => document.querySelector(selector)?.scrollIntoView({ block: 'center' }), target)
  const again = await violationsOf(page, ['target-size'])
  await page.evaluate(() => scrollTo(0, 0))
  return !again.some(({ nodes }) => nodes.some((node) => String(node.target[0]) === target))
}

/** What axe does not ask: one heading, a title, names that are not placeholders, and room for a thumb. */
export async function ownFindings(page: Page): Promise<string[]> {
  const seen = await page.evaluate(() => {
    const within = document.querySelector('dialog:modal') ?? document.body
    const controls = [
      ...within.querySelectorAll<HTMLElement>(
        'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=radio]',
      ),
    ]
      // The whole label can be touched.
      .map((each) => ({
        each,
        touched: each.matches('[type=radio], [type=checkbox], [type=file]') ? (each.closest('label') ?? each) : each,
      }))
      .filter(
        ({ touched }) =>
          touched.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }) &&
          !touched.closest('.vh, .skip, [inert]'),
      )
    return {
      title: document.title.trim(),
      headings: [...document.querySelectorAll('h1')]
        .filter((each) => each.checkVisibility({ checkVisibilityCSS: true }))
        .map((each) => each.textContent),
      controls: controls
        .map(({ each, touched }) => {
          const { width, height } = touched.getBoundingClientRect()
          const names = [
            ...[...((each as HTMLInputElement).labels ?? [])].map((label) => label.textContent),
            each.getAttribute('aria-label'),
            ...(each.getAttribute('aria-labelledby') ?? '')
              .split(/\s+/)
              .map((id) => document.getElementById(id)?.textContent),
          ]
          return {
            html: touched.outerHTML.replace(/\s+/g, ' ').slice(0, 130),
            width,
            height,
            isField: each.matches('input, select, textarea'),
            named: names.some((name) => name?.trim()),
            // A link within a sentence is as high as its line (WCAG 2.5.8, "inline"); so is a hidden name that is pressed.
            inSentence: getComputedStyle(touched).display === 'inline' || touched.matches('.name-hidden, svg *'),
          }
        })
        .filter(({ width, height }) => width > 0 && height > 0),
    }
  })
  const found: string[] = []
  if (seen.title === '') found.push('title: the page has none')
  if (seen.headings.length !== 1)
    found.push(`headings: ${seen.headings.length} of the first level (${seen.headings.join(' | ')})`)
  for (const { html, width, height, isField, named, inSentence } of seen.controls) {
    if (isField && !named) found.push(`no name: ${html}`)
    const size = `${Math.round(width)}×${Math.round(height)}`
    if (!inSentence && Math.min(width, height) < LEAST) found.push(`target below ${LEAST} px: ${size} ${html}`)
    else if (!inSentence && height < TOUCH - 0.5) found.push(`target below ${TOUCH} px: ${size} ${html}`)
  }
  return found
}

/** At 320 px, and so at 400 % on a desktop, nothing has to be scrolled sideways (WCAG 1.4.10). */
export async function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.scrollingElement ?? document.documentElement
    const found: string[] = []
    if (root.scrollWidth > root.clientWidth) {
      const wide = [...document.body.querySelectorAll('*')].filter(
        (each) => each.getBoundingClientRect().right > root.clientWidth + 1 && !each.closest('.vh'),
      )
      found.push(
        `sideways: ${root.scrollWidth} px wide on ${root.clientWidth}: ${wide
          .slice(-2)
          .map((each) => each.outerHTML.slice(0, 110))
          .join(' … ')}`,
      )
    }
    for (const dialog of document.querySelectorAll('dialog[open]')) {
      if (dialog.scrollWidth > dialog.clientWidth)
        found.push(`sideways in a sheet: ${dialog.scrollWidth} px on ${dialog.clientWidth}`)
    }
    return found
  })
}
