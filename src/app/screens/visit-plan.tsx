import { useSignal } from '@preact/signals'
import { v7 as newId } from 'uuid'
import { fileKind, fileSubject } from '../../model/file.ts'
import type { Json } from '../../model/json.ts'
import { planItemsFor } from '../../practice/plan-items.ts'
import type { PlanItem } from '../../practice/plan-items.ts'
import { useNotebook, useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { useSentence } from '../parts/name.tsx'
import { nearDay } from '../words.ts'
import type { Written } from './visit-drafts.ts'

const FIRST = 4

/** One tap takes a goal or an open action of the plan into the visit; what it changed for the child is written there. */
export function PlanPicker({ about }: { readonly about: readonly Written[] }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const sentence = useSentence()
  const all = useSignal(false)
  const offered = new Map<string, { readonly item: PlanItem; readonly of: Written[] }>()
  for (const one of about) {
    const file = one.draft.record?.fileIds.find((id) => fileKind(id) === 'child')
    if (!file) continue
    const chosen = rowsOf(one).map(({ item }) => item)
    for (const item of planItemsFor(casebook, fileSubject(file), today)) {
      if (chosen.includes(item.words)) continue
      const known = offered.get(item.words)
      if (known) known.of.push(one)
      else offered.set(item.words, { item, of: [one] })
    }
  }
  if (offered.size === 0) return null
  const shown = [...offered.values()].slice(0, all.value ? undefined : FIRST)
  return (
    <div class="plan-picker" role="group" aria-label="Choose from the plan">
      <p class="small soft">From the plan: what is this visit about?</p>
      {shown.map(({ item, of }) => (
        <button key={item.words} type="button" class="chip" onClick={() => take(item, of)}>
          <Icon name="plus" />
          {sentence(item.words)}
          <span class="small soft">
            {item.from === 'goal' ? ' · goal' : ' · action'}
            {item.due ? `, by ${nearDay(item.due, today)}` : ''}
          </span>
        </button>
      ))}
      {shown.length < offered.size ? (
        <button
          type="button"
          class="link"
          onClick={() => {
            all.value = true
          }}
        >
          All {offered.size} from the plan
        </button>
      ) : null}
    </div>
  )
}

function take(item: PlanItem, of: readonly Written[]): void {
  const id = newId()
  for (const one of of) one.draft.set('plan', [...rowsOf(one), { id, item: item.words }] as Json)
}

const rowsOf = (one: Written): readonly { readonly id: string; readonly item?: string }[] =>
  (one.draft.body.plan as readonly { readonly id: string; readonly item?: string }[] | undefined) ?? []
