import { isFromTheHome } from '../../model/person.ts'
import { GUIDANCE } from '../../practice/guidance.ts'
import { useNotebook } from '../context.ts'
import { OwnFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'

/** The papers that the process and its meetings go by, where they are published. They open beside Doorstep. */
export function GuidanceScreen() {
  const { person } = useNotebook()
  return (
    <OwnFrame title="Guidance" page="stack-5" back={{ href: '/', words: 'Home' }}>
      <div>
        <h1 class="pagehead">Guidance</h1>
        <p class="soft measure">
          Published by others, for England, and opened from their own pages: this needs a connection. Where we know no
          address for certain, the title stands here to search for.{' '}
          {isFromTheHome(person.role) ? null : (
            <>
              Limits that your service has set itself are under <a href="/readings">Readings and time limits</a>.
            </>
          )}
        </p>
      </div>
      {GUIDANCE.map(({ title, list }, n) => (
        <section key={title} aria-labelledby={`guidance-${n}`}>
          <h2 id={`guidance-${n}`}>{title}</h2>
          <ul class="rows">
            {list.map(({ words, when, address, title: called }) => (
              <li key={words}>
                {address ? (
                  <a class="rowlink" href={address} target="_blank" rel="noreferrer">
                    <span class="grow">
                      <b>{words}</b>
                      <br />
                      <span class="small soft">{when}</span>
                    </span>
                    <span class="i-go">
                      <Icon name="go" />
                    </span>
                  </a>
                ) : (
                  <p class="guidance-title">
                    <b>{words}</b>
                    <br />
                    <span class="small soft">{when}. </span>
                    <span class="small">To search for: “{called}”.</span>
                  </p>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </OwnFrame>
  )
}
