import { splicesBetween } from '../../model/fields/prose.ts'
import { useSentence } from './name.tsx'

interface Piece {
  readonly words: string
  readonly kind: 'same' | 'put' | 'cut'
}

/** Of what stayed, so much is shown on either side of a change. */
const AROUND = 120

export function piecesOf(from: string, to: string): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  const put = (kind: Piece['kind'], words: string) => {
    if (words !== '') pieces.push({ kind, words })
  }
  for (const splice of splicesBetween(from, to)) {
    put('same', from.slice(at, splice.at))
    put('cut', from.slice(splice.at, splice.at + splice.cut))
    put('put', splice.put)
    at = splice.at + splice.cut
  }
  put('same', from.slice(at))
  return inOnePiece(pieces)
}

/** Changes with nothing but a gap between them are read as one: what was there, then what is there instead. */
function inOnePiece(pieces: readonly Piece[]): readonly Piece[] {
  const whole: Piece[] = []
  let cut = ''
  let put = ''
  const close = () => {
    if (cut !== '') whole.push({ words: cut, kind: 'cut' })
    if (put !== '') whole.push({ words: put, kind: 'put' })
    cut = put = ''
  }
  pieces.forEach(({ words, kind }, at) => {
    const isGap = kind === 'same' && !/[^ ]/.test(words) && at > 0 && at < pieces.length - 1
    if (kind === 'same' && !isGap) {
      close()
      whole.push({ words, kind })
    } else {
      if (kind !== 'put') cut += words
      if (kind !== 'cut') put += words
    }
  })
  close()
  return whole
}

/** The long middle of what stayed is left out: the whole of it stands in the record. */
function shortened(words: string, first: boolean, last: boolean): string {
  if (words.length <= AROUND * 2.5) return words
  const [start, end] = [words.slice(0, AROUND), words.slice(-AROUND)]
  return first ? `… ${end}` : last ? `${start} …` : `${start} … ${end}`
}

/** What was taken out is struck through and what was put in is underlined; both are said aloud as well. */
export function ChangedWords({ from, to }: { readonly from: string; readonly to: string }) {
  const sentence = useSentence()
  const pieces = piecesOf(from, to)
  return (
    <p class="changed">
      {pieces.map(({ kind, words }, at) =>
        kind === 'same' ? (
          sentence(shortened(words, at === 0, at === pieces.length - 1))
        ) : kind === 'put' ? (
          <Put key={at}>{words}</Put>
        ) : (
          <Cut key={at}>{words}</Cut>
        ),
      )}
    </p>
  )
}

export function Put({ children }: { readonly children: string }) {
  const sentence = useSentence()
  return (
    <ins>
      <span class="vh"> put in: </span>
      {sentence(children)}
      <span class="vh"> end of what was put in. </span>
    </ins>
  )
}

export function Cut({ children }: { readonly children: string }) {
  const sentence = useSentence()
  return (
    <del>
      <span class="vh"> taken out: </span>
      {sentence(children)}
      <span class="vh"> end of what was taken out. </span>
    </del>
  )
}
