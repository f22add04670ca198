import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Field } from '../../model/field.ts'
import type { Json } from '../../model/json.ts'
import type { CaseRecord } from '../../model/record.ts'
import { useNotebook, useShell } from '../context.ts'
import { controlId } from '../form/control.ts'
import { FieldControl } from '../form/field-control.tsx'

const KEEP_EVERY_MS = 500

/** A third answer made from the others. What is typed is held on this device until the question is answered. */
export function Anew(props: {
  readonly record: CaseRecord
  readonly field: Field
  readonly fieldId: string
  readonly start: Json | null
  readonly keep: (value: Json | null) => Promise<boolean>
  readonly onClose: () => void
}) {
  const { record, field, fieldId, start, keep, onClose } = props
  const notebook = useNotebook()
  const shell = useShell()
  const key = `deciding ${record.id} ${fieldId}`
  const value = useSignal<Json | null>(notebook.setting<Json>(key).peek() ?? start)
  const touched = useSignal(false)
  const done = useSignal(false)
  useEffect(() => {
    const holds = () => touched.peek() && !done.peek()
    const hold = async () => {
      if (!holds()) return
      const going = value.peek()
      await notebook.keepTyped(key, going, [record.id]).then(
        () => {
          if (value.peek() === going) touched.value = false
        },
        () => undefined,
      )
    }
    const timer = setInterval(() => {
      void hold()
    }, KEEP_EVERY_MS)
    const words = () => {
      const now = value.peek()
      return typeof now === 'string' ? now : JSON.stringify(now)
    }
    const close = shell.opened({ flush: hold, holds, words })
    document.getElementById(controlId(`anew-${fieldId}`))?.focus()
    return () => {
      clearInterval(timer)
      void hold()
      close()
    }
  }, [key])
  const finish = async () => {
    done.value = await keep(value.value)
    if (done.value) onClose()
  }
  return (
    <div class="stack-3 anew">
      <FieldControl
        field={{ ...field, label: `${field.label}, anew` }}
        value={value.value ?? undefined}
        onChange={(next) => {
          value.value = next ?? null
          touched.value = true
        }}
        record={record}
        fieldId={`anew-${fieldId}`}
      />
      <p class="row wrap">
        <button
          type="button"
          class="btn go"
          onClick={() => {
            void finish()
          }}
        >
          Keep this
        </button>
        <button type="button" class="btn plain" onClick={onClose}>
          Later
        </button>
      </p>
    </div>
  )
}
