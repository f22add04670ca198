import '../support/page.ts'
import { cleanup } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile } from '../../../src/model/file.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { paperNotebook } from '../family/support/paper-notebook.ts'
import { actor, ANWENS, DENISES, PETER, TILLY, wrenbury } from '../../practice/support/wrenbury.ts'
import { openHouse } from '../support/house.tsx'
import { words } from './support/wrenbury-open.tsx'

const { HouseholdPage } = await import('../../../src/app/screens/household.tsx')
const { ChildPage } = await import('../../../src/app/screens/child.tsx')

test.after.each(() => cleanup())

const PEOPLE = ['Hannah', 'Sam', 'Denise', 'Priya', 'Ruth']
const TABS = ['', 'process', 'plan', 'dates', 'chronology', 'both', 'actions', 'network', 'papers', 'story']
const REGISTER = ['child', 'household', 'placement', 'allocation']
/** A home and its children as they stand on the first day: the register and nothing else. */
const bare = (one: CaseRecord): boolean => REGISTER.includes(one.type)
const everything = (_one: CaseRecord): boolean => true

/** A section with a name has more to say than its name. */
const emptyOnes = (): string[] =>
  [...document.querySelectorAll('section[aria-labelledby]')].flatMap((section) => {
    const heading = section.querySelector('h2, h3')
    const said = words(section)
      .replace(heading ? words(heading) : '', '')
      .trim()
    const drawn = section.querySelector('svg:not(.icon), input, textarea, canvas')
    return heading && said === '' && !drawn ? [words(heading)] : []
  })

for (const [what, keep] of [
  ['with all that is written', everything],
  ['on the first day', bare],
] as const)
  test(`no heading stands over nothing: household and child, tab by tab, for everybody, ${what}`, async () => {
    const found: string[] = []
    let looked = 0
    for (const who of PEOPLE) {
      const notebook = paperNotebook(actor(who))
      for (const one of wrenbury().filter(keep)) notebook.put(one)
      const screens = [
        ...[DENISES, ANWENS].map((id) => [`household ${id}`, <HouseholdPage id={id} tab="" />] as const),
        ...[TILLY, PETER].flatMap((id) =>
          TABS.map((tab) => [`${childFile(id)} ${tab}`, <ChildPage id={id} tab={tab} />] as const),
        ),
      ]
      for (const [name, screen] of screens) {
        openHouse(notebook, screen)
        await new Promise((resolve) => setTimeout(resolve, 5))
        looked += document.querySelectorAll('section[aria-labelledby]').length
        found.push(...emptyOnes().map((heading) => `${who}, ${name}: ${heading}`))
        cleanup()
      }
    }
    assert.ok(looked > 100)
    assert.equal(found, [])
  })

test.run()
