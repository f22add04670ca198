import { useEffect, useState } from 'preact/hooks'
import type { Uuid } from '../../model/file.ts'
import type { WaitingAttachment } from '../../protocol/waiting.ts'
import { useNotebook } from '../context.ts'
import { Picture } from '../drawing/picture.tsx'
import { readDrawing, STROKES_MIME } from '../drawing/strokes.ts'
import { useNameWords } from '../parts/name.tsx'
import { firstName } from '../words.ts'
import { askForPicture } from './waiting-ask.ts'
import '../look/screens/drawing.css'

interface Given {
  readonly opId: Uuid
  /** Who wrote what it belongs to. */
  readonly writer: string
  readonly picture: WaitingAttachment
}

/** A drawing or photo of words that wait: fetched to be looked at, and kept nowhere on this device. */
export function WaitingPicture({ opId, writer, picture }: Given) {
  const { person } = useNotebook()
  const name = useNameWords()(firstName(writer))
  const [bytes, setBytes] = useState<Uint8Array<ArrayBuffer> | null>()
  useEffect(() => {
    let gone = false
    setBytes(undefined)
    if (picture.here && isShown(picture))
      void askForPicture(person.personId, opId, picture).then((got) => gone || setBytes(got ?? null))
    return () => {
      gone = true
    }
  }, [opId, picture.sha256])
  if (!isShown(picture)) return <p class="soft">A paper belongs to it. It can be opened once it has taken effect.</p>
  if (!picture.here)
    return (
      <p class="soft">One of them has not reached the council yet: it is still on {name}’s device, or on its way.</p>
    )
  if (!bytes)
    return (
      <p class="soft" role="status">
        {bytes === null
          ? 'A picture cannot be fetched just now. Open this page again in a moment.'
          : 'Fetching a picture …'}
      </p>
    )
  return picture.mime === STROKES_MIME ? (
    <Drawn bytes={bytes} by={name} />
  ) : (
    <Photo bytes={bytes} mime={picture.mime} by={name} />
  )
}

const isShown = ({ mime }: WaitingAttachment): boolean => mime === STROKES_MIME || mime.startsWith('image/')

function Drawn({ bytes, by }: { readonly bytes: Uint8Array<ArrayBuffer>; readonly by: string }) {
  const drawing = readDrawing(bytes)
  return drawing ? (
    <Picture drawing={drawing} name={`A drawing that ${by} sent`} />
  ) : (
    <p class="soft">This drawing was made with a newer Doorstep. It is kept as it is.</p>
  )
}

function Photo(photo: { readonly bytes: Uint8Array<ArrayBuffer>; readonly mime: string; readonly by: string }) {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([photo.bytes], { type: photo.mime }))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [photo.bytes])
  return url === undefined ? null : <img class="shown" src={url} alt={`A photo that ${photo.by} sent`} />
}
