import type { Store } from '../device/store.ts'
import type { Uuid } from '../model/file.ts'
import type { Link } from './ask.ts'
import type { Grain } from './grain.ts'

/** One round of push and pull, as its parts pass it along. */
export interface Cycle {
  readonly store: Store
  readonly link: Link
  /** A cycle holds its lock for 25 seconds at most, so that another tab gets its turn. */
  timeIsUp(): boolean
  /** Attachments that the server did not have, or not for these eyes: not asked for in every round. */
  readonly notThere: Set<string>
  /** How large a piece of an attachment the link carries. */
  readonly grain: Grain
  /** The server itself has answered. */
  contact(): void
  /** Operations that are still being typed, and never sent: they go when the pen rests. */
  stillTyped?(): ReadonlySet<Uuid>
  /** How many pieces of writing wait for this person's decision, and papers for another try; undefined where it is not theirs. */
  waiting(count: number | undefined, undelivered?: number): void
  /** What the server calls its own history; true when it is another than before: it came back from a backup. */
  isRestored(serverEpoch: string): Promise<boolean>
}
