import type { ComponentChildren } from 'preact'
import { isAboveTeams } from '../../model/person.ts'
import { isMine } from '../../practice/process/lane-steps.ts'
import { waitingFor } from '../../practice/waiting.ts'
import { useNotebook, useNow, useToday } from '../context.ts'
import { WorkerFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { useClocksHeard } from '../reminders/use-clocks.ts'
import { count, longDay } from '../words.ts'
import { DutyLink } from './duty-link.tsx'
import { FindChild } from './child-find.tsx'
import { CommentLines, useCommentSteps } from './comment-lines.tsx'
import { PressingHelp } from './help-pressing.tsx'
import { Searches, Tellings } from './lane-placements.tsx'
import { useHomesWaiting, useStepsWaiting } from './steps-waiting.ts'
import { OnThisDevice } from './today-device.tsx'
import { NothingWaits, WaitingList } from './today-waiting.tsx'
import '../look/screens/today.css'
import '../look/screens/lanes.css'

/** What somebody opens Doorstep for who visits nobody: what waits for them, why, by when, one tap to do it. */
export function LaneHome() {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const steps = useStepsWaiting()
  const homes = useHomesWaiting()
  const waiting = waitingFor(person, casebook, today, useNow())
  const sourcing = person.role === 'placements-team'
  const others = sourcing ? steps.filter(({ what }) => what !== 'source and match a home') : steps
  const comments = useCommentSteps()
  const isEmpty =
    comments.length + waiting.filter(({ pressing }) => !pressing).length + others.length + homes.length === 0
  const list = (
    <>
      <CommentLines steps={comments} />
      <WaitingList waiting={waiting} steps={others} homes={homes} />
      {isAboveTeams(person.role) ? (
        <ClimbedHere otherwise={isEmpty ? <NothingWaits waiting={waiting} /> : null} />
      ) : isEmpty ? (
        <NothingWaits waiting={waiting} />
      ) : null}
    </>
  )
  return (
    <WorkerFrame current="today" title={longDay(today, today)} page="today lane">
      <div class="row spread wrap today-head">
        <h1 class="pagehead">{longDay(today, today)}</h1>
        {isAboveTeams(person.role) ? <DutyLink /> : null}
        <FindChild />
      </div>
      <PressingHelp />
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
          {isAboveTeams(person.role) ? (
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

/** What passed its date and climbed to this person: nothing is said to wait for nobody while something does. */
function ClimbedHere({ otherwise }: { readonly otherwise: ComponentChildren }) {
  const { person } = useNotebook()
  const heard = useClocksHeard()
  if (!heard) return <p class="soft">Looking through your files for dates that have passed.</p>
  const climbed = heard.filter((clock) => clock.level !== 'soon' && !isMine(clock, person)).length
  if (climbed === 0) return otherwise
  return (
    <p>
      <a class="link" href="/dates">
        <Icon name="clock" />
        {count(climbed, 'date has', 'dates have')} passed and climbed to you
      </a>
    </p>
  )
}

const Part = (props: { readonly id: string; readonly title: string; readonly children: ComponentChildren }) => (
  <section aria-labelledby={props.id}>
    <h2 id={props.id}>{props.title}</h2>
    {props.children}
  </section>
)
