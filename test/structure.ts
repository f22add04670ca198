/** The house rules of the README's map, held by reading the source itself. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'

const SRC = resolve('src')
const TEST = resolve('test')

/** Who may import whom. A room may always import itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  records: ['model'],
  practice: ['model', 'records'],
  documents: ['model', 'records', 'practice'],
  protocol: ['model', 'records'],
  device: ['model', 'records', 'protocol'],
  sync: ['device', 'protocol', 'records', 'model'],
  app: ['model', 'records', 'practice', 'documents', 'protocol', 'device', 'sync'],
  worker: ['sync', 'device', 'protocol'],
  server: ['model', 'records', 'practice', 'documents', 'protocol', 'demo'],
  demo: ['model', 'records', 'practice'],
}
const PURE = ['model', 'records', 'practice', 'demo']
const TOP_LEVEL = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'index.html',
  'src',
  'public',
  'test',
  'README.md',
  'LICENSE',
]
const EMPTY_NAMES = /^(utils?|helpers?|services?|managers?|common|misc|index)(\.tsx?)?$/

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesUnder(path) : [path]
  })
}

const isCode = (path: string): boolean => /\.tsx?$/.test(path)
const sources = filesUnder(SRC).filter(isCode)
const withoutComments = (code: string): string =>
  code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1')
const roomOf = (path: string): string => relative(SRC, path).split(sep)[0] ?? ''
const named = (path: string): string => relative(resolve('.'), path)

function importsOf(path: string): string[] {
  const code = readFileSync(path, 'utf8')
  return [...code.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)].map((match) =>
    resolve(dirname(path), (match[1] ?? '').split('?')[0] ?? ''),
  )
}

test('every room imports only the rooms it may', () => {
  const broken = sources.flatMap((path) =>
    importsOf(path)
      .filter((target) => target.startsWith(SRC))
      .map((target) => ({ from: roomOf(path), to: roomOf(target), path }))
      .filter(({ from, to }) => from !== to && !(MAY_IMPORT[from] ?? []).includes(to))
      .map(({ from, to, path }) => `${named(path)}: ${from} may not import ${to}`),
  )
  assert.equal(broken, [])
})

test('every room stands in the table', () => {
  assert.equal(
    readdirSync(SRC).filter((name) => statSync(join(SRC, name)).isDirectory() && !(name in MAY_IMPORT)),
    [],
  )
})

test('no file imports itself by a detour', () => {
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].map(named).join(' → '))
    if (done.has(path) || trail.includes(path)) return
    for (const target of importsOf(path)) if (isCode(target) && existsSync(target)) visit(target, [...trail, path])
    done.add(path)
  }
  for (const path of sources) visit(path, [])
  assert.equal(circles, [])
})

test('pure rooms know no clock and no chance', () => {
  const broken = sources
    .filter((path) => PURE.includes(roomOf(path)))
    .flatMap((path) => {
      const code = withoutComments(readFileSync(path, 'utf8'))
      return [
        /\bDate\.now\s*\(/,
        /\bnew Date\s*\(\s*\)/,
        /\bMath\.random\s*\(/,
        /\bcrypto\.(randomUUID|getRandomValues)\b/,
      ]
        .filter((pattern) => pattern.test(code))
        .map((pattern) => `${named(path)}: ${pattern.source}`)
    })
  assert.equal(broken, [])
})

test('every test file runs its suite', () => {
  const mute = filesUnder(TEST)
    .filter(isCode)
    .filter((path) => {
      const code = readFileSync(path, 'utf8')
      const parts = relative(TEST, path).split(sep)
      const supports =
        parts.some((part) => ['support', 'bench', 'fixtures'].includes(part)) ||
        (parts[0] === 'faults' && parts.length > 2)
      return supports ? /from ['"]uvu['"]/.test(code) && !/\.run\(\)/.test(code) : !/\.run\(\)/.test(code)
    })
  assert.equal(mute.map(named), [])
})

test('files are named with words that say something', () => {
  const vague = sources.filter((path) => path.split(sep).some((part) => EMPTY_NAMES.test(part)))
  const shouting = sources.filter((path) => !/^[a-z0-9.-]+$/.test(path.split(sep).at(-1) ?? ''))
  assert.equal([...vague, ...shouting].map(named), [])
})

test('a file over 300 lines gives its reason in its first lines', () => {
  const long = sources.filter((path) => {
    const lines = readFileSync(path, 'utf8').split('\n')
    return lines.length > 300 && !/long because/i.test(lines.slice(0, 12).join('\n'))
  })
  assert.equal(long.map(named), [])
})

test('nothing else lies at the top of the repository', () => {
  const stray = readdirSync('.').filter(
    (name) => !name.startsWith('.') && !TOP_LEVEL.includes(name) && !['node_modules', 'dist'].includes(name),
  )
  assert.equal(stray, [])
})

const isThere = (name: string): boolean =>
  sources.some((path) =>
    path
      .replace(/\.tsx?$/, '')
      .split(sep)
      .join('/')
      .endsWith(`/${name}`),
  ) || ['js', 'mjs', 'cjs'].some((ending) => existsSync(join('node_modules', `${name}.${ending}`)))

test('the files that the app is built into begin with files that there are', () => {
  const list = /const FILES[^=]*= \[\n([\s\S]*?)\n\]\n/.exec(readFileSync('vite.config.ts', 'utf8'))?.[1] ?? ''
  const begins = [...list.matchAll(/'([^']+\/[^']+)'/g)].map(([, name]) => name ?? '')
  assert.ok(begins.length > 20, 'FILES in vite.config.ts is read here')
  assert.equal(
    begins
      .filter((name) => !isThere(name))
      .map(
        (name) => `FILES in vite.config.ts names ${name}, which is no file: its screen would be fetched with the last`,
      ),
    [],
  )
})

test('text is never set as markup', () => {
  const markup = sources.filter((path) =>
    /dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML|document\.write/.test(readFileSync(path, 'utf8')),
  )
  assert.equal(markup.map(named), [])
})

test('the README’s map names every folder of the rules', () => {
  const row = /^\| `src\/practice` .*$/m.exec(readFileSync('README.md', 'utf8'))?.[0] ?? ''
  const folders = readdirSync(join(SRC, 'practice'), { withFileTypes: true }).filter((one) => one.isDirectory())
  assert.equal(
    folders.filter(({ name }) => !row.includes(`\`${name}/\``)).map(({ name }) => name),
    [],
  )
})

/** What people wrote, or may write, with the marks of a keyboard: looked for and told, not said by us. And a seed. */
const AS_TYPED = [
  join('practice', 'tone', 'lexicon.ts'),
  join('practice', 'tone', 'sayings.ts'),
  join('practice', 'reports', 'child-code.ts'),
]
const isAsTyped = (path: string): boolean =>
  roomOf(path) === 'demo' || AS_TYPED.some((one) => relative(SRC, path) === one)

