/** A story as it is read: its pages, who approved it, when it was shown and what the child said, and every version of it. */
import { useState } from 'preact/hooks'
import { missingForSigning } from '../../model/check.ts'
import { fileKind } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import { shownOf } from '../../practice/afterwards.ts'
import { storiesIn, versionOf } from '../../practice/own/story.ts'
import type { Story } from '../../practice/own/story.ts'
import { wordsAndPictures } from '../../records/words-and-pictures.ts'
import { useNotebook, useToday } from '../context.ts'
import { ChildsWords } from '../parts/childs-words.tsx'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { OpenedForADay, useNotSignedHere } from '../parts/opened-for-a-day.tsx'
import { Rows, RowLink } from '../parts/rows.tsx'
import { Status } from '../parts/status.tsx'
import { historyPath, paperPath, startPath, storyPath } from '../paths.ts'
import { longDay, ofSomeone, whenWords } from '../words.ts'
import { ShowIt } from './childs-version-show.tsx'
import { SignSheet } from './sign-sheet.tsx'
import { StoryBook } from './story-book.tsx'

/** "Version 2, made from the one of 3 May": a new version never replaces the pages of the old one. */
export function VersionLine({
  record,
}: {
  readonly record: Pick<Story, 'id' | 'fileIds' | 'body'> | { id: string; fileIds: Story['fileIds']; body: object }
}) {
  const { casebook } = useNotebook()
  const today = useToday()
  const file = record.fileIds.find((one) => fileKind(one) === 'child')
  const stories = storiesIn(file ? casebook.inFile(file, wordsAndPictures.type) : [])
  const before = stories.all[versionOf(stories, record.id) - 2]
  if (!before) return null
  return (
    <p class="soft">
      Version {versionOf(stories, record.id)}.{' '}
      <a class="link" href={storyPath(before)}>
        Version {versionOf(stories, before.id)}
        {before.body.date ? ` of ${longDay(before.body.date, today)}` : ''}
      </a>{' '}
      stays as it is.
    </p>
  )
}

export function StoryReading({ story, name }: { readonly story: Story; readonly name: string }) {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const [signing, setSigning] = useState(false)
  const opened = useNotSignedHere(story)
  const file = story.fileIds.find((one) => fileKind(one) === 'child')
  const stories = storiesIn(file ? casebook.inFile(file, wordsAndPictures.type) : [])
  const approved = story.signatures.find(({ as }) => as === 'sign')
  const shown = shownOf(story)
  const record = casebook.get(story.id)
  const missing = missingForSigning(wordsAndPictures, story.body)
  const approves = record !== undefined && story.status === 'draft' && may(person, 'sign', wordsAndPictures, record)
  const mayApprove = approves && opened === undefined
  const mayMake = may(person, 'create', wordsAndPictures)
  return (
    <>
      <h1>{story.body.title ?? `${ofSomeone(name)} words and pictures`}</h1>
      <p class="row wrap">
        {approved ? (
          <Status kind="done" icon="lock">
            Approved by {say(approved.name)}, {whenWords(approved.at, today)}
          </Status>
        ) : (
          <Status kind="soon">Not approved yet</Status>
        )}
        {shown ? (
          <Status kind="done">
            Shown {longDay(shown.on, today)}
            {shown.by ? `, by ${say(shown.by)}` : ''}
          </Status>
        ) : approved ? (
          <Status kind="soon">Not shown yet</Status>
        ) : null}
        {approved ? (
          <a class="link" href={paperPath(story)}>
            As a booklet
          </a>
        ) : null}
        <a class="link" href={historyPath(story)}>
          Who wrote what
        </a>
      </p>
      <VersionLine record={story} />
      {shown?.said ? (
        <section class="stack-2" aria-labelledby="s-said">
          <h2 id="s-said">What {name} said</h2>
          <ChildsWords>{shown.said}</ChildsWords>
        </section>
      ) : null}
      <div class="version-cols">
        <section aria-labelledby="s-pages">
          <h2 id="s-pages">The pages</h2>
          <StoryBook panels={story.body.panels ?? []} />
        </section>
        <div class="stack-5">
          {approves ? <OpenedForADay why={opened} /> : null}
          {mayApprove ? (
            <section class="sheet stack-3" aria-labelledby="s-approve">
              <h2 id="s-approve">Approve it</h2>
              {missing.length > 0 ? (
                <>
                  <p>Still missing, for whoever makes it:</p>
                  <ul class="ticks">
                    {missing.map(({ field, message }) => (
                      <li key={`${field} ${message}`}>{message}</li>
                    ))}
                  </ul>
                </>
              ) : (
                <>
                  <p>Is it true, is it kind, can {name} live with every word of it?</p>
                  <button type="button" class="btn go big" onClick={() => setSigning(true)}>
                    <Icon name="lock" />
                    Approve this version
                  </button>
                </>
              )}
            </section>
          ) : null}
          {approved && record && may(person, 'amend', wordsAndPictures, record) ? (
            <ShowIt record={record} name={name} thing="the pages" />
          ) : null}
          <section aria-labelledby="s-with">
            <h2 id="s-with">Made together with</h2>
            <ul class="rows">
              {(story.body.contributors ?? []).map(({ id, who, agreed }) => (
                <li key={id} class="row">
                  <span class="grow">
                    {say(who?.name ?? '')}
                    {agreed ? <span class="soft"> · {agreed}</span> : null}
                  </span>
                </li>
              ))}
            </ul>
          </section>
          <Versions stories={stories} current={story.id} />
          {mayMake && file && approved ? (
            <p>
              {stories.making ? (
                <a class="btn" href={storyPath(stories.making)}>
                  <Icon name="pen" />
                  Go on with the next version
                </a>
              ) : (
                <a class="btn" href={startPath(wordsAndPictures.type, [file])}>
                  <Icon name="plus" />
                  Make a new version
                </a>
              )}
            </p>
          ) : null}
        </div>
      </div>
      {signing && record ? (
        <SignSheet record={record} definition={wordsAndPictures} as="sign" onClose={() => setSigning(false)} />
      ) : null}
    </>
  )
}

function Versions({ stories, current }: { readonly stories: ReturnType<typeof storiesIn>; readonly current: string }) {
  const today = useToday()
  if (stories.all.length < 2) return null
  return (
    <section aria-labelledby="s-versions">
      <h2 id="s-versions">Versions</h2>
      <Rows label="Versions">
        {stories.all
          .map((one, at) => ({ one, number: at + 1 }))
          .reverse()
          .map(({ one, number }) => (
            <RowLink
              key={one.id}
              href={storyPath(one)}
              title={`Version ${number}${one.id === current ? ', this one' : ''}`}
            >
              {one.status === 'signed' ? 'Approved' : 'Being made'}
              {one.body.date ? ` · ${longDay(one.body.date, today)}` : ''}
              {shownOf(one) ? ` · shown ${longDay(shownOf(one)?.on ?? '', today)}` : ''}
            </RowLink>
          ))}
      </Rows>
    </section>
  )
}
