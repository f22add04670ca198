import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { useLocation, useRoute } from 'preact-iso'
import { mayBeAskedToDecide } from '../../model/person.ts'
import type { DecisionAnswer, WaitingItem, WaitingList } from '../../protocol/waiting.ts'
import { useNotebook, useSync, useToday } from '../context.ts'
import { announce } from '../parts/announce.ts'
import { WorkerFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { useSentence } from '../parts/name.tsx'
import { Rows } from '../parts/rows.tsx'
import { Status } from '../parts/status.tsx'
import { count, whenWords } from '../words.ts'
import { askForList, isAnswered } from './waiting-ask.ts'
import type { NotAnswered } from './waiting-ask.ts'
import { WaitingOne } from './waiting-one.tsx'
import { DONE_WORDS, shortWhy, titleWords } from './waiting-words.ts'
import '../look/screens/waiting.css'

/** Words that could not take effect where they were written, for the person who may decide over them. */
export function Waiting() {
  const { person } = useNotebook()
  if (mayBeAskedToDecide(person.role)) return <WordsThatWait />
  return (
    <WorkerFrame title="Words that wait" page="waitpage">
      <h1 class="pagehead">Words that wait</h1>
      <p>
        A team’s manager decides over words that could not take effect; where there is none, whoever is above the team.
      </p>
    </WorkerFrame>
  )
}

function WordsThatWait() {
  const { person } = useNotebook()
  const sync = useSync()
  const { route } = useLocation()
  const { opId = '' } = useRoute().params
  const list = useSignal<WaitingList | undefined>(undefined)
  const trouble = useSignal<NotAnswered | undefined>(undefined)
  const asking = useSignal(false)
  const done = useSignal<DecisionAnswer | undefined>(undefined)
  const waiting = sync.status.value.waiting

  async function ask() {
    asking.value = true
    const answer = await askForList(person.personId)
    asking.value = false
    if (isAnswered(answer)) {
      list.value = answer
      trouble.value = undefined
    } else trouble.value = answer
  }
  // again whenever a round of reading has told of another number
  useEffect(() => void ask(), [waiting])
  useEffect(() => {
    if (opId) done.value = undefined
  }, [opId])

  async function decided(answer: DecisionAnswer) {
    done.value = answer
    announce(DONE_WORDS[answer.kind])
    route('/waiting')
    await Promise.all([ask(), sync.now()])
  }

  const items = list.value?.items
  return (
    <WorkerFrame current="board" title="Words that wait for you" page="waitpage">
      <a class="back" href={opId ? '/waiting' : '/'}>
        <Icon name="back" />
        {opId ? 'All that waits' : 'Home'}
      </a>
      <h1 class="pagehead">Words that wait for you</h1>
      {opId ? null : (
        <p class="lead measure">
          Somebody wrote these, and they could not take effect. Nothing is lost: you say what becomes of them, and the
          writer hears from you.
        </p>
      )}
      {done.value ? <Done answer={done.value} /> : null}
      {trouble.value ? (
        <div class="row wrap trouble" role="alert">
          <Status kind="soon">{trouble.value.words}</Status>
          <button type="button" class="btn" aria-busy={asking.value} onClick={() => void ask()}>
            {asking.value ? 'Trying …' : 'Try again'}
          </button>
        </div>
      ) : null}
      {!items && !trouble.value ? <p class="soft">Asking the council’s server.</p> : null}
      {items?.length === 0 && !opId ? (
        <p class="row empty">
          <Status kind="done">Nothing waits for you.</Status>
        </p>
      ) : null}
      <div class={opId ? 'waits one' : 'waits'}>
        {items && items.length > 0 ? (
          <Rows label="What waits" class="list">
            {items.map((item) => (
              <Line key={item.opId} item={item} chosen={item.opId === opId} />
            ))}
          </Rows>
        ) : null}
        {opId ? (
          <div class="reading">
            <WaitingOne key={opId} opId={opId} onDecided={(answer) => void decided(answer)} />
          </div>
        ) : null}
      </div>
      {list.value?.more ? (
        <p class="small soft">The oldest {count(items?.length ?? 0, 'is', 'are')} shown first.</p>
      ) : null}
    </WorkerFrame>
  )
}

function Line({ item, chosen }: { readonly item: WaitingItem; readonly chosen: boolean }) {
  const today = useToday()
  const sentence = useSentence()
  return (
    <li>
      <a class="rowlink" href={`/waiting/${item.opId}`} aria-current={chosen ? 'true' : undefined}>
        <span class="grow">
          <b>{sentence(titleWords(item))}</b>
          <br />
          <span class="small soft">
            {sentence(item.writer.name)}, {whenWords(item.writtenAt ?? item.receivedAt, today)}
          </span>
          <br />
          <span class="small">{shortWhy(item)}</span>
        </span>
        <span class="i-go">
          <Icon name="go" />
        </span>
      </a>
    </li>
  )
}

function Done({ answer }: { readonly answer: DecisionAnswer }) {
  const sentence = useSentence()
  return (
    <div class="sheet done-panel" role="status">
      <p>
        <Status kind="done">{DONE_WORDS[answer.kind]}</Status>
      </p>
      <p>
        Your answer: <q>{sentence(answer.words)}</q>
      </p>
      {answer.recordId ? (
        <a class="link" href={`/record/${answer.recordId}`}>
          See the note in the file
        </a>
      ) : null}
    </div>
  )
}
