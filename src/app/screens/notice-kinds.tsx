import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { fileSubject } from '../../model/file.ts'
import type { FileId } from '../../model/file.ts'
import { isFromTheHome } from '../../model/person.ts'
import { childIn, childName } from '../../practice/home.ts'
import { childProcess } from '../../practice/process/child-process.ts'
import { PLACED_STATES } from '../../practice/process/table.ts'
import type { State } from '../../practice/process/table.ts'
import { notice } from '../../records/notice.ts'
import type { NoticeKind } from '../../records/notice.ts'
import { useNotebook, useNow } from '../context.ts'
import { OwnFrame } from '../parts/frame.tsx'
import { BegunHere } from '../parts/begun-here.tsx'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { Rows } from '../parts/rows.tsx'
import { childPath } from '../paths.ts'
import { noticePlace, NoticeSheet } from './notice-sheet.tsx'

interface Offer {
  readonly kind: NoticeKind
  readonly words: string
  readonly more: string
  readonly icon: string
  /** Where a placement stands when this can be said. */
  readonly while: readonly State[]
}

const OFFERS: readonly Offer[] = [
  {
    kind: 'issue',
    words: 'Something worries me about this home',
    more: 'The child’s social worker looks at it first',
    icon: 'say',
    while: PLACED_STATES,
  },
  {
    kind: 'carer-notice',
    words: 'The carers cannot carry on',
    more: 'Their notice: people are brought together to help',
    icon: 'home',
    while: PLACED_STATES,
  },
  {
    kind: 'visit-asked',
    words: 'The child or the carers ask for a visit',
    more: 'The child’s social worker comes where that is reasonable',
    icon: 'door',
    while: PLACED_STATES,
  },
  {
    kind: 'harm-to-child',
    words: 'Immediate risk of significant harm to the child',
    more: 'A new home is needed at once',
    icon: 'urgent',
    while: PLACED_STATES,
  },
  {
    kind: 'harm-to-others',
    words: 'Others need protection from serious injury',
    more: 'A new home is needed at once',
    icon: 'urgent',
    while: PLACED_STATES,
  },
  {
    kind: 'planning-booked',
    words: 'The planning meeting is booked',
    more: 'It is held within five working days of the placing',
    icon: 'today',
    while: ['PLACED'],
  },
  {
    kind: 'planning-cancelled',
    words: 'The planning meeting does not take place',
    more: 'Its date stays',
    icon: 'close',
    while: ['PLACED'],
  },
  {
    kind: 'meeting-booked',
    words: 'The stability meeting is booked',
    more: 'When, and where',
    icon: 'today',
    while: ['ARRANGING'],
  },
  {
    kind: 'meeting-cancelled',
    words: 'The stability meeting does not take place',
    more: 'Its date stays',
    icon: 'close',
    while: ['ARRANGING'],
  },
  {
    kind: 'request-withdrawn',
    words: 'The request for a home is withdrawn',
    more: 'Before anybody was placed',
    icon: 'undo',
    while: ['SOURCING'],
  },
]

/** From the home it is said in the first person. */
const FROM_HOME: { readonly [K in NoticeKind]?: Pick<Offer, 'words' | 'more'> } = {
  issue: { words: 'Something worries me', more: 'The social workers are told, and look at it' },
  'carer-notice': { words: 'We cannot carry on like this', more: 'Saying so brings people together to help' },
}

/** What can be told about a placement at one moment, by this person, where it stands. */
export function NoticeKinds({ child }: { readonly child: FileId }) {
  const { casebook, person } = useNotebook()
  const now = useNow()
  const say = useNameWords()
  const { route } = useLocation()
  const telling = useSignal<NoticeKind | undefined>(undefined)
  const childId = fileSubject(child)
  // A carer's copy does not hold all that the process is folded from: they may always say how it is.
  const state = isFromTheHome(person.role) ? 'MONITORED' : childProcess(casebook, childId, now).state
  const name = say(childName(childIn(casebook, childId)))
  const offers = OFFERS.filter(
    (one) => one.while.includes(state) && notice.whyNotBegun?.({ kind: one.kind }, person.role) === undefined,
  )
  const back = isFromTheHome(person.role) ? '/' : childPath(childId)
  return (
    <OwnFrame
      title={`Tell of something: ${name}`}
      page="stack"
      back={{ href: back, words: back === '/' ? 'Home' : name }}
    >
      <h1>{isFromTheHome(person.role) ? `How it is with ${name}` : `What is to be told about ${name}’s home?`}</h1>
      {offers.length === 0 ? <p>Nothing can be told while the child is not placed.</p> : null}
      <Rows label="What is to be told">
        {offers.map((one) => {
          const { words, more } = (isFromTheHome(person.role) ? FROM_HOME[one.kind] : undefined) ?? one
          return (
            <li key={one.kind}>
              <button
                type="button"
                class="rowlink"
                aria-haspopup="dialog"
                onClick={() => {
                  telling.value = one.kind
                }}
              >
                <span class="soft">
                  <Icon name={one.icon} />
                </span>
                <span class="grow">
                  <b>{words}</b>
                  <br />
                  <span class="small soft">{more}</span>
                  <BegunHere at={[noticePlace(one.kind, childId)]} />
                </span>
                <span class="i-go">
                  <Icon name="go" />
                </span>
              </button>
            </li>
          )
        })}
      </Rows>
      {telling.value ? (
        <NoticeSheet
          key={telling.value}
          kind={telling.value}
          childId={childId}
          onClose={() => {
            telling.value = undefined
          }}
          onTold={() => route(back)}
        />
      ) : null}
    </OwnFrame>
  )
}
