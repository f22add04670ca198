/**
 * F10, S4.20: the carer sees it first, on their own phone, before anybody else is shown it. Kindly, with something that
 * helps one tap away, and with what was good beside it.
 */
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { FileId } from '../../model/file.ts'
import { fileSubject } from '../../model/file.ts'
import { seenByCarer, toneInHome } from '../../practice/tone/tone-seen.ts'
import { OWN_WORDS } from '../../practice/tone/find-words.ts'
import { useNotebook, useNow, useSync, useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { Name, useSentence } from '../parts/name.tsx'
import { StandsOut } from '../parts/stands-out.tsx'
import { firstName, nearDay } from '../words.ts'
import { NEEDS, sendHelp } from './ask-for-help-send.ts'
import { contactFor } from './carer-household.ts'
import { sentencesWith } from './log-tone-words.ts'
import type { ToneSentence } from './log-tone-words.ts'

const MOST = 4
const isGood = ({ at }: ToneSentence): boolean => at.every(({ good }) => good)

export function ToneFirst({ household }: { readonly household: FileId }) {
  const notebook = useNotebook()
  const { casebook, person } = notebook
  const sync = useSync()
  const today = useToday()
  const now = useNow()
  const { route } = useLocation()
  const sentence = useSentence()
  const [problem, setProblem] = useState<string>()
  const tone = toneInHome(person, casebook, fileSubject(household), now)[0]
  const logs = (tone?.evidence ?? []).flatMap((id) => casebook.get(id) ?? []).filter((log) => !seenByCarer(log))
  if (!tone || logs.length === 0) return null
  const reader = contactFor(casebook, household, 'supervising-social-worker', today)
  // The newest log first: it is the one that is still in mind. A sentence stands once, with all its words marked.
  const sentences = logs.toReversed().flatMap((log) =>
    OWN_WORDS.flatMap((field) => {
      const text = log.body[field]
      const here = [...tone.cues, ...tone.positive].filter((cue) => cue.recordId === log.id && cue.field === field)
      return typeof text === 'string'
        ? sentencesWith(text, here).map((each) => ({ ...each, key: `${log.id} ${field} ${each.start}`, log }))
        : []
    }),
  )
  const weighs = sentences.filter((each) => !isGood(each)).slice(0, MOST)
  const good = sentences.filter(isGood).slice(0, MOST)

  async function seen(): Promise<void> {
    for (const log of logs) await notebook.mark(log.id, { kind: 'read' })
  }
  async function call(): Promise<void> {
    try {
      const id = await sendHelp(notebook, household, { need: NEEDS[0], urgency: 'today' }, today)
      await seen()
      void sync.now()
      route(`/help?sent=${id}`)
    } catch {
      setProblem('This phone could not keep the request, so it is not on its way. Please ring instead.')
    }
  }
  async function notNow(): Promise<void> {
    try {
      await seen()
      void sync.now()
    } catch {
      setProblem('This phone could not keep that. Nothing is lost; try again.')
    }
  }
  const line = ({ key, log, text, at }: (typeof sentences)[number]) => (
    <li key={key}>
      <span class="tone-quote">
        <StandsOut text={text} at={at} say={sentence} />
      </span>
      <span class="small soft">
        From your log {typeof log.body.date === 'string' ? nearDay(log.body.date, today) : ''}
      </span>
    </li>
  )
  return (
    <section class="tone-first" aria-labelledby="tone-first">
      <h2 id="tone-first">These words stood out to us as well</h2>
      <ul class="tone-quotes">{weighs.map(line)}</ul>
      {good.length > 0 ? (
        <>
          <p>And these:</p>
          <ul class="tone-quotes">{good.map(line)}</ul>
        </>
      ) : null}
      <p>
        <b>Would a call help?</b>
      </p>
      <button type="button" class="btn go big wide" onClick={() => void call()}>
        <Icon name="help" />
        Yes, please ring me
      </button>
      <button type="button" class="btn plain wide" onClick={() => void notNow()}>
        Not now, thank you
      </button>
      {problem ? (
        <p role="alert" class="problem">
          {problem}
        </p>
      ) : null}
      <p class="small soft">
        You see this first. <Name inert>{reader ? firstName(reader.name) : 'Your worker'}</Name> and the team manager
        are shown it once you have pressed one of these, or a day after you wrote it, so that you can talk about it.
        Nobody else is, and it is never part of a review of your approval.
      </p>
    </section>
  )
}
