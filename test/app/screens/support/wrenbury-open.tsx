/** A screen with the working examples on the table, for one of the people of Wrenbury. */
import type { ComponentChildren } from 'preact'
import { paperNotebook } from '../../family/support/paper-notebook.ts'
import { actor, wrenbury } from '../../../practice/support/wrenbury.ts'
import type { CaseRecord } from '../../../../src/model/record.ts'
import { openHouse } from '../../support/house.tsx'

export function openAs(name: string, screen: ComponentChildren, more: readonly CaseRecord[] = []) {
  const notebook = paperNotebook(actor(name))
  for (const one of [...wrenbury(), ...more]) notebook.put(one)
  return { notebook, page: openHouse(notebook, screen) }
}

export const words = (element: { readonly textContent: string | null }): string =>
  (element.textContent ?? '').replace(/\s+/g, ' ').trim()
