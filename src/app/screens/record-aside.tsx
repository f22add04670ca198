import { useNotebook, useToday } from '../context.ts'
import { isOffered } from '../../model/current-body.ts'
import type { Mark, CaseRecord } from '../../model/record.ts'
import { wordsReceivedAt } from '../../model/words-received.ts'
import { ROLE_WORDS } from '../../model/person.ts'
import type { Stamp } from '../../model/person.ts'
import { Name, useSentence } from '../parts/name.tsx'
import { Icon } from '../parts/icon.tsx'
import { Status } from '../parts/status.tsx'
import { historyPath } from '../paths.ts'
import { whenWords } from '../words.ts'
import { LateWords } from './late-words.tsx'

export const MARK_WORDS: { readonly [K in Mark['kind']]: string } = {
  read: 'read this',
  discussed: 'talked it through',
  acknowledged: 'acknowledged it',
  answered: 'answered it',
  closed: 'closed it',
  reopened: 'asked again',
  verified: 'checked it',
  'visit-begun': 'began a visit because of it',
  'support-begun': 'began to ask for support because of it',
}

/** Who wrote it, who signed it, who read it: in words, with names. */
export function RecordAside({ record }: { readonly record: CaseRecord }) {
  const today = useToday()
  const { person, outbox } = useNotebook()
  const me = person.personId
  const sentence = useSentence()
  const here = outbox.value.filter(({ recordId, state }) => recordId === record.id && state !== 'received')
  // That somebody looked at their own words again is no receipt, and nobody else's to know (F10).
  const marks = record.marks.filter(({ kind, personId }) => kind !== 'read' || personId !== record.author.personId)
  const wordsCame = wordsReceivedAt(record)
  const onlyFiles = here.length > 0 && here.every((item) => item.attachment)
  return (
    <aside aria-label="About this record">
      <section>
        <h2>Written</h2>
        <p>
          <Who stamp={record.author} me={me} />, {whenWords(record.author.at, today)}
        </p>
        {here.length > 0 || !record.receivedAt ? (
          <p>
            <Status kind="soon" icon="device">
              {onlyFiles
                ? 'The words are with the council. Not all of its pictures and papers are yet'
                : record.revision > 0
                  ? 'What was added last is only on this device'
                  : 'Only on this device'}
            </Status>
          </p>
        ) : (
          <>
            <p class="small soft">
              With the council{wordsCame === undefined ? '' : `, last added to ${whenWords(wordsCame, today)}`}
            </p>
            {wordsCame === undefined ? null : <LongOnItsWay written={record.updated.at} received={wordsCame} />}
          </>
        )}
      </section>
      {record.signatures.length > 0 ? (
        <section>
          <h2>Signed</h2>
          <ul class="stack-2">
            {record.signatures.map((signature) => (
              <li key={`${signature.personId} ${signature.as}`}>
                <Status kind="quiet" icon="lock">
                  <Who stamp={signature} me={me} />
                  {signature.as === 'countersign' ? ' countersigned' : ''}, {whenWords(signature.at, today)}
                </Status>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {marks.length > 0 ? (
        <section>
          <h2>Receipts</h2>
          <ul class="stack-3">
            {marks.map((mark) => (
              <li key={mark.id}>
                <Status kind="done">
                  <Who stamp={mark} me={me} /> {MARK_WORDS[mark.kind]}, {whenWords(mark.at, today)}
                </Status>
                {mark.note ? <p class="says">“{sentence(mark.note)}”</p> : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {record.extract ? null : (
        <p>
          <a class="link" href={historyPath(record)}>
            <Icon name="clock" />
            Every version
          </a>
        </p>
      )}
    </aside>
  )
}

const HOUR_MS = 3_600_000
/** Nobody is without signal for so long: then it was the clock. */
const WRONG_CLOCK_MS = 60 * 24 * HOUR_MS

/** The device's time is evidence and orders nothing. It is told where it differs from the council's, and not else. */
function LongOnItsWay({ written, received }: { readonly written: string; readonly received: string }) {
  const today = useToday()
  const waited = Date.parse(received) - Date.parse(written)
  if (Math.abs(waited) < HOUR_MS) return null
  const isWrong = waited < 0 || waited > WRONG_CLOCK_MS
  return (
    <p class="small soft">
      {isWrong
        ? `The clock of the device was wrong: it said ${whenWords(written, today)} when the newest words were written. They were received ${whenWords(received, today)}.`
        : `The newest words were written ${whenWords(written, today)}, received ${whenWords(received, today)}.`}
    </p>
  )
}

function Who({ stamp, me, by }: { readonly stamp: Stamp; readonly me: string; readonly by?: boolean }) {
  if (stamp.personId === me) return <>{by ? 'you' : 'You'}</>
  return (
    <>
      <Name inert>{stamp.name}</Name> <span class="soft small">({ROLE_WORDS[stamp.role]})</span>
    </>
  )
}

/** `settles`: the reader signs this kind of record, and decides over words that came after the signature. */
export function Addenda({ record, settles }: { readonly record: CaseRecord; readonly settles: boolean }) {
  const today = useToday()
  const me = useNotebook().person.personId
  const sentence = useSentence()
  if (record.addenda.length === 0) return null
  return (
    <section aria-labelledby="addenda">
      <h2 id="addenda">Added later</h2>
      {record.addenda.map((addendum) => (
        <div class="addendum" key={addendum.id}>
          <p>{sentence(addendum.text)}</p>
          <p class="small soft row">
            {addendum.lateEdit ? <Icon name="clock" /> : null}
            <span>
              <Who stamp={addendum} me={me} />, {whenWords(addendum.at, today)}
              {addendum.lateEdit ? '. Written before the signature was known, kept beside it.' : ''}
            </span>
          </p>
          {addendum.settled?.map((one) => (
            <p class="small" key={`${one.personId} ${one.at}`}>
              <Status kind="quiet" icon={one.how === 'taken-up' ? 'plus' : 'note'}>
                {one.how === 'taken-up' ? 'Taken up by ' : 'Put aside by '}
                <Who stamp={one} me={me} by />, {whenWords(one.at, today)}
                {one.note ? `: “${sentence(one.note)}”` : ''}
              </Status>
            </p>
          ))}
          {isOffered(addendum) ? (
            settles ? (
              <LateWords record={record} late={addendum} />
            ) : (
              <p class="small">
                <Status kind="soon" icon="note">
                  Waits for whoever signed it to take it up or put it aside
                </Status>
              </p>
            )
          ) : null}
        </div>
      ))}
    </section>
  )
}
