/** Puts each planted mistake into a copy of the tree in a temporary folder, and lets the schedules look for it there. */
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PLANTED } from './table.ts'
import type { Planted } from './table.ts'

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../../..')
const COPIED = ['src', 'test', 'package.json', 'tsconfig.json', 'index.html', 'vite.config.ts'] as const

/** The text with the mistake in it. Throws where what is to be replaced is not there exactly once. */
export function planted(one: Planted, read: (file: string) => string): Map<string, string> {
  const texts = new Map<string, string>()
  for (const { file, find, put } of one.edits) {
    const text = texts.get(file) ?? read(file)
    if (text.split(find).length !== 2)
      throw new Error(`"${one.name}": what it replaces stands ${text.split(find).length - 1} times in ${file}`)
    texts.set(
      file,
      text.replace(find, () => put),
    )
  }
  return texts
}
export const inTree = (file: string): string => readFileSync(join(ROOT, file), 'utf8')

export interface Caught {
  readonly schedules: number
  /** What was broken first; undefined: nobody noticed. */
  readonly by: string | undefined
}

/** Runs seeds over the copy until one of them fails. */
export async function look(one: Planted, first: number, most: number, edits: number): Promise<Caught> {
  const copy = mkdtempSync(join(tmpdir(), 'doorstep-planted-'))
  try {
    for (const name of COPIED) cpSync(join(ROOT, name), join(copy, name), { recursive: true })
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'))
    for (const [file, text] of planted(one, inTree)) writeFileSync(join(copy, file), text)
    const numbers = { seeds: most, seed: first, edits, processes: 1 }
    const options = Object.entries(numbers).flatMap(([name, value]) => [`--${name}`, String(value)])
    const output = await run(copy, ['--first', ...options])
    const last = output.trim().split('\n').at(-1) ?? ''
    const { schedules } = JSON.parse(last) as { schedules: number }
    return { schedules, by: / fails:\n {2}(.*)/.exec(output)?.[1] }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

function run(copy: string, options: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(copy, 'test/faults/schedules/run.ts'), ...options], {
    cwd: copy,
    env: { ...process.env, TSX_TSCONFIG_PATH: join(copy, 'tsconfig.json') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (text) => (output += String(text)))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () => resolve(output))
  })
}

/** Each with its own seed, or with all from `from` on. Ends with 1 when one of them was not noticed. */
export async function runPlanted(given: {
  readonly from: number | undefined
  readonly most: number
  readonly only: string | undefined
  readonly edits: number
  readonly processes: number
}): Promise<number> {
  const { from, most, only, edits, processes } = given
  const left = PLANTED.filter(({ name }) => only === undefined || name.includes(only))
  const planted = left.length
  let missed = 0
  const next = async (): Promise<void> => {
    for (let one = left.shift(); one; one = left.shift()) {
      const { schedules, by } = await look(one, from ?? one.seed, from === undefined ? 1 : most, edits)
      if (by === undefined) missed += 1
      const where = from === undefined ? `seed ${one.seed}` : `${schedules} schedules`
      console.log(`${one.name}: ${by === undefined ? `NOT noticed, ${where}` : `${where}, ${by}`}`)
    }
  }
  await Promise.all(Array.from({ length: processes }, next))
  console.log(JSON.stringify({ planted, missed }))
  return missed === 0 ? 0 : 1
}
