/**
 * The story in the child's hands: one page fills the tablet. At the end the child may say something; what they write is
 * kept as it is typed, and stands with the day in the approved version.
 */
import { useState } from 'preact/hooks'
import { whyNotShown } from '../../practice/afterwards.ts'
import { asType } from '../../practice/of-type.ts'
import { isPage } from '../../practice/own/story.ts'
import { wordsAndPictures } from '../../records/words-and-pictures.ts'
import { useNotebook, useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import {
  FinishedButton,
  HandsFrame,
  KeptHere,
  NotKeptYet,
  NotOpen,
  SaySomething,
  useGivingBack,
} from './hands-frame.tsx'
import { noteShown, useSaid } from './shown-to-child.ts'
import { StoryPage } from './story-book.tsx'
import '../look/screens/story.css'

export function ChildsStory({ recordId, onFinished }: { readonly recordId: string; readonly onFinished: () => void }) {
  const notebook = useNotebook()
  const today = useToday()
  const { said, keep, kept, settle } = useSaid(notebook, recordId)
  const [at, setAt] = useState(0)
  const { problem, finish } = useGivingBack(async () => {
    await settle()
    await noteShown(notebook, recordId, today, said)
  }, onFinished)
  const story = asType(wordsAndPictures, notebook.casebook.get(recordId))
  // A story that was never approved is not shown, by whatever way somebody came here.
  if (!story || whyNotShown(story)) return <NotOpen title="These pages are not ready yet" onFinished={onFinished} />
  const pages = (story.body.panels ?? []).filter(isPage)
  const page = pages[at]
  return (
    <HandsFrame
      as="story"
      title={story.body.title ?? ''}
      page={at}
      status={
        page ? (
          <span class="soft">
            Page {at + 1} of {pages.length}
          </span>
        ) : (
          <KeptHere kept={kept} problem={problem} />
        )
      }
      aloud={page?.words}
      foot={
        <footer class="story-foot">
          {at > 0 ? (
            <button type="button" class="btn big" onClick={() => setAt(at - 1)}>
              <Icon name="back" />
              Back
            </button>
          ) : (
            <span />
          )}
          {page ? (
            <button type="button" class="btn go big" onClick={() => setAt(at + 1)}>
              {at + 1 < pages.length ? 'Next page' : 'The end'}
              <Icon name="go" />
            </button>
          ) : (
            <FinishedButton finish={finish} />
          )}
        </footer>
      }
    >
      {page ? (
        <StoryPage panel={page} number={at + 1} />
      ) : (
        <div class="letter-room">
          <SaySomething said={said} keep={keep} />
          <NotKeptYet problem={problem} />
        </div>
      )}
    </HandsFrame>
  )
}
