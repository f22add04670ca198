import { diffComm } from 'node-diff3'

export interface Piece {
  readonly words: string
  readonly only: boolean
}

const tokens = (text: string): string[] => text.match(/\n+|[^\S\n]+|\S+/g) ?? []

/** The words of one version in paragraphs, those that the other does not have set apart. */
export function inOneOnly(words: string, other: string): readonly (readonly Piece[])[] {
  const paragraphs: Piece[][] = [[]]
  const put = (piece: Piece) => {
    const last = paragraphs.at(-1)
    const before = last?.at(-1)
    if (before && before.only === piece.only)
      last?.splice(-1, 1, { words: before.words + piece.words, only: piece.only })
    else last?.push(piece)
  }
  for (const chunk of diffComm(tokens(words), tokens(other))) {
    const only = !('common' in chunk && chunk.common)
    for (const token of ('common' in chunk && chunk.common) || ('buffer1' in chunk && chunk.buffer1) || []) {
      if (token.startsWith('\n')) paragraphs.push([])
      else put({ words: token, only: only && token.trim() !== '' })
    }
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0).map(bridged)
}

/** The space between two words that are set apart belongs to them. */
function bridged(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = []
  pieces.forEach((piece, at) => {
    const before = joined.at(-1)
    const bridge = piece.words.trim() === '' && before?.only === true && pieces[at + 1]?.only === true
    if (before && (bridge || before.only === piece.only))
      joined.splice(-1, 1, { words: before.words + piece.words, only: before.only })
    else joined.push(piece)
  })
  return joined
}
