/**
 * What a real browser makes of photographs: at most 300 KB, upright, and nothing left of what the camera wrote into
 * them. The files are made here, with a place (GPS) and a word to look for in every part that can hold one.
 */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { build } from 'vite'
import { resolve } from 'node:path'
import { PHOTO_MAX_BYTES } from '../../src/app/form/shrink-photo.ts'
import { endTablets, openTablet } from '../support/browser.ts'
import type { Tablet } from '../support/browser.ts'
import { must } from '../support/must.ts'
import { CANARY, jpegWithEverything, pngWithEverything, segmentsOf, webpWithEverything } from './support/photo-files.ts'

interface Shrunk {
  readonly refused?: string
  readonly bytes: string
  readonly width: number
  readonly height: number
  /** Colours at the middle of the top and of the bottom, "r g b" in steps of 64. */
  readonly top: string
  readonly bottom: string
}
interface Photos {
  shrinkPhoto(file: Blob): Promise<{ bytes: Uint8Array; mime: string }>
}

let tablet: Tablet
test.before(async () => {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: resolve('src/app/form/shrink-photo.ts'), formats: ['iife'], name: 'photos' },
    },
  })
  const [first] = Array.isArray(built) ? built : [built]
  const code = must('output' in must(first) ? (first as { output: readonly { code?: string }[] }).output[0]?.code : '')
  tablet = await openTablet()
  await tablet.page.goto('about:blank')
  // what this file is run by names the functions that go into the page with it
  await tablet.page.addScriptTag({ content: `var __name = (named) => named;${code}` })
})
test.after(async () => {
  await tablet.close()
  endTablets()
})

/** Paints a picture, red above and blue below where it says so, and gives it as a file of this type. */
async function painted(
  width: number,
  height: number,
  mime: string,
  look: 'noise' | 'halves' | 'clear' = 'halves',
): Promise<Buffer> {
  const text = await tablet.page.evaluate(
    async ([w, h, type, kind]) => {
      const canvas = document.createElement('canvas')
      canvas.width = w
      canvas.height = h
      const pen = canvas.getContext('2d') as CanvasRenderingContext2D
      if (kind === 'halves') {
        pen.fillStyle = '#f00'
        pen.fillRect(0, 0, w, h / 2)
        pen.fillStyle = '#00f'
        pen.fillRect(0, h / 2, w, h / 2)
      } else if (kind === 'noise') {
        const image = pen.createImageData(w, h)
        let state = 7
        for (let i = 0; i < image.data.length; i += 1) {
          state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
          image.data[i] = i % 4 === 3 ? 255 : state >> 16
        }
        pen.putImageData(image, 0, 0)
      }
      const blob = await new Promise<Blob>((resolve, reject) => {
        canvas.toBlob((made) => (made ? resolve(made) : reject(new Error('nothing was painted'))), type, 0.97)
      })
      const bytes = new Uint8Array(await blob.arrayBuffer())
      let binary = ''
      for (let i = 0; i < bytes.length; i += 8192) binary += String.fromCharCode(...bytes.subarray(i, i + 8192))
      return btoa(binary)
    },
    [width, height, mime, look] as const,
  )
  return Buffer.from(text, 'base64')
}

/** As a person choosing this file would have it kept. */
async function shrunk(file: Buffer): Promise<Shrunk> {
  return tablet.page.evaluate(async (text): Promise<Shrunk> => {
    const { photos } = window as unknown as { photos: Photos }
    const nothing = { bytes: '', width: 0, height: 0, top: '', bottom: '' }
    const given = new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))])
    let bytes: Uint8Array<ArrayBuffer>
    try {
      bytes = new Uint8Array((await photos.shrinkPhoto(given)).bytes)
    } catch (why) {
      return { ...nothing, refused: (why as Error).message }
    }
    // as it lies there: whatever says how to turn it would have to be in the file
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }), { imageOrientation: 'none' })
    const canvas = document.createElement('canvas')
    canvas.width = bitmap.width
    canvas.height = bitmap.height
    const pen = canvas.getContext('2d')
    pen?.drawImage(bitmap, 0, 0)
    const colour = (y: number) =>
      [...(pen?.getImageData(bitmap.width >> 1, y, 1, 1).data ?? [])]
        .slice(0, 3)
        .map((value) => Math.round(value / 64))
        .join(' ')
    let binary = ''
    for (let i = 0; i < bytes.length; i += 8192) binary += String.fromCharCode(...bytes.subarray(i, i + 8192))
    return {
      bytes: btoa(binary),
      width: bitmap.width,
      height: bitmap.height,
      top: colour(bitmap.height >> 3),
      bottom: colour(bitmap.height - 1 - (bitmap.height >> 3)),
    }
  }, file.toString('base64'))
}

const [RED, BLUE, WHITE] = ['4 0 0', '0 0 4', '4 4 4']
/** What a picture needs to be shown, and a JFIF head: no APP1 (EXIF, XMP), no APP2, no APP13, no comment. */
const NEEDED = new Set(['D8', 'E0', 'DB', 'C0', 'C2', 'C4', 'DD', 'DA', 'D9'])

