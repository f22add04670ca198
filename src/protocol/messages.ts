/**
 * The messages between device and server, version 1. Checked at both edges. An operation travels as the exact text that was frozen on the device (`raw`) with its SHA-256 (hex), so that
 * neither side ever has to re-create bytes. Long because it is one contract: what one side says stands beside what the
 * other answers.
 */
import * as v from 'valibot'
import { isFileId } from '../model/file.ts'
import type { FileId } from '../model/file.ts'
import type { CaseRecord } from '../model/record.ts'
import { ROLES } from '../model/person.ts'
import { PHRASES } from './phrases.ts'

export const PROTOCOL_VERSION = 1
/** Most operations in one push to a server that has not said how many it takes. */
export const PUSH_MAX_OPERATIONS = 100
/** The same, in bytes of raw operations; a single operation may be as large as PUSH_MAX_SINGLE_BYTES. */
export const PUSH_MAX_BYTES = 1024 * 1024
export const PUSH_MAX_SINGLE_BYTES = 4 * 1024 * 1024
/** What a server of today takes in one push, and says so in `takes`. */
export const PUSH_TAKES = { operations: 1000, bytes: 4 * 1024 * 1024, phrases: PHRASES } as const
/** Most changes in one pull. */
export const PULL_MAX_CHANGES = 500
export const PULL_MAX_BYTES = 2 * 1024 * 1024
export const BLOB_CHUNK_BYTES = 256 * 1024
/** What an attachment may be cut into on the wire, each a part of the one before: `?of=…`; BLOB_CHUNK_BYTES unless said. */
export const BLOB_GRAINS = [BLOB_CHUNK_BYTES, 64 * 1024, 16 * 1024] as const
export type BlobGrain = (typeof BLOB_GRAINS)[number]
/** With bytes read: the grain that they were cut in. A server that does not say so knows only the largest. */
export const GRAIN_HEADER = 'doorstep-grain'
export const BLOB_MAX_BYTES = 10 * 1024 * 1024

/** Lower case, so that equal ids are equal text on every side. */
export const uuid = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'not an id'))
export const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
export const fileId = v.custom<FileId>((value) => typeof value === 'string' && isFileId(value), 'not a file id')

/** Whose notebook asks, on every request of one: another person's session answers 401. */
export const PERSON_HEADER = 'doorstep-person'

export const pushRequest = v.object({
  protocol: v.literal(PROTOCOL_VERSION),
  /** Echoed in the answer: a captive portal's 200 does not know it. */
  nonce: v.pipe(v.string(), v.minLength(8), v.maxLength(64)),
  deviceId: uuid,
  /** Whose words they are. Another person's session answers 401: on a shared device a cookie may be somebody else's. */
  personId: v.optional(uuid),
  /**
   * The device knows the answer 'kept', and asks with its next pull what became of it. An older device waits until
   * everything has been applied.
   */
  keptIsEnough: v.optional(v.boolean()),
  /**
   * SHA-256 (hex) over the hashes of all `raw`, in their order and without anything between them. Then no operation
   * says its own; only for servers that have told what they take.
   */
  digest: v.optional(sha256),
  operations: v.pipe(
    v.array(v.object({ opId: uuid, sha256: v.optional(sha256), raw: v.string() })),
    v.maxLength(PUSH_TAKES.operations),
  ),
})
export type PushRequest = v.InferOutput<typeof pushRequest>

/** 'kept': on the council's disk for good, not applied yet. All others are what became of it. */
export const OPERATION_STATUSES = [
  'kept',
  'applied',
  'merged',
  'conflict',
  'duplicate',
  'late',
  'stale',
  'parked',
  'quarantined',
  'retry',
] as const
export type OperationStatus = (typeof OPERATION_STATUSES)[number]

/**
 * How much at once, from a device that has read this. Absent: PUSH_MAX_OPERATIONS and PUSH_MAX_BYTES, each with its hash.
 * `phrases`: the newest list in `phrases.ts` that this server knows; it knows those before it too.
 */
