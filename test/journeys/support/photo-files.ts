/** Pictures with something written into every part that can hold it. */
import { crc32 } from 'node:zlib'

/** The word to look for. */
export const CANARY = 'Canaryplace'

const ifd = (entries: readonly (readonly [number, number, number, Buffer])[]) => {
  const head = Buffer.alloc(2)
  head.writeUInt16LE(entries.length)
  return Buffer.concat([
    head,
    ...entries.map(([tag, type, count, value]) => {
      const entry = Buffer.alloc(8)
      entry.writeUInt16LE(tag)
      entry.writeUInt16LE(type, 2)
      entry.writeUInt32LE(count, 4)
      return Buffer.concat([entry, Buffer.concat([value, Buffer.alloc(4)]).subarray(0, 4)])
    }),
    Buffer.alloc(4),
  ])
}
const u16 = (value: number) => Buffer.from([value & 255, value >> 8])
const u32 = (value: number) => {
  const four = Buffer.alloc(4)
  four.writeUInt32LE(value)
  return four
}

/** EXIF with an orientation, a camera's name and a place in Manchester. */
function exif(orientation: number): Buffer {
  const text = Buffer.from(`${CANARY}\0`)
  const main = 8
  const gps = main + 2 + 3 * 12 + 4
  const data = gps + 2 + 4 * 12 + 4
  const degrees = (d: number, m: number) => Buffer.concat([d, 1, m, 1, 0, 1].map(u32))
  return Buffer.concat([
    Buffer.from('II*\0\x08\0\0\0', 'latin1'),
    ifd([
      [0x010f, 2, text.length, u32(data + 48)],
      [0x0112, 3, 1, u16(orientation)],
      [0x8825, 4, 1, u32(gps)],
    ]),
    ifd([
      [1, 2, 2, Buffer.from('N\0')],
      [2, 5, 3, u32(data)],
      [3, 2, 2, Buffer.from('W\0')],
      [4, 5, 3, u32(data + 24)],
    ]),
    degrees(53, 28),
    degrees(2, 14),
    text,
  ])
}

const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><exif:GPSLatitude>53,28N ${CANARY}</exif:GPSLatitude></rdf:RDF></x:xmpmeta>`

function segment(marker: number, content: Buffer | string): Buffer {
  const bytes = Buffer.from(content as string, 'latin1')
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(bytes.length + 2, 2)
  return Buffer.concat([head, bytes])
}

/** EXIF, XMP, a colour profile, IPTC, a maker's own segment, a comment, and a second picture behind the first. */
export function jpegWithEverything(jpeg: Buffer, orientation: number): Buffer {
  return Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif(orientation)])),
    segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${XMP}`),
    segment(0xe2, `ICC_PROFILE\0\x01\x01${CANARY}`),
    segment(0xed, `Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0e${CANARY}`),
    segment(0xe5, CANARY),
    segment(0xfe, CANARY),
    jpeg.subarray(2),
    segment(0xe1, `Exif\0\0${CANARY}`),
    Buffer.from(CANARY),
  ])
}

/** The markers of a JPEG up to its picture, and what lies behind it. */
export function segmentsOf(jpeg: Buffer): string[] {
  const markers = ['D8']
  let at = 2
  while (at + 4 <= jpeg.length) {
    if (jpeg[at] !== 0xff) return [...markers, `no marker at ${at}`]
    const marker = (jpeg[at + 1] ?? 0).toString(16).toUpperCase()
    markers.push(marker)
    at += 2 + jpeg.readUInt16BE(at + 2)
    if (marker === 'DA') break
  }
  const end = jpeg.lastIndexOf(Buffer.from([0xff, 0xd9]))
  return end === jpeg.length - 2 ? [...markers, 'D9'] : [...markers, `${jpeg.length - end - 2} bytes behind the end`]
}

function pngChunk(type: string, content: Buffer | string): Buffer {
  const named = Buffer.concat([Buffer.from(type), Buffer.from(content as string, 'latin1')])
  const whole = Buffer.alloc(named.length + 8)
  whole.writeUInt32BE(named.length - 4)
  named.copy(whole, 4)
  whole.writeUInt32BE(crc32(named), named.length + 4)
  return whole
}

export function pngWithEverything(png: Buffer): Buffer {
  const behindHead = 8 + 25
  return Buffer.concat([
    png.subarray(0, behindHead),
    pngChunk('tEXt', `Comment\0${CANARY}`),
    pngChunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${XMP}`),
    pngChunk('eXIf', exif(1)),
    png.subarray(behindHead),
    Buffer.from(CANARY),
  ])
}

function riff(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(type)
  head.writeUInt32LE(content.length, 4)
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)])
}
const u24 = (value: number) => Buffer.from([value & 255, (value >> 8) & 255, value >> 16])

/** `webp` is a still picture of one chunk, as a canvas makes it. `moving`: twice the same picture, one after the other. */
export function webpWithEverything(
  webp: Buffer,
  width: number,
  height: number,
  { moving }: { readonly moving?: boolean } = {},
): Buffer {
  let picture = webp.subarray(12)
  // a canvas may have made the long form already: its own picture is the first chunk that is one
  for (let at = 12; at + 8 <= webp.length; at += 8 + webp.readUInt32LE(at + 4) + (webp.readUInt32LE(at + 4) % 2))
    if (webp.toString('latin1', at, at + 3) === 'VP8' && webp[at + 3] !== 0x58)
      picture = webp.subarray(at, at + 8 + webp.readUInt32LE(at + 4) + (webp.readUInt32LE(at + 4) % 2))
  const size = Buffer.concat([u24(width - 1), u24(height - 1)])
  const flags = Buffer.from([0b1100 | (moving ? 0b10 : 0), 0, 0, 0])
  const frame = riff('ANMF', Buffer.concat([u24(0), u24(0), size, u24(100), Buffer.from([0]), picture]))
  const chunks = Buffer.concat([
    Buffer.from('WEBP'),
    riff('VP8X', Buffer.concat([flags, size])),
    ...(moving ? [riff('ANIM', Buffer.alloc(6)), frame, frame] : [picture]),
    riff('EXIF', exif(1)),
    riff('XMP ', Buffer.from(XMP)),
  ])
  return riff('RIFF', chunks)
}
