/** Roughly how wide words are at the charts' 15.5 pixels: enough to decide whether they fit beside a mark. */
export const textWidth = (words: string): number => words.length * 7.9
