/** Where the council's server listens. */
export const PATHS = {
  push: '/sync/v1/push',
  pull: '/sync/v1/pull',
  hints: '/sync/v1/hints',
  deadLetter: '/sync/v1/deadletter',
  shelf: '/sync/v1/shelf',
  history: (recordId: string, before?: number) =>
    `/sync/v1/history/${recordId}${before === undefined ? '' : `?before=${before}`}`,
  blob: (sha256: string, of: number) => `/sync/v1/blobs/${sha256}?of=${of}`,
  blobPiece: (sha256: string, n: number, of: number) => `/sync/v1/blobs/${sha256}/${n}?of=${of}`,
  me: '/auth/me',
  signIn: '/auth/sign-in',
  signOut: '/auth/sign-out',
  device: '/sync/v1/device',
  standing: '/sync/v1/standing',
  letters: '/sync/v1/letters',
  purged: '/sync/v1/purged',
  reads: '/sync/v1/reads',
  takenOff: (file: string) => `/sync/v1/taken-off/${file}`,
  passphrase: '/auth/passphrase',
} as const
