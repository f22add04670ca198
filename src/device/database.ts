/** One database per person, two connections to it: strict for what a person wrote, relaxed for what can be fetched again. */
import { Dexie } from 'dexie'
import type { Table } from 'dexie'
import type { FileId, Uuid } from '../model/file.ts'
import type {
  BaseRow,
  BlobRow,
  ChunkRow,
  FileRow,
  JotRow,
  KeptRow,
  MetaRow,
  OutboxRow,
  RecordRow,
  SaidRow,
} from './rows.ts'
import { sealing } from './sealing.ts'

/** Their rows are ciphertext already. */
const SEALED_BY_THEMSELVES: ReadonlySet<string> = new Set(['chunks', 'jots'])

// on localhost Dexie traces every promise by default: slow, and it prints what it stumbles over
Dexie.debug = false

export class PersonDatabase extends Dexie {
  declare records: Table<RecordRow, Uuid>
  declare bases: Table<BaseRow, Uuid>
  declare outbox: Table<OutboxRow, Uuid>
  declare said: Table<SaidRow, number>
  declare kept: Table<KeptRow, Uuid>
  declare files: Table<FileRow, FileId>
  declare blobs: Table<BlobRow, string>
  declare chunks: Table<ChunkRow, [string, number]>
  declare jots: Table<JotRow, Uuid>
  declare meta: Table<MetaRow, string>

  /** Without a key only the tables that are sealed by themselves may be used: that is what the locked screen does. */
  constructor(name: string, durability: 'strict' | 'relaxed', key?: Uint8Array) {
    // Dexie's query cache would keep opened rows beyond a lock
    super(name, { chromeTransactionDurability: durability, cache: 'disabled' })
    this.version(1).stores({
      records: 'id, stamp, shelf',
      bases: 'recordId',
      outbox: 'opId, order, recordId, stamp',
      kept: 'opId, at, recordId',
      files: 'id',
      blobs: 'id, stamp',
      chunks: '[blob+n], blob',
      jots: 'id',
      meta: 'key',
    })
    // rows of version 1 stay as they are; a tab of that build is told by `older-tabs.ts` that it is out of date
    this.version(2).stores({ said: 'stamp' })
    if (key) this.use(sealing(key, SEALED_BY_THEMSELVES))
  }
}
