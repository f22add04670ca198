import { useSignal } from '@preact/signals'
import { mayBegin } from '../../model/permission.ts'
import type { Child } from '../../practice/home.ts'
import { signalsWithAnswers } from '../../practice/signals/answered.ts'
import type { AnsweredSignal } from '../../practice/signals/answered.ts'
import { SIGNAL_WORDS } from '../../practice/signals/signal.ts'
import type { NoticeKind } from '../../records/notice.ts'
import { notice } from '../../records/notice.ts'
import { sourceWords } from '../source-words.ts'
import { useNotebook, useNow, useToday } from '../context.ts'
import { Evidence } from '../parts/evidence.tsx'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { standingOutPath } from '../paths.ts'
import { longDay } from '../words.ts'
import { NoticeSheet } from './notice-sheet.tsx'

const EVIDENCE_SHOWN = 5

interface Asked {
  readonly kind: NoticeKind
  readonly about: AnsweredSignal
}

/**
 * What is worth a conversation about this child's home: each fact with its rule, what it is held against and the records
 * that show it. Somebody takes it up, which opens triage, or puts it aside and says why. Nothing follows by itself.
 */
export function ChildSignals({ child }: { readonly child: Child }) {
  const { casebook, person } = useNotebook()
  const now = useNow()
  const say = useNameWords()
  const asked = useSignal<Asked | undefined>(undefined)
  const signals = signalsWithAnswers(casebook, child.id, now, person.role, say)
  const mayAnswer = mayBegin(person, notice)
  const sheet = asked.value
  return (
    <section aria-labelledby="signals" class="signals">
      <h2 id="signals">Worth a conversation</h2>
      {signals.length === 0 ? (
        <p class="soft">Nothing just now. Twenty-one rules look for what people here may want to talk about.</p>
      ) : (
        <ul class="rows">
          {signals.map((signal) => (
            <Line
              key={signal.rule + signal.evidence.join()}
              signal={signal}
              // tone is talked about on the log itself: a notice would tell everybody who reads the child's file (F10)
              ask={mayAnswer && signal.rule !== 'F10' ? (kind) => (asked.value = { kind, about: signal }) : undefined}
            />
          ))}
        </ul>
      )}
      {sheet ? (
        <NoticeSheet
          kind={sheet.kind}
          childId={child.id}
          given={{
            rule: sheet.about.rule,
            about: sheet.about.evidence.at(-1),
            ...(sheet.kind === 'signal-accepted' && { words: sheet.about.words }),
          }}
          onClose={() => {
            asked.value = undefined
          }}
        />
      ) : null}
    </section>
  )
}

function Line(props: { readonly signal: AnsweredSignal; readonly ask: ((kind: NoticeKind) => void) | undefined }) {
  const { signal, ask } = props
  const { answer, rule, baseline } = signal
  const today = useToday()
  const say = useNameWords()
  const sentence = useSentence()
  const { when, source } = SIGNAL_WORDS[rule]
  return (
    <li>
      <div class="grow">
        <p class="row wrap">
          <b>{sentence(signal.words)}</b>
          {signal.urgent && !answer ? (
            <Status kind="urgent" tag>
              Today
            </Status>
          ) : null}
        </p>
        {baseline ? <p class="small">Held against: {sentence(baseline.replace(/\.$/, ''))}.</p> : null}
        <p class="small soft">
          {when} Signal {rule}, {sourceWords(source)}, Doorstep’s own measure
        </p>
        <Evidence
          ids={signal.evidence}
          see={signal.see}
          about={`for: ${signal.words}`}
          most={EVIDENCE_SHOWN}
          {...(rule === 'F10' && { path: standingOutPath })}
        />
        {rule === 'F10' ? (
          <p class="small soft">Talk about it with the carer, and say so on the log: it is told nobody else.</p>
        ) : null}
        {answer ? (
          <p class="small">
            <Status kind={answer.how === 'taken-up' ? 'done' : 'quiet'}>
              {answer.how === 'taken-up' ? 'Taken up' : 'Put aside'} by {say(answer.by)}, {longDay(answer.on, today)}
            </Status>
            {answer.reason ? <>: {sentence(answer.reason)}</> : null}
          </p>
        ) : null}
      </div>
      {ask && !answer ? (
        <div class="row wrap signal-acts">
          <button type="button" class="btn tight" onClick={() => ask('signal-accepted')}>
            Take it up<span class="vh">: {signal.words}</span>
          </button>
          <button type="button" class="btn plain tight" onClick={() => ask('signal-dismissed')}>
            Put aside<span class="vh">: {signal.words}</span>
          </button>
        </div>
      ) : null}
    </li>
  )
}
