/** Takes a photo with the camera or from the device, shrinks it here and shows what was kept. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { BlobRef, PhotoField } from '../../model/field.ts'
import { useNotebook } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { SendProgress } from '../parts/send-progress.tsx'
import { hintId, labelId } from './control.ts'
import type { ControlProps } from './control.ts'
import { PhotoRefused, shrinkPhoto } from './shrink-photo.ts'
import { sizeWords } from '../words.ts'
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
      onProblem(
        why instanceof PhotoRefused
          ? why.message
          : `The photo was not kept. ${why instanceof Error ? why.message : ''}`.trim(),
      )
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <button type="button" class={look} aria-busy={busy} onClick={() => input.current?.click()}>
        <Icon name="photo" />
        {busy ? 'Making it small …' : words}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        tabIndex={-1}
        aria-label={words}
        accept="image/jpeg,image/png,image/webp,image/heic,image/heif"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (file) void take(file)
        }}
      />
    </>
  )
}

export function PhotoControl({ field, value, onChange, fieldId }: ControlProps<PhotoField>) {
  const [problem, setProblem] = useState<string>()
  return (
    <fieldset class="photo-field" aria-describedby={field.hint ? hintId(fieldId) : undefined}>
      <legend id={labelId(fieldId)}>{field.label}</legend>
      {field.hint ? (
        <span class="hint" id={hintId(fieldId)}>
          {field.hint}
        </span>
      ) : null}
      {value ? <Photo photo={value} name={field.label} /> : null}
      <div class="row wrap">
        <TakePhoto
          words={value ? 'Choose another photo' : 'Take or choose a photo'}
          onPhoto={onChange}
          onProblem={setProblem}
        />
        {value ? (
          <button type="button" class="btn plain tight" onClick={() => onChange(undefined)}>
            <Icon name="bin" />
            Take the photo away
          </button>
        ) : null}
      </div>
      {problem ? (
        <p role="alert" class="problem">
          {problem}
        </p>
      ) : null}
    </fieldset>
  )
}

/** A kept photo with its size. The picture is never a link: nothing outside this page ever holds it. */
export function Photo({ photo, name }: { readonly photo: BlobRef; readonly name: string }) {
  const url = usePhotoUrl(photo)
  return (
    <figure class="photo">
      {url ? (
        <img src={url} alt={name} />
      ) : (
        <p class="soft">{url === null ? 'The photo is not on this device yet.' : 'Opening the photo …'}</p>
      )}
      <figcaption class="small soft row wrap">
        {sizeWords(photo.bytes)}
        <SendProgress blob={photo} />
      </figcaption>
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
    return () => {
      gone = true
      if (made) URL.revokeObjectURL(made)
    }
  }, [photo.sha256])
  return url
}
