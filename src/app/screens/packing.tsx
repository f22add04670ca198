import { useSignal } from '@preact/signals'
import { childFile, householdFile } from '../../model/file.ts'
import type { FileId } from '../../model/file.ts'
import { useNotebook, useSync, useToday } from '../context.ts'
import { registerName } from '../form/people.ts'
import { OwnFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { Name } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { count, whenWords } from '../words.ts'

/** As the sync reads it: what was taken out of the caseload by hand, and what was added to it. */
type Packing = { readonly add: readonly FileId[]; readonly remove: readonly FileId[] }
/** What the files that were taken off are called: their register is not here any more. */
type PackedNames = { readonly [file: string]: string }
interface Packed {
  readonly file: FileId
  readonly name: string
  readonly records: number
}

/** What lies on this device, opens without signal, and may be taken off it or fetched again. */
export function PackingScreen() {
  const notebook = useNotebook()
  const sync = useSync()
  const today = useToday()
  const trouble = useSignal(false)
  const packing = notebook.setting<Packing>('packing').value ?? { add: [], remove: [] }
  const names = notebook.setting<PackedNames>('packed-names').value ?? {}
  const { casebook } = notebook
  const here = (type: 'child' | 'household'): readonly Packed[] =>
    casebook
      .ofType(type)
      .map((record) => {
        const file = type === 'child' ? childFile(record.id) : householdFile(record.id)
        return { file, name: registerName(record) || 'No name yet', records: casebook.inFile(file).length }
      })
      .filter(({ file }) => !packing.remove.includes(file))
      .sort((a, b) => a.name.localeCompare(b.name))
  const change = async (next: Packing, nextNames: PackedNames) => {
    try {
      await notebook.keepSetting('packed-names', nextNames)
      await notebook.keepSetting('packing', { add: next.add, remove: next.remove })
      trouble.value = false
      void sync.now()
    } catch {
      trouble.value = true
    }
  }
  const take = ({ file, name }: Packed) =>
    change(
      { add: packing.add.filter((each) => each !== file), remove: [...packing.remove, file] },
      { ...names, [file]: name },
    )
  const fetchAgain = (file: FileId) =>
    change({ add: [...packing.add, file], remove: packing.remove.filter((each) => each !== file) }, names)
  const fetched = sync.status.value.lastContactAt
  return (
    <OwnFrame title="On this device" page="stack-5" back={{ href: '/', words: 'Home' }}>
      <div>
        <h1 class="pagehead">On this device</h1>
        <p class="soft">
          Your own caseload is packed by itself. Everything here opens without signal.
          {fetched ? ` Last fetched ${whenWords(fetched, today)}.` : ''}
        </p>
      </div>
      {trouble.value ? (
        <p class="not-kept" role="alert">
          <Icon name="urgent" />
          <span>This device could not keep that choice.</span>
        </p>
      ) : null}
      <PackedList title="Children" files={here('child')} onTake={take} />
      <PackedList title="Households" files={here('household')} onTake={take} />
      {packing.remove.length > 0 ? (
        <section>
          <h2>Taken off this device</h2>
          <ul class="rows">
            {packing.remove.map((file) => (
              <li class="out" key={file}>
                <div class="grow">
                  <b>
                    <Name>{names[file] ?? 'A file'}</Name>
                  </b>
                  <p class="small soft">Still with the council</p>
                </div>
                <button
                  type="button"
                  class="btn plain tight"
                  onClick={() => {
                    void fetchAgain(file)
                  }}
                >
                  <Icon name="save" />
                  Pack it again
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </OwnFrame>
  )
}

function PackedList(props: {
  readonly title: string
  readonly files: readonly Packed[]
  readonly onTake: (packed: Packed) => Promise<void>
}) {
  if (props.files.length === 0) return null
  return (
    <section>
      <h2>{props.title}</h2>
      <ul class="rows">
        {props.files.map((packed) => (
          <li class="out" key={packed.file}>
            <div class="grow">
              <b>
                <Name>{packed.name}</Name>
              </b>
              <p class="small">
                <Status kind="done">Packed, {count(packed.records, 'record')}</Status>
              </p>
            </div>
            <button
              type="button"
              class="tool"
              onClick={() => {
                void props.onTake(packed)
              }}
            >
              <Icon name="close" />
              Take off<span class="vh"> {packed.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
