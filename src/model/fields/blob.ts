/** Drawings, photos and attachments never change: a new drawing is a new version with a hash of its own. */
import type { AttachmentField, DrawingField, PhotoField } from '../field.ts'
import { anyValue, eitherOr, type Behaviour } from './behaviour.ts'
import { isObject } from './object.ts'
import { textShape } from './words.ts'

export const blobBehaviour: Behaviour<DrawingField | PhotoField | AttachmentField> = {
  shape(field, value) {
    if (!isObject(value)) return 'should be a picture or a paper'
    const { sha256, mime, bytes, name } = value
    if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) return 'has lost its fingerprint'
    if (typeof mime !== 'string' || (field.kind === 'attachment' && !accepts(field.accept, mime)))
      return 'is not a kind of paper kept here'
    if (typeof bytes !== 'number' || !Number.isInteger(bytes) || bytes < 0) return 'has no size'
    return name === undefined ? undefined : textShape(name)
  },
  filled: anyValue,
  merge: eitherOr,
  plain: (field, value) => (isObject(value) && typeof value.name === 'string' ? value.name : WORDS[field.kind]),
}

const WORDS = { drawing: 'A drawing', photo: 'A photo', attachment: 'A paper' } as const

const accepts = (patterns: readonly string[], mime: string): boolean =>
  patterns.some((pattern) => pattern === mime || (pattern.endsWith('/*') && mime.startsWith(pattern.slice(0, -1))))
