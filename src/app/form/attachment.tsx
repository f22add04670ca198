import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { NotKept } from '../../device/notebook.ts'
import type { AttachmentField } from '../../model/field.ts'
import { useNotebook } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { SendProgress } from '../parts/send-progress.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { sizeWords } from '../words.ts'
import { controlId } from './control.ts'
import type { ControlProps } from './control.ts'
import { refusal } from './refusal.ts'

/** A paper beside the record. Its size and kind are looked at before a byte of it is read. */
export function AttachmentControl({ field, value, onChange, fieldId, describedBy }: ControlProps<AttachmentField>) {
  const notebook = useNotebook()
  const problem = useSignal<string | undefined>(undefined)
  const busy = useSignal(false)
  const chooser = useRef<HTMLInputElement>(null)

  const take = async (file: File) => {
    problem.value = refusal(file, field.accept)
    if (problem.value) return
    busy.value = true
    try {
      onChange(await notebook.putBlob(new Uint8Array(await file.arrayBuffer()), file.type, file.name))
    } catch (error) {
      problem.value =
        error instanceof NotKept && error.why === 'full'
          ? 'This device is full: the paper was not kept. Make some room and choose it again.'
          : 'The paper could not be kept. Please choose it again.'
    } finally {
      busy.value = false
    }
  }

  return (
    <>
      {value ? (
        <p class="row wrap">
          <Icon name="paper" />
          <span>
            {value.name ?? 'A paper'}, {sizeWords(value.bytes)}
          </span>
          <SendProgress blob={value} />
          <button type="button" class="tool" onClick={() => onChange(undefined)}>
            <Icon name="bin" />
            Take it away
          </button>
        </p>
      ) : null}
      <button
        type="button"
        class="btn plain tight"
        id={controlId(fieldId)}
        aria-busy={busy.value}
        aria-describedby={describedBy}
        onClick={() => chooser.current?.click()}
      >
        <Icon name="clip" />
        {busy.value ? 'Keeping it …' : value ? 'Choose another' : 'Add a paper'}
      </button>
      <input
        ref={chooser}
        type="file"
        hidden
        tabIndex={-1}
        aria-label={field.label}
        accept={field.accept.join(',')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (file) void take(file)
        }}
      />
      <TroubleLine words={problem.value} />
    </>
  )
}
