const VOCABULARY =
  'breakfast school quiet laughed bedtime swimming worried football phoned slept garden homework called asked helped cried better teacher bus picture'.split(
    ' ',
  )

/** Words of a note, different each time so that compression has honest work. `bytes` of ASCII. */
export function words(bytes: number, seed: number): string {
  let text = ''
  let state = seed * 2654435761 + 1
  while (text.length < bytes) {
    state = (state * 1103515245 + 12345) % 2147483648
    text += `${VOCABULARY[state % VOCABULARY.length]}${state % 7 === 0 ? `${state % 997}. ` : ' '}`
  }
  return text.slice(0, bytes)
}
