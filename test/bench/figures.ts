/** Figures of one run: medians and ratios, since machines are noisy. */
export const quantile = (values: readonly number[], q: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN
}
export const median = (values: readonly number[]): number => quantile(values, 0.5)

export interface Figure {
  readonly what: string
  readonly ours: number
  readonly limit?: number
  readonly unit: 'ms' | 'bytes' | 'a second'
}

const inWords = (value: number, unit: Figure['unit']): string =>
  unit === 'a second'
    ? `${Math.round(value).toLocaleString('en-GB')} a second`
    : unit === 'bytes'
      ? `${Math.round(value / 1024).toLocaleString('en-GB')} KiB`
      : `${value.toFixed(value < 10 ? 1 : 0)} ms`

export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, ours, limit, unit }) => [
    what,
    inWords(ours, unit),
    limit === undefined ? '' : inWords(limit, unit),
    limit ? `${(ours / limit).toFixed(2)}×` : '',
  ])
  const all = [['', 'Doorstep', 'limit', 'ratio'], ...rows]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
  return all
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n')
}
