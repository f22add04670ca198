/** Walks through the built app as its own links do; going to an address by hand would lock the door. */
import type { Page } from 'playwright-core'
import { PHONE, TABLET, type Size } from './browser.ts'
import { axeFindings, ownFindings, settled, sideways } from './look-over.ts'
import type { Service } from './service.ts'
import { shapesOf } from './shape.ts'

const NARROW = { width: 320, height: 640 }

/** Until the page has the new size and has drawn itself for it. */
async function resize(page: Page, size: Size): Promise<void> {
  const now = page.viewportSize()
  if (now?.width === size.width && now.height === size.height) return
  await page.setViewportSize(size)
  await settled(page)
}

export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
  await settled(page)
}

/** Where a link leads, by the kind of screen: one child's page is drawn like another's. */
export function kindsOf(types: ReadonlyMap<string, string>): (path: string) => string {
  return (path) => {
    const [place = '', question = ''] = path.split('?')
    const [, room = '', id = '', tab = ''] = place.split('/')
    const asks = question.replace(/=.*/, (value) =>
      value.includes('child:') ? '=child' : value.includes('household:') ? '=household' : '=',
    )
    const about = room === 'write' ? id : (types.get(id) ?? '')
    if (room === 'waiting' && id) return '/waiting one'
    return [`/${room}`, about, tab, room === 'write' ? '' : asks].filter(Boolean).join(' ')
  }
}

/** The kind of every record the server holds, told apart where they are drawn differently. */
export async function recordKinds(service: Service): Promise<ReadonlyMap<string, string>> {
  const { rows } = await service.database.pool.query<{ id: string; kind: string }>(
    `SELECT r.id, r.type || CASE WHEN r.type IN ('child', 'household') THEN '' ELSE ' ' || r.status END
       || CASE WHEN v.record->>'conflicts' = '[]' THEN '' ELSE ' in two versions' END
       || CASE WHEN v.record->>'addenda' = '[]' THEN '' ELSE ' with more below' END AS kind
     FROM doorstep.record r JOIN doorstep.revision v ON v.record_id = r.id AND v.revision = r.revision`,
  )
  return new Map(rows.map(({ id, kind }) => [id, kind]))
}

export async function linksOn(page: Page): Promise<string[]> {
  return page
    .locator('a[href^="/"]')
    .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href') ?? ''))])
}

/** Collects what is wrong, once for every screen. */
export class Findings {
  readonly #lines = new Map<string, string>()
  looks = 0
  constructor(readonly role: string) {}

  add(screen: string, look: string, found: readonly string[]): void {
    this.looks += 1
    for (const one of found)
      if (!this.#lines.has(`${screen} ${one}`))
        this.#lines.set(`${screen} ${one}`, `${screen} (${this.role}, ${look})\n    ${one}`)
  }

  get lines(): readonly string[] {
    return [...this.#lines.values()]
  }
}

const scheme = (page: Page, colorScheme: 'light' | 'dark') =>
  page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })

/** The shapes that axe has been through, by the look it had at them. */
const shapes = new Set<string>()
type Look = 'phone' | 'tablet' | 'tablet, dark' | '320 px'

/** Everything that is asked of a page; whether axe had seen its shape in one of these looks. */
async function everything(page: Page, seen: readonly [Look, ...Look[]]): Promise<{ found: string[]; isNew: boolean }> {
  const parts = await shapesOf(page)
  const isNew = parts.some((part) => !seen.some((look) => shapes.has(`${look} ${part}`)))
  for (const part of parts) shapes.add(`${seen[0]} ${part}`)
  return { found: [...(await axeFindings(page, isNew ? undefined : 'room')), ...(await ownFindings(page))], isNew }
}

/**
 * On a phone, at 320 px and on a tablet, light and dark: first as the page stands, and at last small, where everything
 * that opens a sheet is seen.
 */
export async function lookOver(page: Page, findings: Findings, screen: string): Promise<void> {
  const narrow = () => lookNarrow(page, findings, screen)
  const phone = () => lookAt(page, findings, screen, 'phone', PHONE)
  const tablet = () => lookAt(page, findings, screen, 'tablet', TABLET)
  const width = page.viewportSize()?.width
  const inTurn =
    width === NARROW.width
      ? [narrow, tablet, phone]
      : width === TABLET.width
        ? [tablet, phone, narrow]
        : [phone, tablet, narrow]
  for (const look of inTurn) await look()
}

async function lookNarrow(page: Page, findings: Findings, screen: string): Promise<void> {
  await resize(page, NARROW)
  findings.add(screen, '320 px', await sideways(page))
}

async function lookAt(page: Page, findings: Findings, screen: string, look: Look, size: Size): Promise<void> {
  await resize(page, size)
  const { found, isNew } = await everything(page, [look])
  findings.add(screen, look, found)
  if (!isNew) return
  await scheme(page, 'dark')
  findings.add(screen, `${look}, dark`, await axeFindings(page, 'colour'))
  await scheme(page, 'light')
}

/** Somebody else's view of a screen that has been looked over: other words, other buttons, in one of two ways. */
export async function lookAgain(page: Page, findings: Findings, screen: string): Promise<void> {
  if (findings.looks % 2 === 0) {
    await resize(page, TABLET)
    await scheme(page, 'dark')
    findings.add(screen, 'tablet, dark', (await everything(page, ['tablet, dark', 'tablet'])).found)
    await scheme(page, 'light')
  } else {
    await resize(page, NARROW)
    const { found } = await everything(page, ['320 px', 'phone'])
    findings.add(screen, '320 px', [...found, ...(await sideways(page))])
  }
}
