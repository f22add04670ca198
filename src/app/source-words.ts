/** Where a rule comes from, in words: a code alone says nothing to whoever has not read the paper it counts. */

const PAPERS: { readonly [section: string]: string } = {
  S1: 'the provider’s progress report',
  S2: 'the stability flowchart',
  S3: 'the practice standard',
  S4: 'the learning brief',
  S5: 'the guidance on support meetings',
}

/** "S3.14, F8 [P]" → "the practice standard, S3.14, signal F8, set by the service". */
export function sourceWords(source: string): string {
  return source
    .replace(/\b(S[1-5])\.\d+(?:(?:,| and) \1\.\d+)*/g, (codes, paper: string) => `${PAPERS[paper] ?? paper}, ${codes}`)
    .replace(/\bF\d{1,2}\b/g, (rule) => `signal ${rule}`)
    .replace(/^T\d+[a-z]?\b/, (rule) => `rule ${rule} of the stability process`)
    .replace(/^E(?: ?\d+)?\b/, 'set by the service')
    .replace(/,? ?\[P\]/g, ', set by the service')
}
