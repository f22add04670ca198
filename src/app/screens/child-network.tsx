import { childFile } from '../../model/file.ts'
import { ofType } from '../../practice/of-type.ts'
import { networkContact } from '../../records/network-contact.ts'
import { useNotebook } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { Name } from '../parts/name.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import { Allocated } from './child-allocated.tsx'
import { OpenedWithReason } from './child-opened.tsx'
import { ChildFamilyTime } from './child-family-time.tsx'

/** The people who matter to the child, how they keep in touch, and who works with them. */
export function ChildNetwork({ childId }: { readonly childId: string }) {
  const { casebook } = useNotebook()
  const contacts = ofType(networkContact, casebook.inFile(childFile(childId), 'network-contact')).sort((a, b) =>
    (a.body.person?.name ?? '') < (b.body.person?.name ?? '') ? -1 : 1,
  )
  return (
    <div class="tab-page two-cols">
      <section aria-labelledby="network">
        <SectionHead
          id="network"
          title="People who matter"
          adds="network-contact"
          file={childFile(childId)}
          words="Add somebody"
        />
        {contacts.length === 0 ? <p class="soft">Nobody is written down yet.</p> : null}
        <ul class="rows people">
          {contacts.map(({ id, body }) => (
            <li key={id}>
              <a class="rowlink" href={`/record/${id}`}>
                <span class="grow">
                  <b>
                    <Name inert>{body.person?.name ?? 'Somebody'}</Name>
                  </b>
                  {body.relation ? `, ${body.relation}` : ''}
                  {body.arrangement ? (
                    <>
                      <br />
                      <span class="small soft">{body.arrangement}</span>
                    </>
                  ) : null}
                  {body.restrictions ? (
                    <>
                      <br />
                      <span class="small">
                        <b>Not allowed:</b> {body.restrictions}
                      </span>
                    </>
                  ) : null}
                </span>
                <span class="i-go">
                  <Icon name="go" />
                </span>
              </a>
            </li>
          ))}
        </ul>
      </section>
      <div class="stack-5">
        <ChildFamilyTime childId={childId} />
        <Allocated
          file={childFile(childId)}
          roles={['childs-social-worker', 'reviewing-officer', 'senior-practitioner']}
        />
        <OpenedWithReason childId={childId} />
      </div>
    </div>
  )
}
