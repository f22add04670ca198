/** Two taps from home to a request that is on its way. Words are welcome and never needed. */
import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { useNotebook, useNow, useSync, useToday } from '../context.ts'
import { useBegun } from '../form/begun.ts'
import { Lined } from '../form/lined.tsx'
import { fileSubject } from '../../model/file.ts'
import { isOfficeOpen, officeOpensAt } from '../../practice/office-hours.ts'
import { PhoneFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { whenWords } from '../words.ts'
import { EmergencyFoot, Numbers } from './ask-for-help-numbers.tsx'
import { NEEDS, sendHelp, type Urgency } from './ask-for-help-send.ts'
import { HelpSent } from './ask-for-help-sent.tsx'
import { contactFor, ownHousehold } from './carer-household.ts'
import { Duty } from './duty.tsx'
import { OfficeClosed } from './help-clock.tsx'
import '../look/screens/ask-for-help.css'

export function AskForHelp() {
  const { person } = useNotebook()
  const { query } = useLocation()
  if (query.sent) return <HelpSent recordId={query.sent} />
  return person.role === 'foster-carer' ? <Ask /> : <Duty />
}

function Ask() {
  const notebook = useNotebook()
  const sync = useSync()
  const today = useToday()
  const now = useNow()
  const { route } = useLocation()
  const household = ownHousehold(notebook.casebook)
  const reader = household ? contactFor(notebook.casebook, household, 'supervising-social-worker', today) : undefined
  const [need, setNeed] = useState<string>(NEEDS[0])
  const words = useBegun('ask for help', household ? [fileSubject(household)] : [])
  const [problem, setProblem] = useState<string>()

  async function send(urgency: Urgency): Promise<void> {
    if (!household) return
    try {
      const id = await sendHelp(
        notebook,
        household,
        { urgency, need: words.value.trim() ? `${need}. ${words.value.trim()}` : need },
        today,
      )
      words.value = ''
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
      <OfficeClosed household={household} now={now} />
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
            <Lined
              id="help-words"
              rows={1}
              value={words.value}
              onInput={(typed) => {
                words.value = typed
              }}
            />
          </div>
          <section aria-labelledby="soon" class="stack-3">
            <h2 id="soon">How soon? Pressing sends it</h2>
            {urgent(
              'now',
              'Now',
              isOfficeOpen(now)
                ? `Straight to ${reader?.name ?? 'the team'}, to be taken up within two hours`
                : `To ${reader?.name ?? 'the team'}, due within two hours, but people read again ${whenWords(officeOpensAt(now), today)}`,
              'help',
            )}
            {urgent('today', 'Today', 'To be taken up within one working day', 'clock')}
            {urgent('week', 'This week', 'It can wait a few days, taken up within one working day', 'today')}
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
      {household ? <Numbers home={household} night={!isOfficeOpen(now)} /> : null}
    </PhoneFrame>
  )
}
