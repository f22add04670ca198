/** What a page of sections is called that is written about one child or several, and which of its answers are asked in a way of their own. */
import type { ComponentType } from 'preact'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import type { Body } from '../../model/field.ts'
import { BarsOfVisit } from './family-bars.tsx'
import { visitFacts } from './visit-head.ts'
import type { Written } from './visit-drafts.ts'
import { PlanPicker } from './visit-plan.tsx'

export interface OwnControlProps {
  readonly all: readonly Written[]
  /** The children the page is about now: all of them or one. */
  readonly about: readonly Written[]
  readonly missing: ReadonlySet<string>
}

export interface VisitKind {
  /** "visit": in the labels of the page. */
  readonly noun: string
  /** "Visit to Peter and Wren". */
  title(whom: string): string
  /** In the middle of a sentence: "the visit to Peter and Wren". */
  called(whom: string): string
  facts(definition: AnyRecordDefinition, body: Body, today: string, say: (name: string) => string): string
  readonly own: { readonly [field: string]: ComponentType<OwnControlProps> }
  /** What stands above the questions of a section. */
  readonly before?: { readonly [section: string]: ComponentType<OwnControlProps> }
}

export const VISIT: VisitKind = {
  noun: 'visit',
  title: (whom) => `Visit to ${whom}`,
  called: (whom) => `the visit to ${whom}`,
  facts: visitFacts,
  own: {},
  before: { plan: PlanPicker, life: BarsOfVisit },
}
