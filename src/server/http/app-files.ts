/**
 * The built app. Files with a hash in their name never change and are kept for a year; the page, the worker and the
 * manifest are asked for anew each time; an address that is no file is a screen of the app.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { Refusal } from './problem.ts'
import type { Request } from './situation.ts'

const TYPES: { readonly [ending: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
}
const PACKABLE = /^(text\/|application\/(json|manifest|wasm)|image\/svg)/
const HASHED = /^\/assets\/.+-[\w-]{8,}\.\w+$/

type Encoding = 'br' | 'gzip'
interface AppFile {
  readonly path: string
  readonly type: string
  readonly bytes: Buffer
  readonly etag: string
  readonly packed: Map<Encoding, Promise<Buffer>>
}

const packBrotli = promisify(brotliCompress)
const packGzip = promisify(gzip)

function* filesUnder(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) yield* filesUnder(path)
    else yield path
  }
}

function read(folder: string): ReadonlyMap<string, AppFile> {
  const files = new Map<string, AppFile>()
  if (!existsSync(folder)) return files
  const paths = [...filesUnder(folder)]
  for (const path of paths.filter((one) => !/\.(br|gz|map)$/.test(one))) {
    const bytes = readFileSync(path)
    const packed = new Map<Encoding, Promise<Buffer>>()
    for (const [encoding, ending] of [
      ['br', '.br'],
      ['gzip', '.gz'],
    ] as const) {
      if (existsSync(path + ending)) packed.set(encoding, Promise.resolve(readFileSync(path + ending)))
    }
    const url = `/${relative(folder, path).split(sep).join('/')}`
    files.set(url, {
      path: url,
      type: TYPES[extname(path)] ?? 'application/octet-stream',
      bytes,
      etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
      packed,
    })
  }
  return files
}

/** Packed once, when first asked for. */
function pack(file: AppFile, encoding: Encoding): Promise<Buffer> {
  const known = file.packed.get(encoding)
  if (known) return known
  const packed =
    encoding === 'br'
      ? packBrotli(file.bytes, {
          params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: file.bytes.length },
        })
      : packGzip(file.bytes, { level: 9 })
  file.packed.set(encoding, packed)
  return packed
}

const isScreen = (c: Request): boolean =>
  (c.req.header('accept') ?? '').includes('text/html') && extname(c.req.path) === ''

export function appFiles(folder: string): (c: Request) => Promise<Response> {
  const files = read(folder)
  return async (c) => {
    const page = files.get('/index.html')
    if (!page) throw new Refusal(503, 'The app is not built', 'Run npm run build, then start again.')
    const found = files.get(c.req.path) ?? files.get(`${c.req.path}.html`)
    const file = c.req.path === '/' ? page : (found ?? (isScreen(c) ? page : undefined))
    if (!file) throw new Refusal(404, 'Not found')
    const headers: { [name: string]: string } = {
      'Content-Type': file.type,
      ETag: file.etag,
      Vary: 'Accept-Encoding',
      'Cache-Control': HASHED.test(file.path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    }
    if (c.req.header('if-none-match') === file.etag) return c.body(null, 304, headers)
    const accepted = c.req.header('accept-encoding') ?? ''
    const encoding = !PACKABLE.test(file.type)
      ? undefined
      : /\bbr\b/.test(accepted)
        ? 'br'
        : /\bgzip\b/.test(accepted)
          ? 'gzip'
          : undefined
    const bytes = encoding ? await pack(file, encoding) : file.bytes
    if (encoding) headers['Content-Encoding'] = encoding
    headers['Content-Length'] = String(bytes.length)
    return c.body(new Uint8Array(bytes), 200, headers)
  }
}
