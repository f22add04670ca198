/**
 * Postgres refuses to run as root. Started by root (in a container, say), it runs as `postgres` or `nobody`; where
 * that user cannot walk down to our folders (a checkout under /root), it keeps the one capability that lets it.
 */
import { spawnSync } from 'node:child_process'
import { CannotStart } from '../../cannot-start.ts'

export interface RunAs {
  /** Owner of the data folder; undefined: whoever runs the server. */
  readonly uid?: number
  readonly gid?: number
  command(program: string, args: readonly string[]): { readonly program: string; readonly args: readonly string[] }
}

const plainly: RunAs = { command: (program, args) => ({ program, args }) }

function idOf(user: string): { uid: number; gid: number } | undefined {
  const ask = (flag: string): number => {
    const answer = spawnSync('id', [flag, user], { encoding: 'utf8' })
    return answer.status === 0 ? Number(answer.stdout) : Number.NaN
  }
  const [uid, gid] = [ask('-u'), ask('-g')]
  return uid > 0 && gid >= 0 ? { uid, gid } : undefined
}

const asUser = (uid: number, gid: number, capability?: string): RunAs => {
  const held = capability ? ['--inh-caps', `+${capability}`, '--ambient-caps', `+${capability}`] : []
  const switched = ['--reuid', String(uid), '--regid', String(gid), '--clear-groups', ...held, '--']
  return {
    uid,
    gid,
    command: (program, args) =>
      capability ? { program: 'setpriv', args: [...switched, program, ...args] } : { program, args },
  }
}

function reaches(runAs: RunAs, program: string, folder: string): boolean {
  const test = runAs.command('/bin/sh', ['-c', 'test -x "$0" && test -w "$1"', program, folder])
  const given = test.program === 'setpriv' ? {} : { uid: runAs.uid, gid: runAs.gid }
  return spawnSync(test.program, test.args, { ...given, cwd: '/' }).status === 0
}

/** `folder` exists and belongs to the user that is found here, once `own` was called with it. */
export function findRunAs(program: string, folder: string, own: (uid: number, gid: number) => void): RunAs {
  if (process.getuid?.() !== 0) return plainly
  const user = idOf('postgres') ?? idOf('nobody')
  if (user) {
    own(user.uid, user.gid)
    // CAP_DAC_READ_SEARCH suffices; default containers only have CAP_DAC_OVERRIDE.
    for (const capability of [undefined, 'dac_read_search', 'dac_override']) {
      const runAs = asUser(user.uid, user.gid, capability)
      if (reaches(runAs, program, folder)) return runAs
    }
  }
  throw new CannotStart(
    `Postgres does not run as root, and no other user can reach ${folder}. ` +
      'Start Doorstep as an ordinary user, move it out of a private home folder, or set DATABASE_URL.',
  )
}
