/** Whose way is told, and who signs along it. */
import type { Person } from '../book.ts'
import type { Child, Household, World } from '../world.ts'

export interface Told {
  readonly world: World
  readonly child: Child
  readonly luck: World['luck']
  readonly manager: Person
  readonly senior: Person
}

export const homeThen = ({ world, child }: Told, ago: number): Household =>
  world.homeOn(child, Math.max(ago, 0)) ?? world.household(child.profile.home)
