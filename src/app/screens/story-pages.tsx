/** One page at a time under the pen, the others as a row of numbers: there is room for one drawing and two people. */
import { useState } from 'preact/hooks'
import { v7 as newId } from 'uuid'
import type { Json } from '../../model/json.ts'
import { isPage } from '../../practice/own/story.ts'
import type { Panel } from '../../practice/own/story.ts'
import { wordsAndPictures } from '../../records/words-and-pictures.ts'
import { controlId } from '../form/control.ts'
import type { Draft } from '../form/draft.ts'
import { FieldControl } from '../form/field-control.tsx'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'

const { fields } = wordsAndPictures.fields.panels

export function StoryPages({ draft }: { readonly draft: Draft }) {
  const panels = (draft.body.panels ?? []) as readonly Panel[]
  const [open, setOpen] = useState<string | undefined>(panels[0]?.id)
  const [taken, setTaken] = useState<{ readonly panel: Panel; readonly at: number } | undefined>()
  const at = Math.max(
    0,
    panels.findIndex(({ id }) => id === open),
  )
  const panel = panels[at]
  const put = (next: readonly Panel[]): void => draft.set('panels', next.length > 0 ? next : undefined)

  function add(): void {
    const made: Panel = { id: newId() }
    put([...panels.slice(0, at + 1), made, ...panels.slice(at + 1)])
    setOpen(made.id)
    announce(`Page ${panels.length === 0 ? 1 : at + 2} is new`)
  }
  function change(id: string, field: keyof typeof fields, value: Json | undefined): void {
    // What the pen keeps comes a moment later than the words: the pages are read anew, never from an older drawing of them.
    put(
      ((draft.body.panels ?? []) as readonly Panel[]).map((one) => {
        if (one.id !== id) return one
        const { [field]: _before, ...rest } = one
        return value === undefined || value === null ? rest : { ...rest, [field]: value }
      }),
    )
  }
  function move(by: number): void {
    if (!panel) return
    const rest = panels.filter((one) => one !== panel)
    put([...rest.slice(0, at + by), panel, ...rest.slice(at + by)])
    announce(`It is page ${at + by + 1} of ${panels.length} now`)
  }
  function take(): void {
    if (!panel) return
    setTaken({ panel, at })
    put(panels.filter((one) => one !== panel))
    setOpen(panels[at === 0 ? 1 : at - 1]?.id)
    announce('The page is taken away. You can bring it back.')
  }
  return (
    <section aria-labelledby="s-pages">
      <h2 id="s-pages">Pages</h2>
      <div class="story-numbers" role="group" aria-label="Pages" id={controlId('panels')} tabIndex={-1}>
        {panels.map((one, number) => (
          <button
            key={one.id}
            type="button"
            class="chip"
            aria-pressed={one.id === panel?.id}
            aria-label={`Page ${number + 1}${one.drawing || one.photo ? '' : ', no picture yet'}`}
            onClick={() => setOpen(one.id)}
          >
            {number + 1}
            {one.drawing || one.photo ? <Icon name="done" /> : null}
          </button>
        ))}
        <button type="button" class="btn plain tight" onClick={add}>
          <Icon name="plus" />
          {wordsAndPictures.fields.panels.addLabel}
        </button>
      </div>
      {taken ? (
        <p class="row wrap" role="status">
          <span class="soft">The page is taken away.</span>
          <button
            type="button"
            class="btn plain tight"
            onClick={() => {
              put([...panels.slice(0, taken.at), taken.panel, ...panels.slice(taken.at)])
              setOpen(taken.panel.id)
              setTaken(undefined)
            }}
          >
            <Icon name="undo" />
            Bring it back
          </button>
        </p>
      ) : null}
      {panel ? (
        <fieldset class="story-sheet stack-3" key={panel.id}>
          <legend>
            Page {at + 1} of {panels.length}
            {isPage(panel) ? '' : ', still empty'}
          </legend>
          <div class="story-cols">
            <FieldControl
              field={fields.drawing}
              fieldId={`panels.${panel.id}.drawing`}
              value={panel.drawing}
              onChange={(value) => change(panel.id, 'drawing', value)}
              record={draft.record}
            />
            <div class="stack-3">
              <FieldControl
                field={fields.words}
                fieldId={`panels.${panel.id}.words`}
                value={panel.words}
                onChange={(value) => change(panel.id, 'words', value)}
                record={draft.record}
              />
              <FieldControl
                field={fields.photo}
                fieldId={`panels.${panel.id}.photo`}
                value={panel.photo}
                onChange={(value) => change(panel.id, 'photo', value)}
                record={draft.record}
              />
            </div>
          </div>
          <div class="row-tools">
            {at > 0 ? (
              <button type="button" class="tool" onClick={() => move(-1)}>
                <Icon name="up-one" />
                Earlier
              </button>
            ) : null}
            {at < panels.length - 1 ? (
              <button type="button" class="tool" onClick={() => move(1)}>
                <Icon name="down-one" />
                Later
              </button>
            ) : null}
            <button type="button" class="tool" onClick={take}>
              <Icon name="bin" />
              Take this page away
            </button>
          </div>
        </fieldset>
      ) : (
        <p class="soft">No page yet. Begin with who the child is.</p>
      )}
    </section>
  )
}
