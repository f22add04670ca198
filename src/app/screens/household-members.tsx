import { ageOn } from '../../model/calendar.ts'
import { householdFile } from '../../model/file.ts'
import { asType, ofType } from '../../practice/of-type.ts'
import { household } from '../../records/household.ts'
import { householdMember } from '../../records/household-member.ts'
import { useNotebook, useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { Name } from '../parts/name.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import { shortDay } from '../words.ts'

const ORDER: { readonly [role: string]: number } = { carer: 0, 'other-adult': 1, child: 2 }

/** Carers, then other adults, then sons and daughters; who has left stands below. */
export function HouseholdMembers({ householdId }: { readonly householdId: string }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const all = ofType(householdMember, casebook.inFile(householdFile(householdId), 'household-member')).sort(
    (a, b) =>
      Number(Boolean(a.body.left)) - Number(Boolean(b.body.left)) ||
      (ORDER[a.body.role ?? ''] ?? 3) - (ORDER[b.body.role ?? ''] ?? 3) ||
      ((a.body.birthDate ?? '') < (b.body.birthDate ?? '') ? -1 : 1),
  )
  const pets = asType(household, casebook.get(householdId))?.body.pets
  return (
    <section aria-labelledby="members">
      <SectionHead
        id="members"
        title="Who lives here"
        adds="household-member"
        file={householdFile(householdId)}
        words="Add somebody"
      />
      {all.length === 0 ? <p class="soft">Nobody is recorded yet.</p> : null}
      <ul class="rows people">
        {all.map(({ id, body }) => (
          <li key={id}>
            <a class="rowlink" href={`/record/${id}`}>
              <span class="grow">
                <b>
                  <Name inert>{body.name ?? 'Somebody'}</Name>
                </b>
                {body.birthDate ? `, ${ageOn(body.birthDate, today)}` : ''}
                <br />
                <span class="small soft">
                  {body.relation ?? ''}
                  {body.left ? ` · left ${shortDay(body.left, today)}` : ''}
                </span>
              </span>
              <span class="i-go">
                <Icon name="go" />
              </span>
            </a>
          </li>
        ))}
      </ul>
      {pets ? <p>{pets}</p> : null}
    </section>
  )
}
