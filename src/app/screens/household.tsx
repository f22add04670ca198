import { childFile, householdFile } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import { childrenHere, childName } from '../../practice/home.ts'
import { asType } from '../../practice/of-type.ts'
import { supervisionDue } from '../../practice/supervision-due.ts'
import { definitionOf } from '../../records/all.ts'
import { household } from '../../records/household.ts'
import { iroComment } from '../../records/iro-comment.ts'
import { labelOf, lowerFirst } from '../../records/summary-words.ts'
import { useNotebook, useToday } from '../context.ts'
import { OwnFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { Name, useNameWords } from '../parts/name.tsx'
import { Rows, RowLink } from '../parts/rows.tsx'
import { Status } from '../parts/status.tsx'
import { childPath, startPath, writingPath } from '../paths.ts'
import { daysLeft, shortDay } from '../words.ts'
import { Allocated } from './child-allocated.tsx'
import { nameAndAge } from './child-names.ts'
import { dueKind } from './due-words.tsx'
import { HouseholdFamily } from './household-family.tsx'
import { HouseholdLogs } from './household-logs.tsx'
import { HouseholdDates } from './household-dates.tsx'
import { FileComments } from './file-comments.tsx'
import { HouseholdMembers } from './household-members.tsx'
import { HouseholdStability } from './household-stability.tsx'
import { HouseholdOwn } from './household-own.tsx'
import { HouseholdPapers } from './household-papers.tsx'
import { NotHere } from './not-here.tsx'
import { SupportWaiting } from './support-waiting.tsx'
import { whatToBegin } from './what-to-begin.ts'
import '../look/screens/child.css'

/** A fostering household: who lives here, the children placed here, logs, supervision, and who works with them. */
export function HouseholdPage({ id }: { readonly id: string; readonly tab: string }) {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const record = casebook.get(id)
  const home = asType(household, record)
  if (!record || !home) return <NotHere what="This household’s papers" loading={casebook.loaded.value === 'nothing'} />
  const file = householdFile(id)
  const records = casebook.inFile(file)
  const children = childrenHere(casebook, id, today)
  const supervision = person.role === 'foster-carer' ? undefined : supervisionDue(records, today)
  const { body } = home
  const name = household.summary(body, {})
  const begin = whatToBegin(person, 'household')
    // A day and an incident are about a child: with several here they begin on the child's page.
    .filter(({ files }) => !files.includes('child') || children.length === 1)
  // The reviewing officer says it of a child's care, and it stands in both files: here it is begun as well.
  const comments = may(person, 'create', iroComment) ? children : []
  const definition = definitionOf('household')
  const facts = [
    labelOf(household.fields.kind.options, body.kind),
    body.provider,
    body.approvedOn ? `approved ${shortDay(body.approvedOn, today)}` : undefined,
    body.logFrequency
      ? `log ${labelOf(household.fields.logFrequency.options, body.logFrequency).toLowerCase()}`
      : undefined,
  ]
    .filter(Boolean)
    .join(' · ')
  return (
    <OwnFrame current="children" title={name} page="childpage">
      <div class="row spread wrap">
        <div>
          <h1 class="pagehead">
            <Name>{name}</Name>
          </h1>
          <p class="soft">{facts}</p>
        </div>
        {supervision ? (
          supervision.last ? (
            <Status kind={dueKind(supervision.daysLeft)} tag>
              Supervision: {lowerFirst(daysLeft(supervision.due, today))}
            </Status>
          ) : (
            <Status kind="quiet" tag>
              No supervision recorded yet
            </Status>
          )
        ) : null}
      </div>
      {begin.length > 0 || comments.length > 0 ? (
        <p class="row wrap begin">
          {begin.map((one) => (
            <a
              key={one.type}
              class={one.type === 'supervisory-visit' ? 'btn go' : 'btn plain tight'}
              href={
                one.type === 'scaling'
                  ? `/scale?file=${file}`
                  : startPath(
                      one.type,
                      one.files.includes('child') ? [file, ...children.map((child) => childFile(child.id))] : [file],
                    )
              }
            >
              <Icon name={one.icon} />
              {one.words.write}
            </a>
          ))}
          {comments.map((child) => (
            <a key={child.id} class="btn plain tight" href={startPath(iroComment.type, [childFile(child.id), file])}>
              <Icon name={iroComment.icon} />
              <span>
                {iroComment.words.write} of <Name inert>{childName(child)}</Name>
              </span>
            </a>
          ))}
        </p>
      ) : null}
      <div class="tab-page two-cols">
        <div class="stack-5">
          <section aria-labelledby="children-here">
            <h2 id="children-here">Children here</h2>
            {children.length === 0 ? <p class="soft">No child is placed here today.</p> : null}
            <Rows label="Children here">
              {children.map((one) => (
                <RowLink key={one.id} href={childPath(one.id)} title={nameAndAge(one, today, say)}>
                  {say(childName(one))}’s page
                </RowLink>
              ))}
            </Rows>
          </section>
          <HouseholdFamily householdId={id} />
          <HouseholdLogs householdId={id} />
          <HouseholdDates householdId={id} />
          <FileComments file={file} />
          <HouseholdStability householdId={id} />
          <SupportWaiting records={records.filter(({ type }) => type === 'support-request')} />
          <HouseholdOwn householdId={id} />
          <HouseholdPapers householdId={id} />
        </div>
        <div class="stack-5">
          <HouseholdMembers householdId={id} />
          <section aria-labelledby="reach">
            <h2 id="reach">How to reach them</h2>
            {body.phone || body.outOfHours || body.address ? null : (
              <p class="soft">Nothing is written down yet that you may see.</p>
            )}
            <dl class="reach">
              {body.phone ? (
                <div>
                  <dt>Phone</dt>
                  <dd>
                    <a class="link" href={`tel:${body.phone.replace(/[^\d+]/g, '')}`}>
                      {body.phone}
                    </a>
                  </dd>
                </div>
              ) : null}
              {body.outOfHours ? (
                <div>
                  <dt>Out of hours</dt>
                  <dd>{body.outOfHours}</dd>
                </div>
              ) : null}
              {body.address ? (
                <div>
                  <dt>Address</dt>
                  <dd class="no-print">
                    {body.address}
                    {body.postcode ? `, ${body.postcode}` : ''}
                  </dd>
                </div>
              ) : null}
            </dl>
            {definition && may(person, 'amend', definition, record) ? (
              <a class="link" href={writingPath(record)}>
                <Icon name="pen" />
                Change what is written here
              </a>
            ) : null}
          </section>
          <Allocated file={file} roles={['supervising-social-worker', 'foster-carer', 'independent-provider']} />
        </div>
      </div>
    </OwnFrame>
  )
}
