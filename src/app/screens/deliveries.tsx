import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { longDate } from '../../model/calendar.ts'
import { mayFollowDeliveries } from '../../practice/exchange/follow-deliveries.ts'
import { childIn, childName } from '../../practice/home.ts'
import type { Delivery, DeliveryList } from '../../protocol/deliveries.ts'
import { useNotebook, useToday } from '../context.ts'
import { announce } from '../parts/announce.ts'
import { OwnFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { listed, whenWords } from '../words.ts'
import { askForDeliveries, askToTryAgain } from './deliveries-ask.ts'
import type { NotTold } from './deliveries-ask.ts'
import { PAPER_WORDS, TARGET_WORDS, WHY } from './deliveries-words.ts'
import { NotFound } from './not-found.tsx'
import '../look/screens/deliveries.css'

/** Signed papers on their way to the document store: what has not arrived comes first, with the way to try again. */
export function DeliveriesScreen() {
  const { person } = useNotebook()
  if (!mayFollowDeliveries(person)) return <NotFound />
  return (
    <OwnFrame title="Papers delivered" page="stack-5 deliveries" back={{ href: '/settings', words: 'Settings' }}>
      <h1 class="pagehead">Papers delivered</h1>
      <TheDeliveries />
    </OwnFrame>
  )
}

function TheDeliveries() {
  const { person } = useNotebook()
  const list = useSignal<DeliveryList | undefined>(undefined)
  const trouble = useSignal<NotTold | undefined>(undefined)
  const asking = useSignal(false)

  async function ask() {
    asking.value = true
    const answer = await askForDeliveries(person.personId)
    asking.value = false
    if ('items' in answer) {
      list.value = answer
      trouble.value = undefined
    } else trouble.value = answer
  }
  useEffect(() => void ask(), [])

  async function again(id: string) {
    const refused = await askToTryAgain(person.personId, id)
    announce(refused?.words ?? 'It is tried again.')
    if (refused) trouble.value = refused
    else await ask()
  }

  const { items = [], targets = [], from = [], more = false } = list.value ?? {}
  const failed = items.filter(({ failedAt }) => failedAt)
  const waiting = items.filter(({ failedAt, deliveredAt }) => !failedAt && !deliveredAt)
  const arrived = items.filter(({ deliveredAt }) => deliveredAt)
  return (
    <>
      <div class="row wrap">
        <p class="measure">
          {list.value === undefined
            ? trouble.value
              ? ''
              : 'Asking the council’s server.'
            : targets.length > 0
              ? `When minutes, a placement request, a provider’s report, a child’s letter, a safety plan or a story in words and pictures is signed, the paper goes to ${listed(targets.map((one) => TARGET_WORDS[one]))} within a minute. What does not arrive is tried again for two days.${from
                  .map(
                    ({ target, day }) =>
                      ` What was signed from ${longDate(day)} on goes to ${TARGET_WORDS[target]} as well.`,
                  )
                  .join('')}`
              : 'No document store is set up for this service, so signed papers go nowhere by themselves.'}
        </p>
        {list.value ? (
          <button type="button" class="btn plain tight" aria-busy={asking.value} onClick={() => void ask()}>
            {asking.value ? 'Looking …' : 'Look again'}
          </button>
        ) : null}
      </div>
      {trouble.value ? (
        <div class="row wrap" role="alert">
          <Status kind="soon">{trouble.value.words}</Status>
          <button type="button" class="btn" aria-busy={asking.value} onClick={() => void ask()}>
            {asking.value ? 'Asking …' : 'Ask again'}
          </button>
        </div>
      ) : null}
      <Part title="Not delivered" items={failed} targets={targets} onAgain={again} />
      <Part title="Waiting" items={waiting} targets={targets} onAgain={again} />
      <Part title="Delivered" items={arrived} targets={targets} onAgain={again} />
      {list.value && items.length === 0 ? <p class="soft">Nothing has been signed that goes there.</p> : null}
      {more ? <p class="small soft">Earlier papers are not shown.</p> : null}
    </>
  )
}

function Part(props: {
  readonly title: string
  readonly items: readonly Delivery[]
  readonly targets: DeliveryList['targets']
  readonly onAgain: (id: string) => Promise<void>
}) {
  if (props.items.length === 0) return null
  const id = `deliveries-${props.title.toLowerCase().replaceAll(' ', '-')}`
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{props.title}</h2>
      <ul class="rows">
        {props.items.map((item) => (
          <Line key={item.id} item={item} isOn={props.targets.includes(item.target)} onAgain={props.onAgain} />
        ))}
      </ul>
    </section>
  )
}

function Line(props: {
  readonly item: Delivery
  /** Papers go there at present. */
  readonly isOn: boolean
  readonly onAgain: (id: string) => Promise<void>
}) {
  const { item, isOn, onAgain } = props
  const { casebook } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const busy = useSignal(false)
  const child = item.childId ? say(childName(childIn(casebook, item.childId))) : ''
  const paper = PAPER_WORDS[item.paper] ?? 'Paper'
  const why = isOn && item.trouble ? WHY[item.trouble] : undefined
  const isOpen = !item.deliveredAt
  return (
    <li class="row wrap spread">
      <div class="grow">
        <a href={`/record/${item.recordId}`}>
          <b>
            {paper}
            {child ? `, ${child}` : ''}
          </b>
        </a>
        <p>
          <State item={item} isOn={isOn} today={today} />
        </p>
        {isOpen && why ? (
          <p class="small">
            {why.words} {why.help}
          </p>
        ) : null}
        <p class="small soft">
          Signed {whenWords(item.askedAt, today)}
          {item.tries > 1 && isOpen ? `; tried ${item.tries} times` : ''}
        </p>
      </div>
      {isOpen && why ? (
        <button
          type="button"
          class="btn plain"
          aria-busy={busy.value}
          onClick={() => {
            if (busy.value) return
            busy.value = true
            void onAgain(item.id).finally(() => (busy.value = false))
          }}
        >
          <Icon name="up" />
          Try again
          <span class="vh">
            : {child ? `${paper}, ${child}` : paper}, to {TARGET_WORDS[item.target]}
          </span>
        </button>
      ) : null}
    </li>
  )
}

function State({ item, isOn, today }: { readonly item: Delivery; readonly isOn: boolean; readonly today: string }) {
  const to = TARGET_WORDS[item.target]
  if (item.deliveredAt)
    return (
      <Status kind="done">
        In {to}, {whenWords(item.deliveredAt, today)}
      </Status>
    )
  if (!isOn) return <Status kind="quiet">Not in {to}: nothing is sent there at present</Status>
  if (item.failedAt)
    return (
      <Status kind="urgent">
        Not in {to}: given up {whenWords(item.failedAt, today)}
      </Status>
    )
  if (item.trouble)
    return (
      <Status kind="soon">
        Not in {to} yet; the next try is {whenWords(item.nextAt ?? item.askedAt, today)}
      </Status>
    )
  return <Status kind="quiet">On its way to {to}</Status>
}
