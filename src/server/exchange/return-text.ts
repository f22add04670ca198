/** Bytes of a return's file as text: UTF-8 or UTF-16 by the byte-order mark, every line ending as \n. */
export interface ReturnFile {
  readonly name: string
  /** Size in bytes where known, for the progress shown. */
  readonly bytes: number
  /** May be asked for more than once: a file is looked at before it is read. */
  open(): AsyncIterable<Uint8Array>
}

export async function* textOf(file: ReturnFile, seen?: (bytes: number) => void): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  let heldReturn = false
  for await (const chunk of file.open()) {
    if (chunk.length === 0) continue
    seen?.(chunk.length)
    decoder ??= new TextDecoder(encodingOf(chunk))
    let text = decoder.decode(chunk, { stream: true })
    // A \r at the end of one piece and a \n at the start of the next are one line ending, not two.
    if (heldReturn) text = `\r${text}`
    heldReturn = text.endsWith('\r')
    if (heldReturn) text = text.slice(0, -1)
    yield text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  }
  const rest = decoder?.decode() ?? ''
  if (rest || heldReturn) yield `${heldReturn ? '\n' : ''}${rest}`
}

function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}
