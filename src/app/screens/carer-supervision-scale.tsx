/**
 * Each person's own number for each child's home: the carers and their worker at once, everybody else by one tap.
 * What follows from a low answer is said before the name goes under it, because nobody should be surprised by it.
 */
import { useSignal } from '@preact/signals'
import type { PersonRef } from '../../model/field.ts'
import { fileKind, fileSubject } from '../../model/file.ts'
import { derivedId } from '../../model/derived-id.ts'
import type { Uuid } from '../../model/file.ts'
import { ofType } from '../../practice/of-type.ts'
import { settingsIn } from '../../practice/process/child-process.ts'
import { limitFrom, settingOn } from '../../practice/process/settings.ts'
import { carerSupervision } from '../../records/carer-supervision.ts'
import { STEADY } from '../../records/shared-fields.ts'
import { useNotebook, useToday } from '../context.ts'
import { controlId } from '../form/control.ts'
import { Lined } from '../form/lined.tsx'
import { ScaleButtons } from '../form/scale-buttons.tsx'
import type { EarlierAnswer } from '../form/scale-buttons.tsx'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { longDay } from '../words.ts'
import type { SupervisionBody } from './carer-supervision-agenda.tsx'
import { NoNumber } from './no-number.tsx'
import { earlierAnswers, everybody } from './scale-people.ts'
import type { Asked, Relation } from './scale-people.ts'
import type { Written } from './visit-drafts.ts'
import type { OwnControlProps } from './visit-kind.ts'
import { fieldKey } from './visit-state.ts'

type Answer = NonNullable<SupervisionBody['scores']>[number]

const answersIn = ({ draft }: Written): readonly Answer[] => (draft.body as SupervisionBody).scores ?? []
/** Reading 1: whose answer is the gate. */
const GATE: readonly Relation[] = ['carer', 'supervising-social-worker']

/** One person has one answer in a record, whoever taps it and on whichever device. */
const answerId = (recordId: Uuid, ref: PersonRef): Uuid => derivedId(recordId, `answer:${ref.recordId ?? ref.name}`)

const isSame = (answer: Answer, ref: PersonRef): boolean =>
  ref.recordId && answer.person?.recordId ? ref.recordId === answer.person.recordId : ref.name === answer.person?.name

export function SupervisionScale({ all, about, missing }: OwnControlProps) {
  const say = useNameWords()
  return (
    <>
      <p class="soft small">
        {STEADY.question} Each person’s own number{all.length > 1 ? ', for each child' : ''}; no number is wrong.
      </p>
      <p class="scale-end ends">
        <span>
          <b>0</b> {STEADY.worst}
        </span>
        <span>
          <b>10</b> {STEADY.best}
        </span>
      </p>
      {about.map((one) => {
        const key = fieldKey('scores', one.recordId, all.length > 1)
        const other = all.find((each) => each.recordId !== one.recordId && answersIn(each).length > 0)
        return (
          <div
            class={missing.has(key) ? 'asked-missing stack' : 'stack'}
            key={one.recordId}
            id={controlId(key)}
            tabIndex={-1}
            role="group"
            aria-label={`Scale, ${say(one.name)}`}
          >
            {all.length > 1 ? <h3>{say(one.name)}</h3> : null}
            {other && answersIn(one).length === 0 ? (
              <button
                type="button"
                class="btn plain tight"
                onClick={() => one.draft.set('scores', sameFor(one.recordId, answersIn(other)))}
              >
                <Icon name="paper" />
                The same as for {say(other.name)}
              </button>
            ) : null}
            <OneChild one={one} />
          </div>
        )
      })}
    </>
  )
}

const sameFor = (recordId: Uuid, answers: readonly Answer[]): readonly Answer[] =>
  answers.map((answer) => (answer.person ? { ...answer, id: answerId(recordId, answer.person) } : answer))

