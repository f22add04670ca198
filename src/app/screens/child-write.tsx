import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { childFile } from '../../model/file.ts'
import { childName, siblingsTogether } from '../../practice/home.ts'
import type { Child } from '../../practice/home.ts'
import { isOnTheWay } from '../../practice/own/pathway.ts'
import { useNotebook, useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { startPath } from '../paths.ts'
import { listed, timeOf } from '../words.ts'
import { childrenOf } from './caseload.ts'
import { startVisit } from './visit-start.ts'
import { whatToBegin } from './what-to-begin.ts'

/** What may be begun from a child's page. */
export function WriteMenu({ child }: { readonly child: Child }) {
  const notebook = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const { route } = useLocation()
  const open = useSignal(false)
  const trouble = useSignal(false)
  const { birthDate } = child.body
  const allowed = whatToBegin(notebook.person, 'child').filter(
    // not for whoever is known to be too young for it (S3.15)
    ({ type }) => type !== 'pathway-plan' || !birthDate || isOnTheWay(birthDate, today),
  )
  if (allowed.length === 0) return null
  const mine = new Set(childrenOf(notebook.casebook, notebook.person, today))
  const together = siblingsTogether(notebook.casebook, child.id, today).filter(
    (one) => one.id === child.id || mine.has(one.id),
  )

  async function visit(children: readonly Child[]) {
    try {
      const record = await startVisit(notebook, children, today, timeOf(new Date().toISOString()))
      route(`/visit/${record.id}`)
    } catch {
      trouble.value = true
    }
  }
  const files = [childFile(child.id)]
  return (
    <>
      <button
        type="button"
        class="btn go"
        aria-haspopup="dialog"
        onClick={() => {
          open.value = true
        }}
      >
        <Icon name="pen" />
        Write
      </button>
      {open.value ? (
        <Sheet
          title={`Write about ${say(childName(child))}`}
          class="write-menu"
          onClose={() => {
            open.value = false
          }}
        >
          {trouble.value ? (
            <p class="not-kept" role="alert">
              <Icon name="urgent" />
              <span>This device could not keep a new note. Please make room and try again.</span>
            </p>
          ) : null}
          <ul class="rows">
            {allowed.map((definition) =>
              definition.type === 'statutory-visit' ? (
                <>
                  {together.length > 1 ? (
                    <li key="together">
                      <button type="button" class="rowlink" onClick={() => void visit(together)}>
                        <Icon name={definition.icon} />
                        <b class="grow">Start the visit to {listed(together.map((one) => say(childName(one))))}</b>
                      </button>
                    </li>
                  ) : null}
                  <li key={definition.type}>
                    <button type="button" class="rowlink" onClick={() => void visit([child])}>
                      <Icon name={definition.icon} />
                      <b class="grow">
                        {together.length > 1
                          ? `Start a visit to ${say(childName(child))} alone`
                          : definition.words.write}
                      </b>
                    </button>
                  </li>
                </>
              ) : (
                <li key={definition.type}>
                  <a
                    class="rowlink"
                    href={definition.type === 'scaling' ? `/scale?file=${files[0]}` : startPath(definition.type, files)}
                  >
                    <Icon name={definition.icon} />
                    <b class="grow">{definition.words.write}</b>
                  </a>
                </li>
              ),
            )}
          </ul>
        </Sheet>
      ) : null}
    </>
  )
}
