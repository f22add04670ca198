/** What is not allowed with whom, in front of where family time is written or planned (S3.24). */
import { fileKind } from '../../model/file.ts'
import type { FileId } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { restrictionsFor } from '../../practice/own/family.ts'
import { useNotebook } from '../context.ts'
import { useSentence } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import '../look/screens/own.css'

/** Only of those whom this reader may know of: what is withheld from them is not on their device. */
export function FamilyBars({ file }: { readonly file: FileId }) {
  const { casebook } = useNotebook()
  const sentence = useSentence()
  const bars = restrictionsFor(casebook, file)
  if (bars.length === 0) return null
  return (
    <ul class="beside-form" aria-label="What is not allowed">
      {bars.map(({ recordId, who, words }) => (
        <li key={recordId}>
          <Status kind="urgent">{sentence(`Not allowed with ${who}: ${words}`)}</Status>
        </li>
      ))}
    </ul>
  )
}

/** Above "Health, school, family" of a visit, for each child of it. */
export function BarsOfVisit({
  about,
}: {
  readonly about: readonly { readonly draft: { readonly record: CaseRecord | undefined } }[]
}) {
  const files = about.flatMap(({ draft }) => (draft.record?.fileIds ?? []).filter((file) => fileKind(file) === 'child'))
  return (
    <>
      {[...new Set(files)].map((file) => (
        <FamilyBars key={file} file={file} />
      ))}
    </>
  )
}
