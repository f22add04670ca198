import { derivedId } from '../../model/derived-id.ts'
import type { Audience, MaySee, Piece } from './childs-views-page.ts'

/** Who may see this page: chosen by the child, changed by the child, with the one exception told beforehand. */
export function WhoMaySee(props: {
  readonly piece: Piece
  readonly audience: Audience
  readonly onChange: (piece: Piece) => void
}) {
  const { piece, audience, onChange } = props
  const chosen = piece.maySee ?? []

  const toggle = (who: MaySee) => {
    if (chosen.includes(who)) return onChange({ ...piece, maySee: chosen.filter((each) => each !== who) })
    // "I don't know yet" and a choice contradict each other: the newer one stands.
    if (who === 'unsure') {
      const { siblings: _none, ...rest } = piece
      return onChange({ ...rest, maySee: ['unsure'] })
    }
    onChange({ ...piece, maySee: [...chosen.filter((each) => each !== 'unsure'), who] })
  }

  const toggleSibling = (at: number) => {
    const sibling = audience.siblings[at]
    if (!sibling) return
    const before = piece.siblings ?? []
    const there = before.some((row) => row.who?.name === sibling.name)
    const siblings = there
      ? before.filter((row) => row.who?.name !== sibling.name)
      : [...before, { id: derivedId(piece.id, `sibling:${sibling.name}`), who: sibling }]
    const others = chosen.filter((each) => each !== 'siblings' && each !== 'unsure')
    onChange({ ...piece, siblings, maySee: siblings.length > 0 ? [...others, 'siblings'] : others })
  }

  const choice = (who: MaySee, words: string) => (
    <label class="choice" key={who}>
      <input type="checkbox" checked={chosen.includes(who)} onChange={() => toggle(who)} />
      {words}
    </label>
  )
  return (
    <footer class="kid-foot">
      <fieldset aria-describedby="promise">
        <legend>Who may see this page?</legend>
        <div class="row wrap">
          {choice('worker', audience.worker)}
          {choice('carers', audience.carers)}
          {audience.siblings.map((sibling, at) => (
            <label class="choice" key={sibling.name}>
              <input
                type="checkbox"
                checked={piece.siblings?.some((row) => row.who?.name === sibling.name) ?? false}
                onChange={() => toggleSibling(at)}
              />
              {sibling.name}
            </label>
          ))}
          {audience.mum ? choice('mum', 'Mum') : null}
          {audience.dad ? choice('dad', 'Dad') : null}
          {choice('unsure', 'I don’t know yet')}
        </div>
      </fieldset>
      <p class="promise" id="promise">
        {promiseWords(audience.worker)}
      </p>
    </footer>
  )
}

export const promiseWords = (worker: string): string =>
  `You choose, and you can change it. Only this is different: if someone could get hurt, ${worker} has to tell, and will say so to you.`
