/**
 * A step of a note that goes while it is written is a hundred letters among half a kilobyte of names which are the same
 * in every push. Where the server says that it knows them, each of these goes as one character instead: one below the
 * space, which no JSON of ours holds, because inside of words JSON writes it in another way. So the exact text comes
 * back, and the digest in it proves that once more.
 */

/** Says so on the wire. An older server does not know it, refuses the batch, and is sent all of it in full. */
export const PHRASES_TYPE = 'application/vnd.doorstep.phrases-1'
/** The newest list that this build knows. */
export const PHRASES = 1
/** In a large batch the names repeat, and packing alone sees to that. */
const MOST_CHARACTERS = 16 * 1024

/** An operation's text lies as a string within the message. */
const inside = (text: string): string => JSON.stringify(text).slice(1, -1)

/** Never changed, and nothing ever put in between: devices and servers of both versions hold it. Longest match first. */
const LIST_1: readonly string[] = [
  '{"protocol":1,"nonce":"',
  '","deviceId":"',
  '","personId":"',
  '","keptIsEnough":true,"digest":"',
  '","operations":[{"opId":"',
  `","raw":"${inside('{"opId":"')}`,
  '}"},{"opId":"',
  inside('","prevOpId":null,"deviceId":"'),
  inside('","prevOpId":"'),
  inside('","deviceId":"'),
  inside('","recordId":"'),
  inside('","type":"'),
  inside('","schemaVersion":'),
  inside(',"base":{"revision":'),
  inside(',"base":{"opId":"'),
  inside(',"base":null'),
  inside('},"baseHash":"'),
  inside(',"patch":{"kind":"write","changes":[{"field":"'),
  inside(',"patch":{"kind":"'),
  inside('","splices":[{"at":'),
  inside(',"cut":'),
  inside(',"put":"'),
  inside('"},{"at":'),
  inside('"}]}]},"claimedAt":"'),
  inside('","to":"'),
  inside('","to":'),
  inside('},{"field":"'),
  inside('"}]},"claimedAt":"'),
  inside('+00:00","fileIds":["child:'),
  inside('","fileIds":["'),
  `${inside('"]}')}"}]}`,
]
const characterOf = (n: number): string => String.fromCharCode(n + 1)
const CHARACTERS = new RegExp(`[${characterOf(0)}-${characterOf(LIST_1.length - 1)}]`, 'g')

/** Undefined: not worth it. */
export function withPhrases(json: string): string | undefined {
  if (json.length > MOST_CHARACTERS) return undefined
  return LIST_1.reduce((text, phrase, n) => text.replaceAll(phrase, characterOf(n)), json)
}

/** The JSON as it was. Undefined: it would be longer than `most`; a few characters may stand for a great deal. */
export function withoutPhrases(text: string, most: number): string | undefined {
  const longer = [...text.matchAll(CHARACTERS)].reduce((sum, [one]) => sum + phraseOf(one).length - 1, 0)
  return text.length + longer > most ? undefined : text.replace(CHARACTERS, phraseOf)
}
const phraseOf = (character: string): string => LIST_1[character.charCodeAt(0) - 1] ?? ''
