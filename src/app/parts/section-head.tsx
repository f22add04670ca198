import type { FileId } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import { definitionOf } from '../../records/all.ts'
import { useNotebook } from '../context.ts'
import { startPath } from '../paths.ts'
import { Icon } from './icon.tsx'

/** The heading of a part of a file and, for those who may, the way to write something new into it. */
export function SectionHead(props: {
  readonly id: string
  readonly title: string
  readonly adds: string
  readonly file: FileId
  /** The definition's own words where nothing is said. */
  readonly words?: string
}) {
  const definition = definitionOf(props.adds)
  const { person } = useNotebook()
  return (
    <div class="row spread wrap">
      <h2 id={props.id}>{props.title}</h2>
      {definition && may(person, 'create', definition) ? (
        <a class="btn plain tight" href={startPath(props.adds, [props.file])}>
          <Icon name="plus" />
          {props.words ?? definition.words.write}
        </a>
      ) : null}
    </div>
  )
}
