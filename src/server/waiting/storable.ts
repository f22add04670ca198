/** Postgres text holds neither U+0000 nor half of a surrogate pair: in words made for people they become a sign for it. */
export const storable = (words: string): string => words.replaceAll('\0', '\uFFFD').toWellFormed()
