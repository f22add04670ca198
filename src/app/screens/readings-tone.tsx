/** The lists of words that stand out in logs: read by everybody, changed and signed by a senior manager from a day on (F10). */
import { useSignal } from '@preact/signals'
import { may } from '../../model/permission.ts'
import { signedOf } from '../../practice/process/signed-records.ts'
import { DEFAULT_LEXICON, lexiconOn, phrasesIn } from '../../practice/tone/lexicon.ts'
import type { WordList } from '../../practice/tone/lexicon.ts'
import { toneWords } from '../../records/tone-words.ts'
import { useNotebook, useToday } from '../context.ts'
import { useBegun } from '../form/begun.ts'
import { Lined } from '../form/lined.tsx'
import { announce } from '../parts/announce.ts'
import { BegunHere } from '../parts/begun-here.tsx'
import { Icon } from '../parts/icon.tsx'
import { Name } from '../parts/name.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { longDay } from '../words.ts'
import { SettingFoot } from './setting-foot.tsx'
import { signSetting } from './sign-setting.ts'

const LISTS = toneWords.fields.list.options

export function ToneLists() {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const changing = useSignal<WordList | undefined>(undefined)
  const lexicon = lexiconOn(casebook, today)
  const signed = signedOf(toneWords, casebook.ofType(toneWords.type)).sort((a, b) =>
    (a.body.from ?? '') < (b.body.from ?? '') ? 1 : -1,
  )
  const mayChange = may(person, 'create', toneWords)
  return (
    <section aria-labelledby="tone-lists" class="stack-3">
      <h2 id="tone-lists">Words that stand out in logs</h2>
      <p class="soft">
        Where words of two of the first four lists stand in a carer’s logs of seven days, each in more of them than in
        the four weeks before, or a phrase of “Not going on” in any, the carer is shown them and asked whether a call
        would help; after that their supervising social worker and team manager are, to talk about it. What is denied,
        and what the child said, is left out. Nothing is counted up, and no review of approval is shown it{' '}
        <span class="soft small">(signal F10)</span>.
      </p>
      <ul class="rows">
        {LISTS.map(({ value: list, label }) => (
          <li key={list} class="reading">
            <h3>{label}</h3>
            <p class="small">{lexicon[list].join(' · ')}</p>
            {signed
              .filter(({ body }) => body.list === list)
              .map(({ id, body, signature }) => (
                <p key={id} class="small soft">
                  {body.from && body.from > today ? 'From ' : 'Since '}
                  {body.from ? longDay(body.from, today) : 'always'}
                  {body.from && body.from > today ? `: ${phrasesIn(body.words ?? '').join(' · ')}` : ''}. {body.why} (
                  <Name>{signature.name}</Name>)
                </p>
              ))}
            {mayChange ? (
              <p>
                <button
                  type="button"
                  class="btn plain tight"
                  aria-haspopup="dialog"
                  onClick={() => {
                    changing.value = list
                  }}
                >
                  <Icon name="pen" />
                  Change this list<span class="vh">: {label}</span>
                  <BegunHere at={[listPlace(list), whyPlace(list)]} />
                </button>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      {changing.value ? (
        <ChangeList
          key={changing.value}
          list={changing.value}
          now={lexicon[changing.value]}
          onClose={() => {
            changing.value = undefined
          }}
        />
      ) : null}
    </section>
  )
}

const listPlace = (list: WordList): string => `tone list ${list}`
const whyPlace = (list: WordList): string => `tone list why ${list}`

function ChangeList(props: { readonly list: WordList; readonly now: readonly string[]; readonly onClose: () => void }) {
  const notebook = useNotebook()
  const today = useToday()
  const unchanged = props.now.join('\n')
  const words = useBegun(listPlace(props.list), [], unchanged)
  const from = useSignal(today)
  const why = useBegun(whyPlace(props.list), [])
  const trouble = useSignal<string | undefined>(undefined)
  const label = LISTS.find(({ value }) => value === props.list)?.label ?? props.list

  async function sign(event: Event) {
    event.preventDefault()
    if (why.value.trim() === '' || from.value === '') {
      trouble.value = 'Say from which day, why, and by whose decision.'
      return
    }
    if (phrasesIn(words.value).length === 0) {
      trouble.value = 'A list holds at least one phrase.'
      return
    }
    const body = { list: props.list, words: phrasesIn(words.value).join('\n'), from: from.value, why: why.value.trim() }
    trouble.value = await signSetting(notebook, toneWords.type, body)
    if (trouble.value !== undefined) return
    words.value = unchanged
    why.value = ''
    announce('Set and signed')
    props.onClose()
  }
  return (
    <Sheet title={label} onClose={props.onClose}>
      <form class="stack" onSubmit={(event) => void sign(event)}>
        <label class="field">
          <span class="label">The words, a phrase to a line; a star stands for any ending</span>
          <Lined
            value={words.value}
            rows={8}
            onInput={(typed) => {
              words.value = typed
            }}
          />
        </label>
        <p>
          <button
            type="button"
            class="link"
            onClick={() => {
              words.value = DEFAULT_LEXICON[props.list].join('\n')
            }}
          >
            As Doorstep has it
          </button>
        </p>
        <SettingFoot from={from} why={why} trouble={trouble.value} />
      </form>
    </Sheet>
  )
}