const takes = v.optional(v.object({ operations: v.number(), bytes: v.number(), phrases: v.optional(v.number()) }))

export const pushAnswer = v.object({
  nonce: v.string(),
  serverEpoch: v.string(),
  results: v.array(v.object({ opId: uuid, status: v.picklist(OPERATION_STATUSES), reason: v.optional(v.string()) })),
  /** What became of every operation that `results` does not name; only to a device for which kept is enough. */
  rest: v.optional(v.picklist(OPERATION_STATUSES)),
  takes,
})
export type PushAnswer = v.InferOutput<typeof pushAnswer>

/**
 * Somebody at the council has looked at it. released: it took effect after all · attached: its words stand in the
 * file in another form · rejected: it takes no effect; its words stay in the inbox.
 */
export const decision = v.object({
  kind: v.picklist(['released', 'attached', 'rejected']),
  /** To the writer, in the words of whoever decided. */
  words: v.string(),
  by: v.string(),
  at: v.string(),
})

/** What became of an operation that a device asks about, and what a person decided where one had to. */
export const operationAnswer = v.object({
  opId: uuid,
  status: v.picklist(OPERATION_STATUSES),
  reason: v.optional(v.string()),
  decision: v.optional(decision),
})
export type OperationAnswer = v.InferOutput<typeof operationAnswer>

/** Most operations that one pull asks about. */
export const PULL_MAX_ASKS = 500

const cursor = v.object({ seq: v.pipe(v.number(), v.integer(), v.minValue(0)), chain: v.string(), epoch: v.number() })
export const pullRequest = v.object({
  protocol: v.literal(PROTOCOL_VERSION),
  nonce: v.pipe(v.string(), v.minLength(8), v.maxLength(64)),
  deviceId: uuid,
  personId: v.optional(uuid),
  /** The files the device holds, with how far. A file not named here starts from nothing. */
  cursors: v.record(v.string(), cursor),
  /** Files to fetch; absent: every file the person holds a grant to. */
  only: v.optional(v.array(fileId)),
  /** Operations of one's own without an echo so far: `answers` says what became of them. */
  asks: v.optional(v.pipe(v.array(uuid), v.maxLength(PULL_MAX_ASKS))),
  /** The device works out by itself what follows from the rest: see `change`. */
  brief: v.optional(v.boolean()),
})
export type PullRequest = v.InferOutput<typeof pullRequest>

/**
 * One step of a file's sequence. `chain` = SHA-256 hex of previous chain + digest; the first chain is the file id.
 * `record` is there only in the newest change of a record within the snapshot, and only when the person may see it:
 * otherwise the change is a placeholder that keeps the sequence dense.
 * In a brief answer `chain` is there only in the last change of each file, `digest` only where it does not follow from
 * the record (SHA-256 hex of `opId|recordId|revision`), and `sha256` only in the reader's own operations.
 */
export const change = v.object({
  seq: v.number(),
  digest: v.optional(v.string()),
  chain: v.optional(v.string()),
  opId: v.optional(uuid),
  sha256: v.optional(v.string()),
  record: v.optional(v.custom<CaseRecord>((value) => typeof value === 'object' && value !== null)),
})
export type Change = v.InferOutput<typeof change>

export const pullAnswer = v.object({
  nonce: v.string(),
  serverEpoch: v.string(),
  /** The server's clock at the snapshot, ISO 8601. */
  serverTime: v.string(),
  person: v.object({ personId: uuid, name: v.string(), role: v.picklist(ROLES), team: v.string() }),
  /** Every file the person may hold now, each with its epoch: a file held and not listed is revoked. */
  grants: v.array(v.object({ fileId, epoch: v.number(), headSeq: v.number() })),
  files: v.array(v.object({ fileId, epoch: v.number(), changes: v.array(change) })),
  /** Call again: the answer was cut at a limit. */
  more: v.boolean(),
  answers: v.optional(v.array(operationAnswer)),
  /** How many pieces of writing wait for this reader's decision; absent where the role decides none. */
  waiting: v.optional(v.number()),
  /** How many signed papers have not reached the document store for two days; absent where there are none. */
  undelivered: v.optional(v.number()),
  /** To seal to when nothing else is left: uncompressed P-256 point, base64. */
  organisationKey: v.optional(v.object({ keyId: v.string(), publicKey: v.string() })),
  takes,
})
export type PullAnswer = v.InferOutput<typeof pullAnswer>

