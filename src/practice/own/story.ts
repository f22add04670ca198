/** A child's words and pictures: the version that stands, the one that is being made, and what came before (S4.23). */
import type { BodyOf } from '../../model/field.ts'
import type { Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { wordsAndPictures } from '../../records/words-and-pictures.ts'
import { ofType } from '../of-type.ts'

export type Story = CaseRecord<BodyOf<typeof wordsAndPictures.fields>>
export type Panel = NonNullable<Story['body']['panels']>[number]

export interface Stories {
  /** Approved, the newest: this one is shown. */
  readonly standing?: Story
  readonly making?: Story
  /** All of them, oldest first: a version's number is its place in here. */
  readonly all: readonly Story[]
}

export function storiesIn(records: readonly CaseRecord[]): Stories {
  const all = ofType(wordsAndPictures, records).sort((a, b) =>
    a.author.at < b.author.at ? -1 : a.author.at > b.author.at ? 1 : a.id < b.id ? -1 : 1,
  )
  const standing = all.findLast(({ status }) => status === 'signed')
  const making = all.findLast(({ status }) => status === 'draft')
  return { all, ...(standing && { standing }), ...(making && { making }) }
}

export const versionOf = ({ all }: Stories, id: Uuid): number => all.findIndex((one) => one.id === id) + 1

/** A page has words, or a picture, or both. */
export const isPage = ({ words, drawing, photo }: Panel): boolean => Boolean(words?.trim() || drawing || photo)

/** What a new version begins with: the pages of the last one, and its name. */
export function nextVersionBegins(before: Story | undefined, newId: () => Uuid): Partial<Story['body']> {
  if (!before) return {}
  const { title, panels, contributors } = before.body
  return {
    replaces: before.id,
    ...(title && { title }),
    ...(panels && { panels: panels.map((panel) => ({ ...panel, id: newId() })) }),
    ...(contributors && { contributors: contributors.map(({ who }) => ({ id: newId(), ...(who && { who }) })) }),
  }
}
