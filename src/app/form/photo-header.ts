/** What a picture's first bytes say of it, before anything is decoded: its kind and, where they tell, its pixels. */
export type PhotoKind = 'jpeg' | 'png' | 'webp' | 'heic'
export interface PhotoHeader {
  readonly kind: PhotoKind
  readonly pixels?: number
}

export function readPhotoHeader(bytes: Uint8Array): PhotoHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (starts(bytes, 0, [0xff, 0xd8, 0xff])) return { kind: 'jpeg' }
  if (starts(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) {
    return withPixels('png', bytes.length >= 24 ? view.getUint32(16) * view.getUint32(20) : undefined)
  }
  if (word(bytes, 0) === 'RIFF' && word(bytes, 8) === 'WEBP')
    return withPixels('webp', webpPixels(view, word(bytes, 12)))
  if (word(bytes, 4) === 'ftyp' && /^(heic|heix|hevc|mif1|msf1|avif|avis)$/.test(word(bytes, 8)))
    return withPixels('heic', heicPixels(view))
  return undefined
}

function withPixels(kind: PhotoKind, pixels: number | undefined): PhotoHeader {
  return pixels === undefined ? { kind } : { kind, pixels }
}

/** A JPEG says its size behind whatever its camera wrote into it, which may be megabytes: walked, not read. */
export async function jpegPixels(file: Blob): Promise<number | undefined> {
  let at = 2
  for (let segments = 0; segments < MOST_SEGMENTS; segments += 1) {
    const view = new DataView(await file.slice(at, at + 9).arrayBuffer())
    if (view.byteLength < 9 || view.getUint8(0) !== 0xff) return undefined
    const marker = view.getUint8(1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    // Frame headers are C0–CF without the tables C4, C8 and CC (ITU T.81, table B.1).
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return view.getUint16(5) * view.getUint16(7)
    }
    at += 2 + view.getUint16(2)
  }
  return undefined
}
const MOST_SEGMENTS = 5000

/** The largest of the images in it: every one has an `ispe` box with its width and height. */
function heicPixels(view: DataView): number | undefined {
  let most: number | undefined
  for (let at = 4; at + 16 <= view.byteLength; at += 1)
    if (view.getUint32(at) === ISPE) most = Math.max(most ?? 0, view.getUint32(at + 8) * view.getUint32(at + 12))
  return most
}
const ISPE = 0x69737065

function webpPixels(view: DataView, chunk: string): number | undefined {
  if (view.byteLength < 30) return undefined
  if (chunk === 'VP8X') return (uint24(view, 24) + 1) * (uint24(view, 27) + 1)
  if (chunk === 'VP8 ') return (view.getUint16(26, true) & 0x3fff) * (view.getUint16(28, true) & 0x3fff)
  if (chunk !== 'VP8L') return undefined
  const bits = view.getUint32(21, true)
  return ((bits & 0x3fff) + 1) * (((bits >> 14) & 0x3fff) + 1)
}

const uint24 = (view: DataView, at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
const starts = (bytes: Uint8Array, at: number, wanted: readonly number[]): boolean =>
  wanted.every((byte, i) => bytes[at + i] === byte)
const word = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4))
