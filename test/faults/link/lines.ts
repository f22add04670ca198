/** What the two programs in the two namespaces say to whoever started them, one JSON line each. */
import type { FileId, Uuid } from '../../../src/model/file.ts'
import type { Actor } from '../../../src/model/person.ts'

export type CouncilLine =
  | {
      readonly kind: 'ready'
      readonly origin: string
      readonly cookie: string
      readonly person: Actor
      readonly child: FileId
    }
  /** A piece of a photo: its first lines are here, its bytes not yet. */
  | { readonly kind: 'begun'; readonly at: number; readonly path: string }
  | {
      readonly kind: 'request'
      readonly at: number
      readonly begun: number
      readonly method: string
      readonly path: string
      /** Bytes of the body that came in, whether or not all of it did. */
      readonly received: number
      /** 0: it broke off. */
      readonly status: number
    }
  | { readonly kind: 'kept'; readonly sha256: string; readonly bytes: number }

export type TabletLine =
  | { readonly kind: 'ready' }
  | { readonly kind: 'wrote'; readonly at: number; readonly opId: Uuid; readonly sha256?: string }
  /** Nothing of it is only on this device any more. */
  | { readonly kind: 'sent'; readonly at: number }

export type Start = { readonly origin: string; readonly cookie: string; readonly person: Actor; readonly child: FileId }
