/** Where everybody gives a number: who is too young for one, and where what was seen of them is written instead. */
import type { PersonRef } from '../../model/field.ts'
import type { FileId } from '../../model/file.ts'
import { useNameWords } from '../parts/name.tsx'
import { firstName } from '../words.ts'

export function NoNumber({ of, files }: { readonly of: readonly PersonRef[]; readonly files: readonly FileId[] }) {
  const say = useNameWords()
  return (
    <>
      {of.map((ref) => (
        <p class="small" key={ref.recordId ?? ref.name}>
          {say(firstName(ref.name))} is under five: no number is asked.{' '}
          <a class="link" href={`/scale?file=${files.join(',')}&person=${ref.recordId}`}>
            What did you see of {say(firstName(ref.name))}?
          </a>
        </p>
      ))}
    </>
  )
}
