/** A safety plan as it is needed at ten at night: who does what, whom to ring, how to find the child (S3.14). */
import { useSignal } from '@preact/signals'
import { viewFor } from '../../model/permission.ts'
import { fileKind, fileSubject } from '../../model/file.ts'
import { isFromTheHome } from '../../model/person.ts'
import { childIn, childName } from '../../practice/home.ts'
import { asType } from '../../practice/of-type.ts'
import { acknowledgedBy, isCurrent } from '../../practice/own/safety.ts'
import type { SafetyPlan } from '../../practice/own/safety.ts'
import { safetyPlan } from '../../records/safety-plan.ts'
import { useNotebook, useToday } from '../context.ts'
import { Photo } from '../form/photo.tsx'
import { announce } from '../parts/announce.ts'
import { ChildsWords } from '../parts/childs-words.tsx'
import { OwnFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { Name, useNameWords } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { childPath, paperPath, readingPath } from '../paths.ts'
import { firstName, longDay, ofSomeone, shortDay, whenWords } from '../words.ts'
import { NotHere } from './not-here.tsx'
import '../look/screens/own.css'

export function SafetyPlanScreen({ recordId }: { readonly recordId: string }) {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const found = casebook.get(recordId)
  const seen = found?.type === safetyPlan.type ? viewFor(person, safetyPlan, found) : undefined
  const plan = asType(safetyPlan, seen)
  if (!plan) return <NotHere what="This safety plan" loading={casebook.loaded.value !== 'all'} />
  const file = plan.fileIds.find((one) => fileKind(one) === 'child')
  const childId = file && fileSubject(file)
  const name = say(childName(childId ? childIn(casebook, childId) : undefined))
  const { body } = plan
  const home = isFromTheHome(person.role) || !childId
  return (
    <OwnFrame
      title={`${ofSomeone(name)} safety plan`}
      page="own-plan"
      back={home ? { href: '/', words: 'Home' } : { href: childPath(childId, 'papers'), words: name }}
    >
      <h1>{ofSomeone(name)} safety plan</h1>
      <p class="row wrap">
        {plan.status !== 'signed' ? (
          <Status kind="soon">Not signed yet</Status>
        ) : isCurrent(plan, today) ? (
          <Status kind="done">Holds{body.review ? `, looked at again by ${shortDay(body.review, today)}` : ''}</Status>
        ) : (
          <Status kind="urgent">
            Was to be looked at again{body.review ? ` by ${longDay(body.review, today)}` : ''}
          </Status>
        )}
        <a class="link" href={paperPath(plan)}>
          On paper
        </a>
        <a class="link" href={readingPath(plan)}>
          The whole record
        </a>
      </p>
      <Acknowledge plan={plan} />
      {body.triggers ? (
        <section aria-labelledby="s-begins">
          <h2 id="s-begins">When it begins</h2>
          <p class="prewrap">{body.triggers}</p>
        </section>
      ) : null}
      <section aria-labelledby="s-steps">
        <h2 id="s-steps">Who does what</h2>
        <ol class="plan-steps">
          {(body.steps ?? []).map(({ id, when, who, what, phone }) => (
            <li key={id}>
              <p class="small soft">{when}</p>
              <p>
                {who ? (
                  <b>
                    <Name>{who.name}</Name>
                  </b>
                ) : null}{' '}
                {what}
              </p>
              {phone ? (
                <a class="btn plain tight" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
                  <Icon name="phone" />
                  {phone}
                </a>
              ) : null}
            </li>
          ))}
        </ol>
      </section>
      {body.childsPart ? (
        <section aria-labelledby="s-child">
          <h2 id="s-child">What {name} wants us to do</h2>
          <ChildsWords>{body.childsPart}</ChildsWords>
        </section>
      ) : null}
      <Find plan={plan} name={name} />
    </OwnFrame>
  )
}

function Find({ plan, name }: { readonly plan: SafetyPlan; readonly name: string }) {
  const { photo, wearing, phones, places } = plan.body
  if (!photo && !wearing && !phones && !places) return null
  const rows = [
    ['How they look', wearing],
    ['Their phones and accounts', phones],
    ['Where they go, and with whom', places],
  ] as const
  return (
    <section aria-labelledby="s-find">
      <h2 id="s-find">If {name} has to be found</h2>
      {photo ? <Photo photo={photo} name={`A photo of ${name}`} /> : null}
      <dl class="to-find">
        {rows.map(([label, words]) =>
          words ? (
            <div key={label}>
              <dt>{label}</dt>
              <dd class="prewrap">{words}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </section>
  )
}

/** Carers say that they know it. What somebody acknowledged stands with name and day, and nobody says it for them. */
function Acknowledge({ plan }: { readonly plan: SafetyPlan }) {
  const notebook = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const trouble = useSignal<string | undefined>(undefined)
  const known = acknowledgedBy(plan)
  const me = notebook.person
  const mine = plan.marks.some(({ kind, personId }) => kind === 'acknowledged' && personId === me.personId)
  const asked = me.role === 'foster-carer' && plan.status === 'signed' && !mine
  async function acknowledge(): Promise<void> {
    try {
      await notebook.mark(plan.id, { kind: 'acknowledged' })
      trouble.value = undefined
      announce('Noted: you know this plan')
    } catch (error) {
      trouble.value = `It is not noted yet. ${error instanceof Error ? error.message : ''}`.trim()
    }
  }
  return (
    <div class="stack-2">
      {known.map(({ name, at }) => (
        <p key={`${name} ${at}`}>
          <Status kind="done">
            {say(firstName(name))} knows it, since {whenWords(at, today)}
          </Status>
        </p>
      ))}
      {known.length === 0 && !asked ? (
        <p>
          <Status kind="soon">Nobody at home has said yet that they know it</Status>
        </p>
      ) : null}
      <TroubleLine words={trouble.value} />
      {asked ? (
        <button type="button" class="btn go big" onClick={() => void acknowledge()}>
          <Icon name="done" />I know this plan
        </button>
      ) : null}
    </div>
  )
}
