/** Why a cycle ends before its work is done. */
export type Stop =
  | { readonly why: 'nobody' }
  | { readonly why: 'later'; readonly retryAfterMs?: number }
  | { readonly why: 'sign-in' }
  | { readonly why: 'closed' }
  | { readonly why: 'update' }
  | { readonly why: 'restored' }
  | { readonly why: 'time' }

/** 401: the session has ended · 426: this build is too old to read · all else: later. */
export function stopFor(refused: { readonly status: number; readonly retryAfterMs?: number }): Stop {
  if (refused.status === 401) return { why: 'sign-in' }
  if (refused.status === 426) return { why: 'update' }
  return { why: 'later', ...(refused.retryAfterMs !== undefined && { retryAfterMs: refused.retryAfterMs }) }
}
