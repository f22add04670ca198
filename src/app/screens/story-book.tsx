/** The pages of a story: the same for who reads it through, in the child's hands and on paper. */
import type { Panel } from '../../practice/own/story.ts'
import { isPage } from '../../practice/own/story.ts'
import { KeptDrawing } from '../drawing/kept-drawing.tsx'
import { Photo } from '../form/photo.tsx'

export function StoryBook({ panels }: { readonly panels: readonly Panel[] }) {
  const pages = panels.filter(isPage)
  if (pages.length === 0) return <p class="soft">No page is made yet.</p>
  return (
    <ol class="story-book">
      {pages.map((panel, at) => (
        <li key={panel.id}>
          <StoryPage panel={panel} number={at + 1} />
        </li>
      ))}
    </ol>
  )
}

export function StoryPage({ panel, number }: { readonly panel: Panel; readonly number: number }) {
  const name = panel.words?.trim() || `The picture on page ${number}`
  return (
    <article class="story-page" aria-label={`Page ${number}`}>
      {panel.drawing ? <KeptDrawing drawing={panel.drawing} name={name} /> : null}
      {panel.photo ? <Photo photo={panel.photo} name={name} /> : null}
      {panel.words ? <p class="story-words">{panel.words}</p> : null}
    </article>
  )
}
