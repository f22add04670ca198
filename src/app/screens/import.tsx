import { useSignal } from '@preact/signals'
import type { ReturnOutcome } from '../../protocol/return-outcome.ts'
import { useNotebook, useSync } from '../context.ts'
import { announce } from '../parts/announce.ts'
import { WorkerFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { Status } from '../parts/status.tsx'
import { sizeWords } from '../words.ts'
import { ImportOutcome } from './import-outcome.tsx'
import { refusal, sendReturn } from './import-upload.ts'
import type { Progress } from './import-upload.ts'
import '../look/screens/import.css'

/** The yearly return that every council holds, made into children, placements and episodes. Team managers only. */
export function Import() {
  const { person } = useNotebook()
  const sync = useSync()
  const chosen = useSignal<readonly File[]>([])
  const refused = useSignal<string | undefined>(undefined)
  const progress = useSignal<Progress | undefined>(undefined)
  const result = useSignal<ReturnOutcome | undefined>(undefined)

  function choose(list: FileList | null) {
    const files = [...(list ?? [])].filter(({ name }) => /\.(csv|xml)$/i.test(name))
    result.value = undefined
    refused.value = list && list.length > 0 ? refusal([...list]) : undefined
    chosen.value = refused.value ? [] : files
  }

  async function send() {
    refused.value = undefined
    try {
      result.value = await sendReturn(chosen.value, (now) => {
        progress.value = now
      })
      announce(`Imported: ${result.value.children} children`)
      void sync.now()
    } catch (error) {
      refused.value = error instanceof Error ? error.message : 'Nothing was imported.'
    } finally {
      progress.value = undefined
    }
  }

  if (person.role !== 'team-manager') {
    return (
      <WorkerFrame current="import" title="Import">
        <h1 class="pagehead">Import</h1>
        <p>Only a team manager may import a return.</p>
      </WorkerFrame>
    )
  }
  const files = chosen.value
  return (
    <WorkerFrame current="import" title="Import a return" page="importpage">
      <h1 class="pagehead">Import a return</h1>
      <p class="lead measure">
        The SSDA903 return your council already holds becomes children, placements, missing episodes and reviews. No
        names are in it, and importing the same return again changes nothing.
      </p>
      <div class="pickers">
        <label class="sheet picker">
          <Icon name="clip" large />
          <b>A folder of CSV files</b>
          <span class="small soft">header, episodes, and what else there is</span>
          <input
            type="file"
            multiple
            onChange={(event) => choose(event.currentTarget.files)}
            ref={(input) => input?.setAttribute('webkitdirectory', '')}
            disabled={progress.value !== undefined}
          />
        </label>
        <label class="sheet picker">
          <Icon name="paper" large />
          <b>Single files</b>
          <span class="small soft">one XML file, or the CSV files one by one</span>
          <input
            type="file"
            multiple
            accept=".csv,.xml"
            onChange={(event) => choose(event.currentTarget.files)}
            disabled={progress.value !== undefined}
          />
        </label>
      </div>
      {refused.value ? (
        <p role="alert" class="refused">
          <Status kind="urgent">{refused.value}</Status>
        </p>
      ) : null}
      {files.length > 0 && !result.value ? (
        <section aria-labelledby="chosen">
          <h2 id="chosen">Chosen</h2>
          <ul class="rows chosen">
            {files.map((file) => (
              <li key={file.name} class="row spread">
                <span>{file.name}</span>
                <span class="soft num">{sizeWords(file.size)}</span>
              </li>
            ))}
          </ul>
          {progress.value ? (
            <Bar progress={progress.value} />
          ) : (
            <button type="button" class="btn go big" onClick={() => void send()}>
              <Icon name="up" />
              Import {files.length === 1 ? 'this file' : `these ${files.length} files`}
            </button>
          )}
        </section>
      ) : null}
      {result.value ? <ImportOutcome result={result.value} /> : null}
    </WorkerFrame>
  )
}

function Bar({ progress }: { readonly progress: Progress }) {
  const known = progress.of > 0
  const sending = progress.stage === 'sending'
  return (
    <div class="stack-2">
      <label class="label" for="import-bar">
        {sending
          ? `Sending the files${known ? `: ${sizeWords(progress.done)} of ${sizeWords(progress.of)}` : ''}`
          : 'The server reads them and makes the records'}
      </label>
      <progress id="import-bar" {...(known ? { value: progress.done, max: progress.of } : {})} />
    </div>
  )
}
