/** On an action's own page: what was asked for has come, and the support that is asked for because of it. */
import { may } from '../../model/permission.ts'
import type { Uuid } from '../../model/file.ts'
import { asType } from '../../practice/of-type.ts'
import { action, isStillToDo } from '../../records/action.ts'
import { supportRequest } from '../../records/support-request.ts'
import { useNotebook } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { startPath } from '../paths.ts'
import { AskedForLine } from './asked-for-line.tsx'
import { SupportOf } from './support-waiting.tsx'

export function ActionSupport({ actionId }: { readonly actionId: Uuid }) {
  const { casebook, person } = useNotebook()
  const one = asType(action, casebook.get(actionId))
  if (!one) return null
  return (
    <>
      <AskedForLine actionId={actionId} />
      <SupportOf requestId={actionId} />
      {isStillToDo(one.body) && may(person, 'create', supportRequest) ? (
        <p>
          <a class="btn plain tight" href={startPath(supportRequest.type, one.fileIds, { about: actionId })}>
            <Icon name="help" />
            Ask for support because of it
          </a>
        </p>
      ) : null}
    </>
  )
}