function isClean(one: Shrunk): void {
  assert.is(one.refused, undefined)
  const bytes = Buffer.from(one.bytes, 'base64')
  assert.ok(bytes.length <= PHOTO_MAX_BYTES, `${bytes.length} bytes`)
  assert.not(bytes.includes(CANARY), 'the word')
  for (const sign of ['Exif', 'GPS', 'http://ns.adobe.com', 'ICC_PROFILE', 'Photoshop'])
    assert.not(bytes.includes(sign), sign)
  const strange = segmentsOf(bytes).filter((marker) => !NEEDED.has(marker))
  assert.equal(strange, [])
}

test('a camera’s photo with place, words and a preview in it: small, upright, and nothing of that is left', async () => {
  const camera = await painted(4000, 3000, 'image/jpeg', 'noise')
  assert.ok(camera.length > 2_000_000, 'a large one')
  const file = jpegWithEverything(camera, 1)
  assert.ok(file.includes(CANARY) && file.includes('Exif'))
  const one = await shrunk(file)
  isClean(one)
  assert.ok(Math.abs(one.width / one.height - 4 / 3) < 0.01, `${one.width} × ${one.height}`)
})

test('held upright, sideways or upside down: the picture stands as it was seen', async () => {
  const file = await painted(1200, 800, 'image/jpeg')
  for (const [orientation, size, top, bottom] of [
    [1, [1200, 800], RED, BLUE],
    [3, [1200, 800], BLUE, RED],
    [6, [800, 1200], undefined, undefined],
    [8, [800, 1200], undefined, undefined],
  ] as const) {
    const one = await shrunk(jpegWithEverything(file, orientation))
    isClean(one)
    assert.equal([one.width, one.height], size, `orientation ${orientation}`)
    if (top) assert.equal([one.top, one.bottom], [top, bottom], `orientation ${orientation}`)
  }
  // red on the left: turned a quarter it is above
  const sideways = await shrunk(jpegWithEverything(await painted(1200, 800, 'image/jpeg'), 8))
  const back = await shrunk(jpegWithEverything(Buffer.from(sideways.bytes, 'base64'), 6))
  assert.equal([back.width, back.height, back.top, back.bottom], [1200, 800, RED, BLUE])
})

test('PNG and WebP with the same in them; what can be seen through becomes white', async () => {
  const png = pngWithEverything(await painted(900, 1400, 'image/png'))
  assert.ok(png.includes(CANARY))
  const one = await shrunk(png)
  isClean(one)
  assert.equal([one.width, one.height, one.top, one.bottom], [900, 1400, RED, BLUE])
  const webp = webpWithEverything(await painted(900, 1400, 'image/webp'), 900, 1400)
  assert.ok(webp.includes(CANARY))
  const two = await shrunk(webp)
  isClean(two)
  assert.equal([two.width, two.height, two.top, two.bottom], [900, 1400, RED, BLUE])
  const clear = await shrunk(await painted(300, 300, 'image/png', 'clear'))
  isClean(clear)
  assert.equal([clear.top, clear.bottom], [WHITE, WHITE])
})

test('one that moves keeps its first picture', async () => {
  const first = await painted(400, 300, 'image/webp')
  const one = await shrunk(webpWithEverything(first, 400, 300, { moving: true }))
  isClean(one)
  assert.equal([one.width, one.height, one.top], [400, 300, RED])
})

test('a single dot, a thread of eight thousand dots, a noisy PNG of many megabytes: all are kept, all are small', async () => {
  for (const [width, height, look] of [
    [1, 1, 'halves'],
    [8000, 3, 'halves'],
    [3, 8000, 'noise'],
    [3200, 2400, 'noise'],
  ] as const) {
    const one = await shrunk(await painted(width, height, 'image/png', look))
    isClean(one)
    assert.ok(
      one.width >= 1 && one.height >= 1 && Math.max(one.width, one.height) <= 1600,
      `${one.width} × ${one.height}`,
    )
  }
})

test('what is broken, too large to unpack, or unreadable here is refused in words, at once', async () => {
  const good = await painted(800, 600, 'image/jpeg', 'noise')
  const hundredMegapixels = Buffer.from(good)
  const frame = hundredMegapixels.indexOf(Buffer.from([0xff, 0xc0]))
  hundredMegapixels.writeUInt16BE(8660, frame + 5)
  hundredMegapixels.writeUInt16BE(11547, frame + 7)
  assert.match(must((await shrunk(hundredMegapixels)).refused), 'too large to open')
  const heic = Buffer.alloc(4000)
  heic.write('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 0, 'latin1')
  heic.write('\0\0\0\x14ispe\0\0\0\0\0\0\x0f\xc0\0\0\x0b\xd0', 64, 'latin1')
  for (const file of [heic, good.subarray(0, 200), Buffer.concat([good.subarray(0, 700), Buffer.alloc(9000, 255)])]) {
    const one = await shrunk(file)
    if (one.refused === undefined) isClean(one)
    else assert.match(one.refused, 'cannot open')
  }
  assert.match(must((await shrunk(Buffer.from('GIF89a'.padEnd(400)))).refused), 'not a photo')
  assert.match(must((await shrunk(Buffer.alloc(0))).refused), 'not a photo')
})

test.run()
