/** Takes a photo with the camera or from the device, shrinks it here and shows what was kept. */
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { BlobRef, PhotoField } from '../../model/field.ts'
import { useNotebook } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { PhotoRefused, plainSize, shrinkPhoto } from './shrink-photo.ts'
import '../look/screens/photo.css'

interface TakeProps {
  readonly words: string
  readonly class?: string
  readonly onPhoto: (ref: BlobRef) => void | Promise<unknown>
  readonly onProblem: (words: string | undefined) => void
}

/** The button alone: for pages that show the photo in a place of their own. */
export function TakePhoto({ words, class: look = 'btn plain tight', onPhoto, onProblem }: TakeProps) {
  const notebook = useNotebook()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)

  async function take(file: File): Promise<void> {
    setBusy(true)
    try {
      const { bytes, mime } = await shrinkPhoto(file)
      await onPhoto(await notebook.putBlob(bytes, mime))
      onProblem(undefined)
    } catch (why) {
      onProblem(why instanceof PhotoRefused ? why.message : `The photo was not kept. ${why instanceof Error ? why.message : ''}`.trim())
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <button type="button" class={look} aria-busy={busy} onClick={() => input.current?.click()}>
        <Icon name="photo" />{busy ? 'Making it small …' : words}
      </button>
      <input ref={input} type="file" class="vh" tabIndex={-1} aria-label={words} accept="image/jpeg,image/png,image/webp,image/heic,image/heif"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (file) void take(file)
        }} />
    </>
  )
}

interface Props {
  readonly field: PhotoField
  readonly value: BlobRef | undefined
  readonly onChange: (value: BlobRef | undefined) => void
}

export function PhotoControl({ field, value, onChange }: Props) {
  const [problem, setProblem] = useState<string>()
  const id = useId()
  return (
    <fieldset class="photo-field" aria-describedby={problem ? id : undefined}>
      <legend>{field.label}</legend>
      {field.hint && <p class="small soft">{field.hint}</p>}
      {value && <Photo photo={value} name={field.label} />}
      <div class="row wrap">
        <TakePhoto words={value ? 'Choose another photo' : 'Take or choose a photo'} onPhoto={onChange} onProblem={setProblem} />
        {value && <button type="button" class="btn plain tight" onClick={() => onChange(undefined)}><Icon name="bin" />Take the photo away</button>}
      </div>
      {problem && <p id={id} role="alert" class="problem">{problem}</p>}
    </fieldset>
  )
}

/** A kept photo with its size. The picture is never a link: nothing outside this page ever holds it. */
export function Photo({ photo, name }: { readonly photo: BlobRef; readonly name: string }) {
  const url = usePhotoUrl(photo)
  return (
    <figure class="photo">
      {url ? <img src={url} alt={name} /> : <p class="soft">{url === null ? 'The photo is not on this device yet.' : 'Opening the photo …'}</p>}
      <figcaption class="small soft">{plainSize(photo.bytes)}</figcaption>
    </figure>
  )
}

/** A blob: address for as long as the page shows it; null where the bytes are not here. */
function usePhotoUrl(photo: BlobRef): string | null | undefined {
  const notebook = useNotebook()
  const [url, setUrl] = useState<string | null>()
  useEffect(() => {
    let made: string | undefined
    let gone = false
    void notebook.blob(photo).then((bytes) => {
      if (gone) return
      if (bytes) made = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: photo.mime }))
      setUrl(made ?? null)
    })
    return () => { gone = true; if (made) URL.revokeObjectURL(made) }
  }, [photo.sha256])
  return url
}
