/** Under an action that is being written: which goal of the child's plan it serves. */
import { childFile, fileKind, fileSubject } from '../../model/file.ts'
import { currentPlan, openGoals } from '../../practice/plans/current-plan.ts'
import { useNotebook } from '../context.ts'
import type { Draft } from '../form/draft.ts'
import { ForGoal } from './for-goal.tsx'

export function ActionGoal({ draft }: { readonly draft: Draft }) {
  const { casebook } = useNotebook()
  const file = draft.record?.fileIds.find((one) => fileKind(one) === 'child')
  if (!file) return null
  const goals = openGoals(currentPlan(casebook.inFile(childFile(fileSubject(file)))))
  return <ForGoal goals={goals} value={draft.body.goal} onChoose={(id) => draft.set('goal', id)} />
}
