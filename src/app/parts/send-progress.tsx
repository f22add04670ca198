import { useEffect, useRef } from 'preact/hooks'
import type { BlobRef } from '../../model/field.ts'
import { useNotebook } from '../context.ts'
import { announce } from './announce.ts'

/** "120 of 300 KB": both in the unit of the whole. */
export function progressWords(sent: number, of: number): string {
  if (of < 1_000_000) return `${Math.round(sent / 1000)} of ${Math.max(1, Math.round(of / 1000))} KB`
  return `${(sent / 1_000_000).toFixed(1)} of ${(of / 1_000_000).toFixed(1)} MB`
}

/** What is drawn is a kind of its own on the disk, and a picture to everybody else. */
export function kindWords(mime: string): string {
  if (mime.startsWith('image/')) return 'A picture'
  return mime.includes('strokes') ? 'A drawing' : 'A paper'
}

/**
 * Beside a picture or a paper of one's own, until all of it is with the council. Spoken twice at most: half-way, for
 * what takes long, and at the end.
 */
export function SendProgress({ blob }: { readonly blob: BlobRef }) {
  const { outbox } = useNotebook()
  const going = outbox.value.find((item) => item.attachment?.sha256 === blob.sha256)?.attachment
  const share = going ? going.sent / going.of : undefined
  const before = useRef(share)
  useEffect(() => {
    const last = before.current
    before.current = share
    if (last === undefined) return
    if (share === undefined) announce(`${kindWords(blob.mime)} is with the council`)
    else if (last > 0 && last < 0.5 && share >= 0.5) announce(`${kindWords(blob.mime)}: half of it is with the council`)
  }, [share])
  if (!going) return null
  return (
    <span class="sending-bytes">
      {going.sent === 0 ? 'only on this device' : `${progressWords(going.sent, going.of)} with the council`}
    </span>
  )
}
