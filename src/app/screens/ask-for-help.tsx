/** Two taps from home to a request that is on its way. Words are welcome and never needed. */
import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { useNotebook, useSync, useToday } from '../context.ts'
import { Lined } from '../form/lined.tsx'
import { OwnFrame, PhoneFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { RowLink, Rows } from '../parts/rows.tsx'
import { helpState, isOpen } from '../../practice/help-state.ts'
import { ofType } from '../../practice/of-type.ts'
import { helpRequest } from '../../records/help-request.ts'
import { whenWords } from '../words.ts'
import { DutyNumbers, EmergencyFoot, Numbers } from './ask-for-help-numbers.tsx'
import { NEEDS, sendHelp, type Urgency } from './ask-for-help-send.ts'
import { HelpSent } from './ask-for-help-sent.tsx'
import { contactFor, ownHousehold } from './carer-household.ts'
import '../look/screens/ask-for-help.css'

export function AskForHelp() {
  const { person } = useNotebook()
  const { query } = useLocation()
  if (query.sent) return <HelpSent recordId={query.sent} />
  return person.role === 'foster-carer' ? <Ask /> : <AskDuty />
}

function Ask() {
  const notebook = useNotebook()
  const sync = useSync()
  const today = useToday()
  const { route } = useLocation()
  const household = ownHousehold(notebook.casebook)
  const reader = household ? contactFor(notebook.casebook, household, 'supervising-social-worker', today) : undefined
  const [need, setNeed] = useState<string>(NEEDS[0])
  const [words, setWords] = useState('')
  const [problem, setProblem] = useState<string>()

  async function send(urgency: Urgency): Promise<void> {
    if (!household) return
    try {
      const id = await sendHelp(
        notebook,
        household,
        { urgency, need: words.trim() ? `${need}. ${words.trim()}` : need },
        today,
      )
      void sync.now()
      route(`/help?sent=${id}`)
    } catch {
      setProblem('This phone could not keep the request, so it is not on its way. Please ring instead.')
    }
  }
  const urgent = (urgency: Urgency, title: string, more: string, icon: string) => (
    <button type="button" class={urgency === 'now' ? 'bigdoor go' : 'bigdoor slim'} onClick={() => void send(urgency)}>
      <Icon name={icon} />
      <span class="grow">
        <b>{title}</b>
        {more}
      </span>
      <Icon name="up" />
    </button>
  )
  return (
    <PhoneFrame
      title="Ask for help"
      class="helppage"
      back={{ href: '/', words: 'Home' }}
      foot={<EmergencyFoot household={household} />}
    >
      <h1>Ask for help</h1>
      {household ? (
        <>
          <fieldset>
            <legend>What would help?</legend>
            <div class="row wrap chips-plain">
              {NEEDS.map((each) => (
                <button
                  key={each}
                  type="button"
                  class="chip"
                  aria-pressed={need === each}
                  onClick={() => setNeed(each)}
                >
                  {each}
                </button>
              ))}
            </div>
          </fieldset>
          <div class="field">
            <label class="label" for="help-words">
              In your words <span class="soft">(if you like)</span>
            </label>
            <Lined id="help-words" rows={1} value={words} onInput={setWords} />
          </div>
          <section aria-labelledby="soon" class="stack-3">
            <h2 id="soon">How soon? Pressing sends it</h2>
            {urgent('now', 'Now', `Straight to ${reader?.name ?? 'the team'}`, 'help')}
            {urgent('today', 'Today', 'Before the day is over', 'clock')}
            {urgent('week', 'This week', 'It can wait a few days', 'today')}
          </section>
        </>
      ) : (
        <p>Your household has not arrived on this phone yet, so Doorstep does not know whom to ask. Please ring.</p>
      )}
      {problem ? (
        <p role="alert" class="problem">
          {problem}
        </p>
      ) : null}
      {household ? <Numbers household={household} /> : null}
    </PhoneFrame>
  )
}

/** For workers: who asked, what is open, and whom they can ring themselves. Answering happens on the request itself. */
function AskDuty() {
  const { casebook } = useNotebook()
  const today = useToday()
  const open = ofType(helpRequest, casebook.ofType(helpRequest.type))
    .filter((request) => isOpen(helpState(request)))
    .sort((a, b) => a.author.at.localeCompare(b.author.at))
  return (
    <OwnFrame title="Duty" page="stack" back={{ href: '/', words: 'Today' }}>
      <h1>Duty</h1>
      <h2>Requests for help</h2>
      {open.length === 0 ? <p>Nobody is waiting for an answer.</p> : null}
      <Rows label="Open requests">
        {open.map((request) => (
          <RowLink key={request.id} href={`/help?sent=${request.id}`} icon="help" title={request.body.need ?? 'Help'}>
            {request.author.name}, {whenWords(request.author.at, today)} · {urgencyWords(request.body.urgency)}
          </RowLink>
        ))}
      </Rows>
      <DutyNumbers />
    </OwnFrame>
  )
}

const urgencyWords = (urgency: Urgency | undefined): string =>
  helpRequest.fields.urgency.options.find(({ value }) => value === urgency)?.label.toLowerCase() ?? ''
