import { useSignal } from '@preact/signals'
import type { Child } from '../../practice/home.ts'
import { childName } from '../../practice/home.ts'
import { childProcess } from '../../practice/process/child-process.ts'
import { laneSteps } from '../../practice/process/lane-steps.ts'
import { seesAnswers } from '../../practice/process/process-sight.ts'
import { stateName } from '../../practice/process/state-words.ts'
import { whyUnder } from '../../practice/process/why.ts'
import { useNotebook, useNow, useToday } from '../context.ts'
import { AllHere } from '../parts/all-here.tsx'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { dayOf, longDay, ofSomeone } from '../words.ts'
import { ChildSignals } from './child-signals.tsx'
import { ProcessPictureSection } from './process-picture.tsx'
import { OnTheAgenda, ProcessKept, ProcessLed } from './process-led.tsx'
import { ProcessSteps } from './process-steps.tsx'
import { askedNothing, suppose, WhatIf } from './process-what-if.tsx'
import '../look/screens/process.css'

/** Where the placement stands in the stability process, why, and who is next: all of it told from the child's records. */
export function ChildProcessPage({ child }: { readonly child: Child }) {
  return (
    <AllHere>
      <WhereItStands child={child} />
    </AllHere>
  )
}

function WhereItStands({ child }: { readonly child: Child }) {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const now = useNow()
  const say = useNameWords()
  const sentence = useSentence()
  const stands = childProcess(casebook, child.id, now)
  const steps = laneSteps(casebook, child.id, stands, now)
  const asked = useSignal(askedNothing(today))
  const supposed = suppose(casebook, child.id, now, asked.value)
  const late = steps.filter(({ overdue }) => overdue).length
  return (
    <div class="tab-page process">
      <section aria-labelledby="stands" class="stands">
        <p class="small soft">Where {ofSomeone(say(childName(child)))} placement stands</p>
        <div class="row wrap">
          <h2 id="stands">{stateName(stands.state)}</h2>
          {late > 0 ? (
            <Status kind="urgent" tag>
              {late === 1 ? '1 step is past its date' : `${late} steps are past their date`}
            </Status>
          ) : null}
        </div>
        <p class="lead">{sentence(whyUnder(stateName(stands.state), stands.why))}</p>
        <p class="small">
          <a class="link" href="/guidance">
            Guidance
          </a>
        </p>
        {stands.since ? <p class="small soft">Since {longDay(dayOf(stands.since), today)}</p> : null}
        {seesAnswers(person) ? null : (
          <p class="small soft">
            Told from what your role reads. Single answers on the scale are not among it: for others it may stand at
            triage already.
          </p>
        )}
      </section>
      <section aria-labelledby="next">
        <h2 id="next">What is next</h2>
        <ProcessSteps steps={steps} />
      </section>
      <ChildSignals child={child} />
      <ProcessKept process={stands.process} />
      <OnTheAgenda stay={stands.newest} />
      <WhatIf asked={asked} state={stands.state} steps={steps} supposed={supposed} />
      <ProcessPictureSection
        stands={supposed?.process ?? stands}
        isSupposed={supposed !== undefined}
        name={say(childName(child))}
      />
      <section aria-labelledby="led">
        <h2 id="led">What led here</h2>
        <ProcessLed process={stands.process} />
      </section>
    </div>
  )
}
