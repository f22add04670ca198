/** The child's version as a letter, the same for the worker who reads it through and in the child's hands. */
import type { BodyOf } from '../../model/field.ts'
import type { childsVersion } from '../../records/childs-version.ts'
import { KeptDrawing } from '../drawing/kept-drawing.tsx'

export type LetterBody = BodyOf<typeof childsVersion.fields>

/** What a child reads above each part. */
const PARTS = [
  { id: 'why', title: 'Why the grown-ups met' },
  { id: 'heard', title: 'What you told us' },
  { id: 'agreed', title: 'What we agreed' },
  { id: 'rules', title: 'When it is hard' },
  { id: 'people', title: 'People who stay in your life' },
  { id: 'whom', title: 'Who you can talk to' },
  { id: 'next', title: 'When we meet again' },
] as const

export function Letter({ body, level = 'h2' }: { readonly body: LetterBody; readonly level?: 'h2' | 'h3' }) {
  const Heading = level
  return (
    <article class="letter" aria-label="The letter">
      {body.greeting ? <p class="letter-greeting">{body.greeting}</p> : null}
      {PARTS.map(({ id, title }) =>
        body[id]?.trim() ? (
          <section key={id}>
            <Heading>{title}</Heading>
            <p>{body[id]}</p>
          </section>
        ) : null,
      )}
      {body.picture ? <KeptDrawing drawing={body.picture} name="The picture in the letter" /> : null}
    </article>
  )
}

/** For the voice that reads it aloud. */
export const letterAloud = (body: LetterBody): string =>
  [body.greeting, ...PARTS.flatMap(({ id, title }) => (body[id]?.trim() ? [`${title}.`, body[id]] : []))]
    .filter(Boolean)
    .join('\n')
