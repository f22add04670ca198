/** Why a cycle ends before its work is done. */
export type Stop =
  | { readonly why: 'nobody' }
  | { readonly why: 'later'; readonly retryAfterMs?: number }
  | { readonly why: 'sign-in' }
  | { readonly why: 'closed' }
  | { readonly why: 'own-passphrase' }
  | { readonly why: 'update' }
  | { readonly why: 'restored' }
  | { readonly why: 'time' }

/** 401: the session has ended · 403: the passphrase was given out, and has not been changed · 426: this build is too old to read · all else: later. */
export function stopFor(refused: { readonly status: number; readonly retryAfterMs?: number }): Stop {
  if (refused.status === 401) return { why: 'sign-in' }
  if (refused.status === 403) return { why: 'own-passphrase' }
  if (refused.status === 426) return { why: 'update' }
  return { why: 'later', ...(refused.retryAfterMs !== undefined && { retryAfterMs: refused.retryAfterMs }) }
}
