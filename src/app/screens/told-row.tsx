import { useSignal } from '@preact/signals'
import type { Waiting } from '../../practice/waiting.ts'
import { useNotebook, useToday } from '../context.ts'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { readingPath } from '../paths.ts'
import { capital, firstName, nearDay } from '../words.ts'

/** Something told to this person: read it, and say with one tap that it has come. The teller hears so. */
export function ToldRow({ one }: { readonly one: Waiting }) {
  const notebook = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const sentence = useSentence()
  const trouble = useSignal<string | undefined>(undefined)
  const urgent =
    one.told === 'harm-to-child' || one.told === 'harm-to-others' || one.words === 'Emergency' || one.words === 'Red'
  const receive = async () => {
    try {
      await notebook.mark(one.recordId, { kind: 'acknowledged' })
      announce(`${capital(firstName(say(one.who)))} is told that you have it`)
    } catch (error) {
      trouble.value = `It is not noted yet. ${error instanceof Error ? error.message : ''}`.trim()
    }
  }
  return (
    <li class="told-row">
      <a class="rowlink" href={readingPath({ id: one.recordId, type: one.type })}>
        <span class="soft">
          <Icon name={one.told === 'request' ? 'home' : 'say'} />
        </span>
        <span class="grow">
          <b>{titleOf(one, say)}</b>
          <br />
          {urgent && one.told === 'request' ? <Status kind="urgent">Emergency</Status> : null}
          <span class="small soft">
            {capital(nearDay(one.on, today))}
            {one.words && one.told !== 'request' && one.told !== 'report' ? `: ${sentence(one.words)}` : ''}
          </span>
        </span>
      </a>
      <button type="button" class={urgent ? 'btn go tight' : 'btn tight'} onClick={() => void receive()}>
        {one.told === 'request' ? 'We have it' : 'I have it'}
        <span class="vh">: {titleOf(one, say)}</span>
      </button>
      <TroubleLine words={trouble.value} />
    </li>
  )
}

function titleOf(one: Waiting, say: (name: string) => string): string {
  const who = firstName(say(one.who))
  const about = say(one.about)
  switch (one.told) {
    case 'request':
      return `A home is asked for: ${about}`
    case 'report':
      return one.words === 'Red' ? `${who}’s report is red: ${about}` : `${who} asks for a support meeting: ${about}`
    case 'signal-accepted':
      return `${who} took up a sign: ${about}`
    case 'file-opened':
      return `${who} opened the file of ${about} with a reason`
    case 'carer-notice':
      return `${who} cannot carry on: ${about}`
    case 'harm-to-child':
      return `Immediate risk of harm: ${about}`
    case 'harm-to-others':
      return `Others need protection: ${about}`
    case 'reviewing-officer-notified':
      return `${who} notified you: ${about}`
    case 'reviewing-officer-informed':
      return `${about}’s placement ends at once: ${who} told you`
    default:
      return `${who} told of a worry: ${about}`
  }
}