/** "child's", "don't", "carers' plan". Code has a straight mark after a letter only where a word of its own follows. */
const straightApostrophes = (code: string): readonly string[] =>
  [
    ...withoutComments(code).matchAll(
      /\p{L}+'(?:s|t|re|ve|ll|d|m)\b|\p{L}s' (?!(?:in|is|as|of|extends|satisfies|keyof|instanceof)\b)\p{Ll}+/gu,
    ),
  ].map(([found]) => found)

test('our own words have typographic apostrophes', () => {
  const broken = sources
    .filter((path) => !isAsTyped(path))
    .flatMap((path) => straightApostrophes(readFileSync(path, 'utf8')).map((found) => `${named(path)}: ${found}`))
  assert.equal(broken, [])
})

test('a straight apostrophe is found in words, and no code is taken for one', () => {
  for (const words of [`label: "The child's plan"`, `<p>You don't know</p>`, "`on the carers' plan`"])
    assert.is(straightApostrophes(words).length, 1, words)
  for (const code of [
    `kind === 'yes' || 'plans' in body`,
    `['days', 'weeks'] as const`,
    `label: 'The child’s plan' // the child's`,
    `/** The child's */`,
    `case 't': return 's'`,
  ])
    assert.equal(straightApostrophes(code), [], code)
})

test.run()
