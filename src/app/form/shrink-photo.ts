/**
 * A photograph made small on the device: painted afresh on a canvas, so that nothing of the original file travels,
 * neither its place (GPS) nor its camera.
 */
import { bareJpeg } from './bare-jpeg.ts'
import { jpegPixels, readPhotoHeader } from './photo-header.ts'

/** Refused before a byte is read. */
export const PHOTO_MAX_FILE_BYTES = 25 * 1024 * 1024
/** A few bytes may unpack to gigabytes: refused before it is decoded. */
export const PHOTO_MAX_PIXELS = 80_000_000
export const PHOTO_MAX_BYTES = 300 * 1024
const LONGEST_SIDE_PX = 1600
const HEADER_BYTES = 256 * 1024

export interface OpenPhoto {
  readonly width: number
  readonly height: number
  /** The picture at this size as JPEG. */
  paint(width: number, height: number, quality: number): Promise<Blob>
  close(): void
}

const CANNOT_OPEN = 'This device cannot open that picture. Save it as a JPEG and try again.'

/** Why a picture was not taken, in words for the person holding it. */
export class PhotoRefused extends Error {
  override readonly name = 'PhotoRefused'
}

export async function shrinkPhoto(
  file: Blob,
  open: (file: Blob) => Promise<OpenPhoto> = openOnCanvas,
): Promise<{ bytes: Uint8Array; mime: 'image/jpeg' }> {
  if (file.size > PHOTO_MAX_FILE_BYTES) {
    throw new PhotoRefused(
      `This file is ${plainSize(file.size)}. The most is ${plainSize(PHOTO_MAX_FILE_BYTES)}. Nothing was read from it.`,
    )
  }
  const header = readPhotoHeader(new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer()))
  if (!header) throw new PhotoRefused('This is not a photo. Choose a JPEG, PNG, WebP or HEIC picture.')
  const pixels = header.kind === 'jpeg' ? await jpegPixels(file) : header.pixels
  // what does not say how large it is is not unpacked to find out
  if (pixels === undefined || pixels === 0) throw new PhotoRefused(CANNOT_OPEN)
  if (pixels > PHOTO_MAX_PIXELS)
    throw new PhotoRefused('This picture is too large to open here. Take it again with a smaller size.')
  const photo = await open(file).catch(() => undefined)
  if (!photo) throw new PhotoRefused(CANNOT_OPEN)
  try {
    const blob = await smallEnough(photo)
    return { bytes: bareJpeg(new Uint8Array(await blob.arrayBuffer())), mime: 'image/jpeg' }
  } finally {
    photo.close()
  }
}

async function smallEnough(photo: OpenPhoto): Promise<Blob> {
  let side = Math.min(LONGEST_SIDE_PX, Math.max(photo.width, photo.height))
  for (;;) {
    const scale = side / Math.max(photo.width, photo.height)
    const width = Math.max(1, Math.round(photo.width * scale))
    const height = Math.max(1, Math.round(photo.height * scale))
    for (const quality of [0.82, 0.7, 0.55]) {
      const blob = await photo.paint(width, height, quality)
      if (blob.size <= PHOTO_MAX_BYTES) return blob
    }
    if (side < 64) throw new PhotoRefused('This picture could not be made small enough to send.')
    side *= 0.75
  }
}

async function openOnCanvas(file: Blob): Promise<OpenPhoto> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const canvas = document.createElement('canvas')
  return {
    width: bitmap.width,
    height: bitmap.height,
    paint(width, height, quality) {
      canvas.width = width
      canvas.height = height
      const pen = canvas.getContext('2d')
      if (!pen) return Promise.reject(new PhotoRefused('This browser cannot shrink photos.'))
      pen.fillStyle = '#fff'
      pen.fillRect(0, 0, width, height)
      pen.drawImage(bitmap, 0, 0, width, height)
      return new Promise((resolve, reject) => {
        canvas.toBlob(
          (blob) => (blob ? resolve(blob) : reject(new PhotoRefused('This browser cannot shrink photos.'))),
          'image/jpeg',
          quality,
        )
      })
    },
    close: () => bitmap.close(),
  }
}

export function plainSize(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${Math.round(bytes / 1024 / 1024)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`
}
