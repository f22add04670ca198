import type { FileId } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import { definitionOf } from '../../records/all.ts'
import { useNotebook } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { useSentence } from '../parts/name.tsx'
import { RowLink } from '../parts/rows.tsx'
import { startPath } from '../paths.ts'

/** A way to begin it, for whoever may; the others read that it is not there. */
export function BeginRow(props: {
  readonly type: string
  readonly files: readonly FileId[]
  readonly icon: string
  readonly title: string
  readonly words: string
}) {
  const { person } = useNotebook()
  const definition = definitionOf(props.type)
  const sentence = useSentence()
  if (definition && may(person, 'create', definition))
    return (
      <RowLink
        href={startPath(props.type, props.files)}
        icon={props.icon}
        title={props.title}
        end={<Icon name="plus" />}
      >
        {sentence(props.words)}
      </RowLink>
    )
  return (
    <li class="row own-none">
      <span class="soft">
        <Icon name={props.icon} />
      </span>
      <span class="grow">
        <b>{props.title}</b>
        <br />
        <span class="small soft">{sentence(props.words)}</span>
      </span>
    </li>
  )
}
