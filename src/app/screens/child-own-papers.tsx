/** The papers that somebody needs to grow up with, with owner and date, for the worker and for both to look at (S3.15). */
import { childFile } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import type { Pathway } from '../../practice/own/pathway.ts'
import { definitionOf } from '../../records/all.ts'
import { useNotebook, useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { Rows } from '../parts/rows.tsx'
import { Status } from '../parts/status.tsx'
import { readingPath, writingPath } from '../paths.ts'
import { longDay, shortDay } from '../words.ts'
import { BeginRow } from './begin-row.tsx'
import { HandOverButton } from './hand-over-button.tsx'
import { PaperCame } from './paper-came.tsx'

export function PathwayPapers({ childId, pathway }: { readonly childId: string; readonly pathway: Pathway }) {
  const { person, casebook } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const { plan, needsAssessedBy, papers } = pathway
  const definition = definitionOf('pathway-plan')
  const record = plan && casebook.get(plan.id)
  const writes = record && definition && record.status === 'draft' && may(person, 'amend', definition, record)
  return (
    <section aria-labelledby="papers-held">
      <div class="row spread wrap">
        <h2 id="papers-held">Papers to grow up with</h2>
        {plan ? (
          <span class="row wrap">
            {record && !record.extract ? (
              <HandOverButton recordId={plan.id} class="btn plain tight">
                Look at them together
              </HandOverButton>
            ) : null}
            <a class="btn plain tight" href={writes ? writingPath(plan) : readingPath(plan)}>
              <Icon name={writes ? 'pen' : 'paper'} />
              Pathway plan
            </a>
          </span>
        ) : null}
      </div>
      {plan ? (
        <ul class="rows own-papers" aria-label="Papers to grow up with">
          {papers.map((line) => {
            const { paper, words, state, owner, by, late } = line
            return (
              <li key={paper} class="row wrap">
                <span class="grow">
                  <b>{words}</b>
                  {owner || by ? (
                    <>
                      <br />
                      <span class="small soft">
                        {[
                          owner ? `${say(owner.name)} sees to it` : undefined,
                          by ? `by ${shortDay(by, today)}` : undefined,
                        ]
                          .filter(Boolean)
                          .join(', ')}
                      </span>
                    </>
                  ) : null}
                </span>
                <Status
                  kind={
                    state === 'held'
                      ? 'done'
                      : late || state === 'missing'
                        ? 'urgent'
                        : state === 'applied'
                          ? 'soon'
                          : 'quiet'
                  }
                >
                  {state === 'held'
                    ? 'Held'
                    : late
                      ? `Was due ${by ? shortDay(by, today) : ''}`
                      : state === 'applied'
                        ? 'Applied for'
                        : state === 'missing'
                          ? 'Missing'
                          : state === 'not-wanted'
                            ? 'Not wanted'
                            : 'Not asked'}
                </Status>
                {plan ? <PaperCame planId={plan.id} line={line} /> : null}
              </li>
            )
          })}
        </ul>
      ) : (
        <Rows label="Papers to grow up with">
          <BeginRow
            type="pathway-plan"
            files={[childFile(childId)]}
            icon="go"
            title="Make a pathway plan"
            words={`With the young person, as soon as possible after the assessment of needs, which is due by ${longDay(needsAssessedBy, today)} (reg 42(1), check locally)`}
          />
        </Rows>
      )}
    </section>
  )
}
