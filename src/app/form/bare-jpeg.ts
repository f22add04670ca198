/**
 * A painted JPEG without what browsers write into it of their own accord: a colour profile here, a stub of EXIF there.
 * Only what is needed to show it travels. Unchanged where it is built otherwise than we know.
 */
export function bareJpeg(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts = [bytes.subarray(0, 2)]
  let at = 2
  for (;;) {
    if (at + 4 > bytes.length || view.getUint8(at) !== 0xff) return bytes
    const marker = view.getUint8(at + 1)
    const next = at + 2 + view.getUint16(at + 2)
    if (marker === SCAN) break
    if (!isTold(marker)) parts.push(bytes.subarray(at, next))
    at = next
  }
  parts.push(bytes.subarray(at))
  const bare = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let filled = 0
  for (const part of parts) {
    bare.set(part, filled)
    filled += part.length
  }
  return bare
}

const SCAN = 0xda
const COMMENT = 0xfe
/** Application segments but the first, which is JFIF, and comments (ITU T.81, table B.1). */
const isTold = (marker: number): boolean => (marker > 0xe0 && marker <= 0xef) || marker === COMMENT
