/** The tests as they stand, without what only supports them, and without those of the list itself: they prove nothing. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { TestFile } from './find-tests.ts'

const SUPPORTS = new Set(['support', 'bench', 'fixtures', 'planted', 'items'])

export function readTests(folder = 'test'): TestFile[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name): TestFile[] => {
      const path = join(folder, name)
      if (statSync(path).isDirectory()) return SUPPORTS.has(name) ? [] : readTests(path)
      return /\.tsx?$/.test(name) ? [{ path: path.split(sep).join('/'), text: readFileSync(path, 'utf8') }] : []
    })
}
