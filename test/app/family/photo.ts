import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { jpegPixels, readPhotoHeader } from '../../../src/app/form/photo-header.ts'
import {
  PHOTO_MAX_BYTES,
  PHOTO_MAX_FILE_BYTES,
  PhotoRefused,
  shrinkPhoto,
  type OpenPhoto,
} from '../../../src/app/form/shrink-photo.ts'

const JPEG = [0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0x0b, 0xd0, 0x0f, 0xc0, 3]
const jpegFile = (): Blob => new Blob([new Uint8Array([...JPEG, ...Array.from({ length: 40 }, () => 0)])])

/** A camera picture whose JPEG weighs half a byte a pixel at full quality. */
function heavy(width: number, height: number, closed: { times: number }): OpenPhoto {
  return {
    width,
    height,
    paint: (w, h, quality) => Promise.resolve(new Blob([new Uint8Array(Math.round((w * h * quality) / 2))])),
    close: () => {
      closed.times += 1
    },
  }
}
const refused = async (file: Blob, open?: (file: Blob) => Promise<OpenPhoto>): Promise<string> => {
  try {
    await shrinkPhoto(file, open)
  } catch (why) {
    assert.instance(why, PhotoRefused)
    return (why as Error).message
  }
  throw new Error('it was taken')
}

test('an oversized file is refused before a byte of it is read', async () => {
  const file = {
    size: PHOTO_MAX_FILE_BYTES + 1,
    slice: () => assert.unreachable('it was read'),
    arrayBuffer: () => assert.unreachable('it was read'),
  }
  assert.match(await refused(file as unknown as Blob), 'The most is 25 MB')
})

test('a file that only calls itself a photo is refused by its first bytes', async () => {
  assert.match(await refused(new Blob(['<svg onload="alert(1)"/>'], { type: 'image/jpeg' })), 'not a photo')
})

test('a picture that would unpack to a flood of pixels is refused before it is opened', async () => {
  const png = new Uint8Array(64)
  png.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  new DataView(png.buffer).setUint32(16, 60_000)
  new DataView(png.buffer).setUint32(20, 60_000)
  assert.match(await refused(new Blob([png]), () => assert.unreachable('it was opened') as never), 'too large to open')
})

test('a large photo is painted smaller until it is 300 KB or less, and keeps its shape', async () => {
  const closed = { times: 0 }
  const sizes: [number, number][] = []
  const { bytes, mime } = await shrinkPhoto(jpegFile(), async () => {
    const photo = heavy(4032, 3024, closed)
    return {
      ...photo,
      paint: (w, h, q) => {
        sizes.push([w, h])
        return photo.paint(w, h, q)
      },
    }
  })
  assert.is(mime, 'image/jpeg')
  assert.ok(bytes.length <= PHOTO_MAX_BYTES, `${bytes.length} bytes`)
  assert.equal(sizes[0], [1600, 1200])
  for (const [w, h] of sizes) assert.ok(Math.abs(w / h - 4 / 3) < 0.01)
  assert.is(closed.times, 1)
})

test('a photo that this device cannot open says so', async () => {
  assert.match(await refused(jpegFile(), () => Promise.reject(new Error('no decoder'))), 'Save it as a JPEG')
})

test('the first bytes tell the kind, and how many pixels there are', async () => {
  assert.equal(readPhotoHeader(new Uint8Array([...JPEG, 0, 0, 0, 0])), { kind: 'jpeg' })
  const heic = new Uint8Array(64)
  heic.set(new TextEncoder().encode('\0\0\0\x18ftypheic'))
  heic.set(new TextEncoder().encode('ispe'), 32)
  new DataView(heic.buffer).setUint32(40, 4032)
  new DataView(heic.buffer).setUint32(44, 3024)
  assert.equal(readPhotoHeader(heic), { kind: 'heic', pixels: 4032 * 3024 })
  assert.is(readPhotoHeader(new Uint8Array(4)), undefined)
})

test('a JPEG’s size is found behind megabytes of what its camera wrote, and one that never says it is refused', async () => {
  const camera = new Uint8Array(65_537)
  camera.set([0xff, 0xe1, 0xff, 0xff])
  const frame = new Uint8Array([...JPEG.slice(2), 0, 0, 0, 0])
  const file = new Blob([new Uint8Array([0xff, 0xd8]), ...Array.from({ length: 60 }, () => camera), frame])
  assert.is(await jpegPixels(file), 0x0bd0 * 0x0fc0)
  const bomb = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 2])
  assert.match(await refused(new Blob([bomb]), () => assert.unreachable('it was opened') as never), 'cannot open')
})

test.run()
