/** From a passphrase to a notebook, and back to a locked device. */
import { Dexie } from 'dexie'
import { computed, effect, signal } from '@preact/signals'
import type { Actor } from '../model/person.ts'
import { blob, putBlob } from './blobs.ts'
import { openCasebook } from './casebook.ts'
import type * as commit from './commit.ts'
import { PersonDatabase } from './database.ts'
import { deviceId, rememberStorage } from './device-id.ts'
import type * as following from './follow.ts'
import { openJots } from './jots.ts'
import type { Jot, Notebook } from './notebook.ts'
import { hasCounters, shutOutOlderTabs } from './older-tabs.ts'
import { outboxInMemory } from './outbox-list.ts'
import { noteRead } from './reads.ts'
import { NoVault, StorageCleared } from './refusals.ts'
import { deriveKeys, wipe } from './seal.ts'
import type * as searching from './search.ts'
import { begunLines, openSettings } from './settings.ts'
import { kept } from './store.ts'
import type { Store } from './store.ts'
import {
  accountOf,
  FULL_COST,
  makeVault,
  noteStorageMade,
  noteUnsent,
  openVault,
  renamePerson,
  vaultRow,
  vaultRows,
  waitSeconds,
} from './vault.ts'
import type { Opened, PassphraseCost } from './vault.ts'

export interface Opening {
  /** One of the two says whose notebook: the locked screen knows the account, signing in knows the address. */
  readonly email?: string
  readonly account?: string
  readonly passphrase: string
  /** From a sign-in at the council's server: makes the vault when this device has none for the account. */
  readonly person?: Actor
  /** The person was told that the storage had been cleared, and wants to go on with an empty one. */
  readonly startAgain?: boolean
  readonly cost?: PassphraseCost
  readonly now?: () => Date
  /** Another tab holds an older version open: the screen asks for it to be closed. */
  readonly onBlocked?: () => void
}

/** A notebook with what the rooms below the screens need of it. */
export interface OpenNotebook extends Notebook {
  readonly store: Store
  /** Resolves when every record is in memory. */
  readonly allLoaded: Promise<void>
  /** What was written while locked, as the disk has it: other tabs write too. */
  readonly jotsOnDisk: () => Promise<Jot[]>
  /** The server has told a new name, role or team. */
  readonly personIs: (person: Actor) => Promise<void>
}

/** Throws NoVault, TooSoon, WrongPassphrase, StorageCleared. */
export async function openNotebook(opening: Opening): Promise<OpenNotebook> {
  const now = opening.now ?? (() => new Date())
  // fetched while the passphrase becomes a key: typing it needs none of this, nor of what every kind of record is
  const parts = Promise.all([import('./commit.ts'), import('./follow.ts'), import('./search.ts')])
  // whatever fails first is said; this one is awaited below
  parts.catch(nothing)
  const device = await deviceId()
  const opened = await openOrMakeVault(opening, now)
  const keys = await deriveKeys(opened.dataKey)
  const strict = new PersonDatabase(keys.database, 'strict', keys.rows)
  const relaxed = new PersonDatabase(keys.database, 'relaxed', keys.rows)
  if (opening.onBlocked) strict.on('blocked', opening.onBlocked)
  try {
    await storageIsThere(strict, opened, opening.startAgain ?? false)
    await relaxed.open()
  } catch (error) {
    strict.close()
    relaxed.close()
    wipe(opened.dataKey, keys.rows, keys.blobNames)
    throw error
  }
  // the browser may refuse; the sentinel is there for that
  void globalThis.navigator?.storage?.persist?.().catch(() => false)

  const locked = signal(false)
  const store: Store = {
    account: opened.row.account,
    email: opened.email,
    deviceId: device,
    keys,
    person: signal(opened.person),
    strict,
    relaxed,
    casebook: openCasebook(),
    outbox: outboxInMemory(),
    hidden: new Set(),
    ownStamps: new Set(),
    seen: { stamp: 0 },
    bases: { asOf: 0, rows: new Map() },
    written: new Map(),
    numbers: { last: undefined },
    writing: new Set(),
    locked,
    now,
  }
  return unlocked(store, opened, await openJots(strict, opened.row, opened.dataKey), await parts)
}

async function openOrMakeVault(opening: Opening, now: () => Date): Promise<Opened> {
  const account = opening.account ?? accountOf(opening.email ?? '')
  if (await vaultRow(account)) return openVault(account, opening.passphrase, now)
  if (!opening.person || opening.email === undefined) throw new NoVault()
  const { email, passphrase, person, cost = FULL_COST } = opening
  return makeVault({ email, passphrase, person, cost })
}

/** The vault says that a database was made: then it must be there, with its counters, or the storage was cleared. */
async function storageIsThere(db: PersonDatabase, { row }: Opened, startAgain: boolean): Promise<void> {
  await db.open()
  const there = await hasCounters(db)
  if (!there && row.storageMade && !startAgain) throw new StorageCleared(row.unsent)
  await shutOutOlderTabs(db)
  if (there) return
  await noteStorageMade(row.account)
  await noteUnsent(row.account, 0)
  rememberStorage()
}

