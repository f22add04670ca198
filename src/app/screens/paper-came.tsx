/** A paper that has been applied for or has come is said in one tap, long after the plan was signed: dated, never written over. */
import { useSignal } from '@preact/signals'
import type { Body } from '../../model/field.ts'
import { may } from '../../model/permission.ts'
import { currentBody } from '../../model/current-body.ts'
import type { PaperLine } from '../../practice/own/pathway.ts'
import { pathwayPlan } from '../../records/pathway-plan.ts'
import { useNotebook, useToday } from '../context.ts'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'

export function PaperCame({ planId, line }: { readonly planId: string; readonly line: PaperLine }) {
  const notebook = useNotebook()
  const today = useToday()
  const trouble = useSignal<string | undefined>(undefined)
  const record = notebook.casebook.get(planId)
  if (!record || !may(notebook.person, 'amend', pathwayPlan, record)) return null
  if (line.state === 'held' || line.state === 'not-wanted') return null

  async function say(state: 'applied' | 'held'): Promise<void> {
    if (!record) return
    const body = currentBody(record)
    const papers = withState(body.papers, line.paper, state === 'applied' ? { state, since: today } : { state })
    const words = state === 'held' ? `${line.label}: they have it` : `${line.label}: applied for`
    try {
      if (record.status === 'draft') await notebook.edit(planId, { ...record.body, papers })
      else await notebook.amend(planId, { text: words, corrections: { papers } })
      trouble.value = undefined
      announce(words)
    } catch (error) {
      trouble.value = `It is not kept yet. ${error instanceof Error ? error.message : ''}`.trim()
    }
  }
  return (
    <span class="row wrap">
      <TroubleLine words={trouble.value} />
      {line.state === 'applied' ? null : (
        <button type="button" class="btn plain tight" onClick={() => void say('applied')}>
          <Icon name="pen" />
          Applied for today<span class="vh">: {line.label}</span>
        </button>
      )}
      <button type="button" class="btn plain tight" onClick={() => void say('held')}>
        <Icon name="done" />
        They have it<span class="vh">: {line.label}</span>
      </button>
    </span>
  )
}

type Row = { readonly id: string; readonly paper?: string; readonly owner?: Body[string]; readonly by?: Body[string] }

/** Whose it is and by when stay; a paper that nobody asked about before is a row of its own from now on. */
function withState(papers: Body[string], paper: string, to: { readonly state: string; readonly since?: string }) {
  const rows = (Array.isArray(papers) ? papers : []) as unknown as readonly Row[]
  const old = rows.findLast((row) => row.paper === paper)
  const { owner, by } = old ?? {}
  const made = {
    id: old?.id ?? crypto.randomUUID(),
    paper,
    ...(owner !== undefined && { owner }),
    ...(by !== undefined && to.state !== 'held' && { by }),
    ...to,
  }
  return (old ? rows.map((row) => (row === old ? made : row)) : [...rows, made]) as unknown as Body[string]
}