export const signInRequest = v.object({
  email: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.maxLength(254)),
  passphrase: v.pipe(v.string(), v.minLength(1), v.maxLength(1024)),
  deviceId: uuid,
})
export const changePassphraseRequest = v.object({
  current: v.pipe(v.string(), v.maxLength(1024)),
  next: v.pipe(v.string(), v.minLength(12, 'Use at least 12 characters: four words are good'), v.maxLength(1024)),
})
export const whoAmI = v.object({
  personId: uuid,
  name: v.string(),
  role: v.picklist(ROLES),
  team: v.string(),
  demonstration: v.boolean(),
  /** The passphrase was given out and is to be changed now. */
  mustChange: v.boolean(),
})
export type WhoAmI = v.InferOutput<typeof whoAmI>

/** What the person may take along: the choice on the packing screen. */
export const shelfAnswer = v.object({
  files: v.array(
    v.object({
      fileId,
      kind: v.picklist(['child', 'household', 'person', 'organisation']),
      /** The child's or household's name as the person may see it. */
      name: v.string(),
      team: v.string(),
      headSeq: v.number(),
      /** Allocated to the person, or living with a household that is: packed unless they say otherwise. */
      own: v.boolean(),
    }),
  ),
})
export type ShelfAnswer = v.InferOutput<typeof shelfAnswer>

/** Declares an attachment before its chunks are sent: PUT /sync/v1/blobs/{sha256}. */
export const blobDeclaration = v.object({
  bytes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(BLOB_MAX_BYTES)),
  mime: v.pipe(v.string(), v.regex(/^[a-z]+\/[a-z0-9.+-]+$/), v.maxLength(100)),
})
/**
 * `missing` counts in the grain asked for, which `of` repeats; without it, in BLOB_CHUNK_BYTES. The last one is as long
 * as what is left. `missing` is empty once the hash of the whole was checked.
 */
export const blobState = v.object({
  sha256,
  bytes: v.number(),
  mime: v.string(),
  complete: v.boolean(),
  missing: v.array(v.number()),
  of: v.optional(v.picklist(BLOB_GRAINS)),
})
export type BlobState = v.InferOutput<typeof blobState>

/** A message of one device about itself: echoed by its nonce, because a portal's 200 is no receipt. */
export const deviceNote = { protocol: v.literal(PROTOCOL_VERSION), nonce: pushRequest.entries.nonce, deviceId: uuid }
export const stored = v.object({ nonce: v.string(), stored: v.literal(true) })

/** Words that the push cannot take, alone and repeatedly: only identity and size are asked here. */
export const DEAD_LETTER_MAX_BYTES = 16 * 1024 * 1024
export const deadLetter = v.object({
  ...deviceNote,
  personId: uuid,
  opId: uuid,
  sha256,
  raw: v.string(),
  /** What the device was told when it tried. */
  reason: v.pipe(v.string(), v.maxLength(500)),
})
export type DeadLetter = v.InferOutput<typeof deadLetter>

/** Who can be tried out, only while this is the demonstration. */
export const demonstrationAnswer = v.object({
  demonstration: v.boolean(),
  signIns: v.array(
    v.object({
      name: v.string(),
      email: v.string(),
      passphrase: v.string(),
      role: v.picklist(ROLES),
      team: v.string(),
    }),
  ),
})
export type DemonstrationAnswer = v.InferOutput<typeof demonstrationAnswer>

/** RFC 9457 problem details, the shape of every refusal. */
export const problem = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  detail: v.optional(v.string()),
})
export type Problem = v.InferOutput<typeof problem>
