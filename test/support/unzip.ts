/** The files of a zip archive, by name: what Word would read. */
import { inflateRawSync } from 'node:zlib'

export function unzip(bytes: Uint8Array): ReadonlyMap<string, string> {
  const data = Buffer.from(bytes)
  const end = data.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0) throw new Error('This is no zip archive')
  const files = new Map<string, string>()
  let at = data.readUInt32LE(end + 16)
  for (let left = data.readUInt16LE(end + 10); left > 0; left -= 1) {
    const method = data.readUInt16LE(at + 10)
    const packed = data.readUInt32LE(at + 20)
    const nameLength = data.readUInt16LE(at + 28)
    const name = data.toString('utf8', at + 46, at + 46 + nameLength)
    const local = data.readUInt32LE(at + 42)
    const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28)
    const content = data.subarray(start, start + packed)
    files.set(name, (method === 8 ? inflateRawSync(content) : content).toString('utf8'))
    at += 46 + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32)
  }
  return files
}

/** The text of a Word file, paragraph by paragraph, headers and footers too. */
export function wordsInDocx(bytes: Uint8Array): string {
  return [...unzip(bytes)]
    .filter(([name]) => /^word\/(document|footer\d*|header\d*)\.xml$/.test(name))
    .map(([, xml]) =>
      xml
        .replace(/<\/w:p>|<w:br\/>/g, '\n')
        .replace(/<[^>]+>/g, '')
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&apos;/g, "'")
        .replace(/&amp;/g, '&'),
    )
    .join('\n')
}