const nothing = () => undefined

async function unlocked(
  store: Store,
  opened: Opened,
  written: readonly Jot[],
  [write, { follow, lastStamp, load }, { openSearch }]: readonly [typeof commit, typeof following, typeof searching],
): Promise<OpenNotebook> {
  const { casebook, outbox, locked } = store
  const jots = signal<readonly Jot[]>(written)
  const search = openSearch(casebook)
  const settings = openSettings(store)
  await settings.read()
  const others =
    typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(`${store.keys.database} lock`)
  ;(others as { unref?: () => void } | undefined)?.unref?.()

  const from = await lastStamp(store)
  const allLoaded = Promise.all([load(store), search.ready]).then(nothing, (error: unknown) => {
    if (!locked.peek()) throw error
  })
  const stopFollowing = follow(store, from, settings.read)
  const stopCounting = countUnsent(store)

  const lockHere = () => {
    if (locked.peek()) return
    locked.value = true
    stopFollowing()
    stopCounting()
    search.stop()
    casebook.clear()
    outbox.clear()
    store.written.clear()
    jots.value = []
    others?.close()
    void Promise.allSettled(store.writing).then(() => {
      store.strict.close()
      store.relaxed.close()
      wipe(opened.dataKey, store.keys.rows, store.keys.blobNames)
      // what a round of reading put into memory while this waited
      casebook.clear()
      outbox.clear()
      store.written.clear()
    })
  }
  others?.addEventListener('message', lockHere)

  return {
    store,
    allLoaded,
    casebook,
    jots,
    locked,
    outbox: outbox.items,
    deviceId: store.deviceId,
    get person() {
      return store.person.value
    },
    create: (record) => write.create(store, record),
    edit: (recordId, body, seen) => write.edit(store, recordId, body, seen),
    sign: (recordId, as) => write.sign(store, recordId, as),
    amend: (recordId, addendum) => write.amend(store, recordId, addendum),
    settleLate: (recordId, lateId, how, note) => write.settleLate(store, recordId, lateId, how, note),
    mark: (recordId, given) => write.mark(store, recordId, given),
    discard: (recordId, why) => write.discard(store, recordId, why),
    resolve: (recordId, conflictId, value) => write.resolve(store, recordId, conflictId, value),
    putBlob: (bytes, mime, name) => putBlob(store, bytes, mime, name),
    blob: (ref) => blob(store, ref),
    search: search.find,
    setting: settings.setting,
    keepSetting: settings.keepSetting,
    keepTyped: settings.keepTyped,
    keepBegun: settings.keepBegun,
    begunLines: () => begunLines(store),
    noteRead: (recordId) => noteRead(store, recordId),
    unsentText: (opId) => outbox.rows().find((row) => row.opId === opId)?.text,
    // sending is fetched once the door is open
    seen: async (opId) => (await import('./sending.ts')).seen(store, opId),
    async jotsOnDisk() {
      const found = await openJots(store.strict, opened.row, opened.dataKey)
      jots.value = found
      return found
    },
    async jotFiled(id) {
      await kept(store, () => store.strict.jots.delete(id))
      jots.value = jots.peek().filter((jot) => jot.id !== id)
    },
    async personIs(person) {
      store.person.value = person
      await renamePerson(store.account, opened.dataKey, person, store.email)
    },
    lock() {
      // a closed channel throws, and whoever locks a second time means the same
      if (!locked.peek()) others?.postMessage('lock')
      lockHere()
    },
  }
}

/** The locked screen says how many notes are only here: the one number about the work that stands in clear. */
function countUnsent(store: Store): () => void {
  const unsent = computed(
    () =>
      new Set(store.outbox.items.value.filter((item) => item.state !== 'received').map((item) => item.recordId)).size,
  )
  let writing = Promise.resolve()
  return effect(() => {
    const count = unsent.value
    // before loading has read the outbox the number is not known yet
    if (store.casebook.loaded.value === 'nothing') return
    writing = writing
      .then(async () => {
        await noteUnsent(store.account, count)
      })
      .catch(() => undefined)
  })
}

export interface AccountHere {
  readonly account: string
  /** "Unlock as J." */
  readonly initial: string
  readonly unsent: number
  /** Seconds until the next try is taken. */
  readonly waitSeconds: number
  /** The database that should be here is gone. */
  readonly cleared: boolean
}

/** Who has used this device, for the locked screen. */
export async function accountsHere(now: () => Date = () => new Date()): Promise<AccountHere[]> {
  return Promise.all(
    (await vaultRows()).map(async (row) => ({
      account: row.account,
      initial: row.initial,
      unsent: row.unsent,
      waitSeconds: waitSeconds(row, now),
      cleared: row.storageMade && !(await Dexie.exists(row.database)),
    })),
  )
}
