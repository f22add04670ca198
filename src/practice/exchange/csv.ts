/** Comma-separated text as RFC 4180 says it: quotes where they are needed, lines that end with CR and LF. */
const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** A line with one empty cell would be no line at all to whoever reads it. */
const line = (cells: readonly string[]): string =>
  cells.length === 1 && cells[0] === '' ? '""' : cells.map(cell).join(',')

export const csvText = (lines: readonly (readonly string[])[]): string =>
  lines.map((cells) => `${line(cells)}\r\n`).join('')

/** For people who open it: a cell that begins like a formula would be worked out. */
export const asWords = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
