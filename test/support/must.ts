/** The value, or a failing test that says it was missing. */
export function must<T>(value: T | undefined | null, what = 'it'): T {
  if (value === undefined || value === null) throw new Error(`${what} is missing`)
  return value
}
