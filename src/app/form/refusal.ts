import { BLOB_MAX_BYTES } from '../../protocol/messages.ts'
import { sizeWords } from '../words.ts'

/** Why a file will not be taken, from its size and kind alone; undefined when it may be read. */
export function refusal(file: Pick<File, 'size' | 'type'>, accept: readonly string[]): string | undefined {
  if (file.size > BLOB_MAX_BYTES) {
    return `This file is ${sizeWords(file.size)}. The most is ${sizeWords(BLOB_MAX_BYTES)}. Nothing was read from it.`
  }
  const fits = (kind: string) => kind === file.type || (kind.endsWith('/*') && file.type.startsWith(kind.slice(0, -1)))
  return accept.length === 0 || accept.some(fits)
    ? undefined
    : 'This kind of file is not taken here. Nothing was read from it.'
}
