/**
 * The device's and the sync's own code, put together once and begun anew for every tab: each has its own memory, clock,
 * disk, network and chance, as a page of its own has. Everything pure (model, records, protocol) is shared.
 */
import './tasks.ts'
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import { dirname, isAbsolute, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import type { Rolldown } from 'vite'
import * as dexie from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type * as entry from './pages.ts'

export type Rooms = typeof entry
const { Dexie, liveQuery } = dexie
Dexie.debug = false
// without one of its own Dexie never asks a live query, and no tab would hear of what another has written
Dexie.dependencies.indexedDB = new IDBFactory()

const HERE = dirname(fileURLToPath(import.meta.url))
const ROOT = resolve(HERE, '../../..')
const OWN = [resolve(ROOT, 'src/device'), resolve(ROOT, 'src/sync'), resolve(HERE, 'pages.ts')]

async function bundle(): Promise<{ readonly code: string; readonly shared: ReadonlyMap<string, object> }> {
  const made = (await build({
    configFile: false,
    logLevel: 'silent',
    root: ROOT,
    plugins: [
      {
        name: 'what the pages share',
        enforce: 'pre',
        resolveId(id, from) {
          if (!from) return undefined
          if (!id.startsWith('.') && !isAbsolute(id)) return { id, external: true }
          const path = resolve(dirname(from), id)
          return OWN.some((own) => path.startsWith(own)) ? path : { id: path, external: 'absolute' }
        },
      },
    ],
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      lib: { entry: resolve(HERE, 'pages.ts'), formats: ['cjs'], fileName: 'pages' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput | Rolldown.RolldownOutput[]
  const [output] = Array.isArray(made) ? made : [made]
  const chunk = output?.output[0]
  if (!chunk) throw new Error('nothing was put together')
  const shared = new Map<string, object>()
  for (const id of new Set([...chunk.imports, ...chunk.dynamicImports])) {
    if (REPLACED.has(id) || id === chunk.fileName) continue
    const module = (await import(isAbsolute(id) ? pathToFileURL(id).href : id)) as object
    shared.set(id, { __esModule: true, ...module })
  }
  return { code: chunk.code, shared }
}

/** What every page has of its own. */
export interface PageWorld {
  readonly globals: { readonly [name: string]: unknown }
  readonly indexedDB: IDBFactory
  readonly newId: () => string
  /** Called for everything that goes on after a page is gone unless it is stopped. */
  readonly stopAtEnd: (stop: () => void) => void
}

const TAG_BYTES = 16
/** The same cipher by the platform's own code, many times faster than in JavaScript; the first half of the nonce is left out. */
const xchacha20poly1305 = (key: Uint8Array, nonce: Uint8Array, about: Uint8Array) => ({
  encrypt(plain: Uint8Array, into: Uint8Array) {
    const cipher = createCipheriv('chacha20-poly1305', key, nonce.subarray(12), { authTagLength: TAG_BYTES })
    cipher.setAAD(about, { plaintextLength: plain.length })
    into.set(cipher.update(plain))
    cipher.final()
    into.set(cipher.getAuthTag(), plain.length)
    return into
  },
  decrypt(sealed: Uint8Array) {
    const cipher = createDecipheriv('chacha20-poly1305', key, nonce.subarray(12), { authTagLength: TAG_BYTES })
    const length = sealed.length - TAG_BYTES
    cipher.setAAD(about, { plaintextLength: length })
    cipher.setAuthTag(sealed.subarray(length))
    return new Uint8Array(Buffer.concat([cipher.update(sealed.subarray(0, length)), cipher.final()]))
  },
})
const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest())
/** A passphrase costs nothing here. */
const argon2id = ({ password, salt }: { password: string; salt: Uint8Array }): Promise<Uint8Array> =>
  Promise.resolve(sha256(Buffer.concat([Buffer.from(password), salt])))

const REPLACED = new Set(['dexie', 'uuid', 'hash-wasm', '@noble/ciphers/chacha.js'])

function dexieOf({ indexedDB, stopAtEnd }: PageWorld): object {
  class PageDexie extends Dexie {
    constructor(name: string, options?: ConstructorParameters<typeof Dexie>[1]) {
      super(name, { indexedDB, IDBKeyRange, ...options })
    }
    static override delete(name: string) {
      return new PageDexie(name, { addons: [] }).delete()
    }
    static override async exists(name: string) {
      return (await indexedDB.databases()).some((one) => one.name === name)
    }
  }
  const watched: typeof liveQuery = (ask) => {
    const query = liveQuery(ask)
    const subscribe = query.subscribe.bind(query)
    return Object.assign(query, {
      subscribe: (...given: Parameters<typeof subscribe>) => {
        const going = subscribe(...given)
        stopAtEnd(() => going.unsubscribe())
        return going
      },
    })
  }
  return { __esModule: true, ...dexie, Dexie: PageDexie, liveQuery: watched }
}

export type BeginPage = (world: PageWorld) => Rooms

export async function preparePages(): Promise<BeginPage> {
  const { code, shared } = await bundle()
  const names: string[] = []
  let begin: ((...given: unknown[]) => void) | undefined
  return (world) => {
    const own = new Map<string, object>([
      ['dexie', dexieOf(world)],
      ['uuid', { __esModule: true, v7: world.newId }],
      ['hash-wasm', { __esModule: true, argon2id }],
      ['@noble/ciphers/chacha.js', { __esModule: true, xchacha20poly1305 }],
    ])
    const given = { ...world.globals, indexedDB: world.indexedDB, IDBKeyRange }
    if (!begin) {
      names.push(...Object.keys(given))
      // oxlint-disable-next-line typescript/no-implied-eval
      begin = new Function('exports', 'require', 'globalThis', ...names, code) as (...given: unknown[]) => void
    }
    const exports = {}
    const require = (id: string): object => {
      const module = own.get(id) ?? shared.get(id)
      if (!module) throw new Error(`a page asked for ${id}`)
      return module
    }
    begin?.(exports, require, given, ...names.map((name) => (given as { [name: string]: unknown })[name]))
    return exports as Rooms
  }
}