function OneChild({ one }: { readonly one: Written }) {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const asked = useSignal<readonly string[]>([])
  const { record } = one.draft
  const files = record?.fileIds ?? []
  const child = files.find((file) => fileKind(file) === 'child')
  const childId = child && fileSubject(child)
  const answers = answersIn(one)
  const atHome = everybody(casebook, files, person, today).filter(
    ({ relation, ref }) => relation !== 'child' || ref.recordId === childId,
  )
  const small = atHome.filter(({ tooYoung }) => tooYoung)
  const known = atHome.filter(({ tooYoung, ref }) => !tooYoung || answers.some((answer) => isSame(answer, ref)))
  const agency: readonly Asked[] =
    person.role === 'independent-provider'
      ? [
          {
            key: person.personId,
            ref: { recordId: person.personId, name: person.name },
            relation: 'supervising-social-worker',
            chip: `${person.name} (you)`,
            self: true,
          },
        ]
      : []
  const others: readonly Asked[] = answers.flatMap(({ id, person: ref, relation }) =>
    ref && ![...known, ...agency].some((each) => each.ref.name === ref.name)
      ? [{ key: id, ref, relation: relation ?? 'other', chip: ref.name, self: false }]
      : [],
  )
  const everyone = [...known, ...agency, ...others]
  const isShown = ({ key, ref, relation }: Asked): boolean =>
    GATE.includes(relation) || asked.value.includes(key) || answers.some((answer) => isSame(answer, ref))
  // Their worker answers last: the carers' numbers come first.
  const shown = everyone.filter(isShown).sort((a, b) => Number(b.relation === 'carer') - Number(a.relation === 'carer'))
  const more = everyone.filter((each) => !isShown(each))

  const change = (who: Asked, by: (answer: Answer) => Answer | undefined) => {
    const before = answersIn(one)
    const now = before.find((answer) => isSame(answer, who.ref))
    const made = by(now ?? { id: answerId(one.recordId, who.ref), person: who.ref, relation: who.relation })
    const next = now
      ? before.flatMap((answer) => (answer.id === now.id ? (made ?? []) : answer))
      : made
        ? [...before, made]
        : before
    one.draft.set('scores', next.length > 0 ? next : undefined)
  }
  return (
    <>
      {shown.map((who) => (
        <PersonsAnswer
          key={who.key}
          who={who}
          fieldId={`${one.recordId.slice(-8)}-${who.key}`}
          answer={answers.find((answer) => isSame(answer, who.ref))}
          earlier={[
            ...earlierAnswers(casebook, child ? [child] : [], who.ref),
            ...(child ? givenBefore(one, who.ref) : []),
          ]}
          onChange={(by) => change(who, by)}
        />
      ))}
      {more.length > 0 ? (
        <div class="row wrap" role="group" aria-label={`Ask one more person, ${say(one.name)}`}>
          <span class="small soft">Ask one more person</span>
          {more.map(({ key, ref }) => (
            <button
              type="button"
              class="chip"
              key={key}
              onClick={() => {
                asked.value = [...asked.value, key]
              }}
            >
              <Icon name="plus" />
              {say(ref.name)}
            </button>
          ))}
        </div>
      ) : null}
      <NoNumber of={small.map(({ ref }) => ref)} files={files} />
      <WhatFollows answers={answers} date={(one.draft.body as SupervisionBody).date ?? today} />
    </>
  )

  function givenBefore(written: Written, ref: PersonRef): readonly EarlierAnswer[] {
    return ofType(carerSupervision, child ? casebook.inFile(child, carerSupervision.type) : []).flatMap(
      ({ id, body, status }) =>
        id === written.recordId || status !== 'signed' || !body.date
          ? []
          : (body.scores ?? []).flatMap((answer) =>
              isSame(answer, ref) && answer.score !== undefined ? [{ score: answer.score, on: body.date ?? '' }] : [],
            ),
    )
  }
}

function PersonsAnswer({
  who,
  fieldId,
  answer,
  earlier,
  onChange,
}: {
  readonly who: Asked
  readonly fieldId: string
  readonly answer: Answer | undefined
  readonly earlier: readonly EarlierAnswer[]
  readonly onChange: (by: (answer: Answer) => Answer | undefined) => void
}) {
  const say = useNameWords()
  const label = `scale-${fieldId}`
  const words = (field: 'why' | 'stepUp', typed: string) =>
    onChange((before) => {
      const { [field]: _old, ...rest } = before
      return typed === '' ? rest : { ...rest, [field]: typed }
    })
  return (
    <fieldset class="persons-answer">
      <legend id={label}>
        {say(who.ref.name)} <span class="soft small">{RELATION_WORDS[who.relation]}</span>
      </legend>
      <ScaleButtons
        labelledBy={label}
        value={answer?.score}
        onChange={(score) => onChange((before) => ({ ...before, score }))}
        earlier={earlier}
      />
      {answer ? (
        <div class="stack-2">
          <Lined
            label={`${say(who.ref.name)}: what makes it that, and not one lower?`}
            placeholder="What makes it that, and not one lower?"
            rows={1}
            value={answer.why ?? ''}
            onInput={(typed) => words('why', typed)}
          />
          <Lined
            label={`${say(who.ref.name)}: what would one step up look like?`}
            placeholder="What would one step up look like?"
            rows={1}
            value={answer.stepUp ?? ''}
            onInput={(typed) => words('stepUp', typed)}
          />
          <button type="button" class="link" onClick={() => onChange(() => undefined)}>
            Take the answer back
          </button>
        </div>
      ) : null}
    </fieldset>
  )
}

const RELATION_WORDS: { readonly [R in Relation]: string } = {
  carer: 'carer',
  'supervising-social-worker': 'supervising social worker',
  child: 'the child',
  'carers-child': 'son or daughter',
  'other-adult': 'lives here',
  relative: 'the child’s family',
  'childs-social-worker': 'the child’s social worker',
  other: '',
}

/** Readings 1 and 11, in words, with the day that would follow. */
function WhatFollows({ answers, date }: { readonly answers: readonly Answer[]; readonly date: string }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const settings = settingsIn(casebook)
  const gate = Number(settingOn(settings, 'gate', date))
  const below = answers.filter(({ score }) => score !== undefined && score < gate)
  if (below.length === 0) return null
  const callsMeeting = below.some(({ relation }) => relation !== undefined && GATE.includes(relation))
  const limit = limitFrom(date, settingOn(settings, 'PSM after a low scale', date))
  return (
    <p role="status">
      <Status kind="soon">
        {callsMeeting
          ? `Below ${gate}: once this is signed a stability meeting is held by ${longDay(limit.date, today)}, ${limit.words}, unless an earlier date stands already.`
          : `Below ${gate}, and not from the carers or their worker: once this is signed it is looked at, and no meeting is called by itself.`}
      </Status>
    </p>
  )
}
