/** uvu's test, for journeys: where one stops, it says what every open screen showed and what the servers said. */
import { test as uvu } from 'uvu'
import type { Page } from 'playwright-core'
import { openScreens } from './browser.ts'
import { refusedByServers, saidByServers } from './service.ts'

type Play = () => void | Promise<void>

/**
 * A journey that stopped once on a busy machine must be explained by what it printed: nobody can see it again. `refused`:
 * what the journey lets a server refuse on purpose; anything else that it refuses is a mistake of the product, though
 * every screen looked well.
 */
export const test = Object.assign(
  (name: string, ...given: [Play] | [{ refused: RegExp }, Play]): void => {
    const [{ refused }, play] = given.length === 1 ? [{ refused: /^$/ }, given[0]] : given
    uvu(name, async () => {
      const before = new Set((await refusedByServers()).map(({ opId }) => opId))
      try {
        await play()
        const others = (await refusedByServers()).filter(({ opId, words }) => !before.has(opId) && !refused.test(words))
        if (others.length > 0)
          throw new Error(
            `A server refused words, and this journey does not say that it may: ${others.map(({ words }) => words).join(' · ')}`,
          )
      } catch (error) {
        await tellWhatIsSeen()
        throw error
      }
    })
  },
  { before: uvu.before, after: uvu.after, run: (): void => uvu.run() },
)

const LINES = 60
const lastLines = (text: string): string => text.trimEnd().split('\n').slice(-LINES).join('\n')

async function tellWhatIsSeen(): Promise<void> {
  for (const [number, { page, said }] of openScreens().entries())
    console.log(
      `\n--- screen ${number + 1} at ${new Date().toISOString()}: ${page.url()}\n${await shown(page)}\n--- its console:\n${said.slice(-20).join('\n')}`,
    )
  for (const output of saidByServers()) console.log(`--- a server said:\n${lastLines(output)}`)
}

async function shown(page: Page): Promise<string> {
  const seen = page.locator('body').ariaSnapshot({ timeout: 5_000 })
  return seen.then(lastOf, (error: unknown) => `could not be read: ${String(error)}`)
}
const SHOWN = 6_000
const lastOf = (snapshot: string): string =>
  snapshot.length > SHOWN ? `${snapshot.slice(0, SHOWN)}\n… and ${snapshot.length - SHOWN} characters more` : snapshot
