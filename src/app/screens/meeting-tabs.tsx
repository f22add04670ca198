/** The parts with how far each is: tabs where there is room, a sheet on a phone. */
import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import type { Body } from '../../model/field.ts'
import type { Uuid } from '../../model/file.ts'
import { Icon } from '../parts/icon.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { meetingPath } from '../paths.ts'
import type { Part } from './meeting-parts.ts'
import { SectionList, SHAPES } from './visit-sections.tsx'
import { sectionState } from './visit-state.ts'

export function MeetingTabs(props: {
  readonly definition: AnyRecordDefinition
  readonly parts: readonly Part[]
  readonly current: string
  readonly body: Body
  readonly recordId: Uuid
}) {
  const { definition, parts, current, recordId } = props
  const { route } = useLocation()
  const open = useSignal(false)
  const lines = parts.map((part) => ({
    ...part,
    state: sectionState(definition, part, [{ recordId, name: '', body: props.body }]),
  }))
  const here = lines.find(({ id }) => id === current)
  return (
    <>
      <nav class="tabs meeting-tabs" aria-label="Parts of the meeting">
        {lines.map(({ id, title, state }) => (
          <a key={id} href={meetingPath(recordId, id)} aria-current={id === current ? 'page' : undefined}>
            <span class={`status ${SHAPES[state.shape].kind}`} title={state.words}>
              <Icon name={SHAPES[state.shape].icon} />
            </span>
            <span>
              {title}
              <span class="vh">, {state.words.toLowerCase()}</span>
            </span>
          </a>
        ))}
      </nav>
      <button
        type="button"
        class="btn plain meeting-parts-btn"
        aria-haspopup="dialog"
        onClick={() => {
          open.value = true
        }}
      >
        <Icon name="down" />
        {here?.title}: {here?.state.words.toLowerCase()}
      </button>
      {open.value ? (
        <Sheet
          title="Parts of the meeting"
          onClose={() => {
            open.value = false
          }}
        >
          <SectionList
            lines={lines}
            current={current}
            onGo={(id) => {
              open.value = false
              route(meetingPath(recordId, id))
            }}
          />
        </Sheet>
      ) : null}
    </>
  )
}
