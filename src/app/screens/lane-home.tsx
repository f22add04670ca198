import type { ComponentChildren } from 'preact'
import { waitingFor } from '../../practice/waiting.ts'
import { useNotebook, useToday } from '../context.ts'
import { WorkerFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { longDay } from '../words.ts'
import { FindChild } from './child-find.tsx'
import { Searches, Tellings } from './lane-placements.tsx'
import { useStepsWaiting } from './steps-waiting.ts'
import { OnThisDevice } from './today-device.tsx'
import { WaitingList } from './today-waiting.tsx'
import '../look/screens/today.css'
import '../look/screens/lanes.css'

/** What somebody opens Doorstep for who visits nobody: what waits for them, why, by when, one tap to do it. */
export function LaneHome() {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const steps = useStepsWaiting()
  const waiting = waitingFor(person, casebook, today)
  const sourcing = person.role === 'placements-team'
  const others = sourcing ? steps.filter(({ what }) => what !== 'source and match a home') : steps
  const list = <WaitingList waiting={waiting} steps={others} />
  return (
    <WorkerFrame current="today" title={longDay(today, today)} page="today lane">
      <div class="row spread wrap today-head">
        <h1 class="pagehead">{longDay(today, today)}</h1>
        <FindChild />
      </div>
      <div class="today-cols">
        {sourcing ? (
          <Part id="lane-searches" title="Looking for a home">
            <Searches steps={steps} />
          </Part>
        ) : (
          <Part id="lane-waiting" title="Waiting for you">
            {list}
          </Part>
        )}
        <div class="stack-5">
          {sourcing ? (
            <>
              <Part id="lane-waiting" title="Waiting for you">
                {list}
              </Part>
              <Part id="lane-told" title="Who was told of a placing">
                <Tellings />
              </Part>
            </>
          ) : null}
          {person.role === 'senior-manager' ? (
            <Part id="lane-service" title="The service">
              <p>
                <a class="link" href="/board">
                  <Icon name="table" />
                  Every placement on the board
                </a>
              </p>
              <p>
                <a class="link" href="/readings">
                  <Icon name="settings" />
                  Readings and time limits of this service
                </a>
              </p>
            </Part>
          ) : null}
          <Part id="today-device" title="On this device">
            <OnThisDevice />
          </Part>
        </div>
      </div>
    </WorkerFrame>
  )
}

const Part = (props: { readonly id: string; readonly title: string; readonly children: ComponentChildren }) => (
  <section aria-labelledby={props.id}>
    <h2 id={props.id}>{props.title}</h2>
    {props.children}
  </section>
)
