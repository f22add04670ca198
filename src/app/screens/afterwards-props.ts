/** What each part of the page after a meeting is given. */
import type { Afterwards } from '../../practice/afterwards.ts'

export interface AfterProps {
  readonly after: Afterwards
  /** The child's name as it is shown. */
  readonly child: string
}
