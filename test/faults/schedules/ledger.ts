/**
 * What a device has promised: every word whose "Saved on this device" resolved, where it was written and in which
 * operation. Kept beside the product, from what its callers see and from the bytes on the wire.
 */
import type { FileId, Uuid } from '../../../src/model/file.ts'
import type { Device } from './page.ts'

export interface Word {
  /** Made up for this one place, so that finding it anywhere says where it came from. */
  readonly token: string
  readonly recordId: Uuid
  readonly type: string
  readonly field: string
  readonly fileIds: readonly FileId[]
  readonly device: Device
  readonly isProse: boolean
  /** Undefined: nobody was told that it was kept. */
  opId?: Uuid
}
export interface KeptBytes {
  readonly sha256: string
  readonly bytes: Uint8Array
  readonly device: Device
  /** The operation that names them. */
  opId?: Uuid
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
// no word boundary: in JSON a line end before it is a letter
const TOKEN = /zq[a-z]{9}/g
export const tokensIn = (text: string): string[] => text.match(TOKEN) ?? []

export class Ledger {
  readonly words = new Map<string, Word>()
  readonly blobs: KeptBytes[] = []
  /** Somebody had it before them and took it out, or chose another version. */
  readonly takenOut = new Set<string>()
  /** Cleared with a device before it was sent: the published exception. */
  readonly cleared = new Set<string>()
  /** Sent, and then taken off every device; a backup from before knows nothing of it. */
  readonly goneWithBackup = new Set<Uuid>()
  readonly violations: { readonly kind: Kind; readonly text: string }[] = []
  saved = 0
  /** The council came back from a backup. */
  wasRestored = false
  private readonly sent = new Map<string, string>()
  private made = 0

  token(): string {
    this.made += 1
    let text = ''
    // the last letters first: neighbours differ from the first letter on
    for (let n = this.made * 7919 + 12_345_678_901; text.length < 9; n = Math.floor(n / 26)) text += LETTERS[n % 26]
    return `zq${text}`
  }

  isPromised(word: Word): boolean {
    return word.opId !== undefined && !this.takenOut.has(word.token) && !this.cleared.has(word.token)
  }

  /** What goes over the wire under a number never changes. */
  wire(device: Device, opId: Uuid, raw: string): void {
    const key = `${device.name} ${opId}`
    const before = this.sent.get(key)
    if (before === undefined) this.sent.set(key, raw)
    else if (before !== raw) this.broken('lost', `operation ${opId} was sent with other bytes than before`)
  }

  broken(kind: Kind, text: string): void {
    this.violations.push({ kind, text })
  }
}

/** As the figures at the end of a run name them. */
export const KINDS = ['lost', 'duplicated', 'overwritten', 'leaked', 'diverged'] as const
export type Kind = (typeof KINDS)[number]
