/**
 * What a service works by, where it is published. Only names and addresses: nothing of it is copied here.
 *
 * How the addresses were checked (22 November 2026; none was opened on the web itself):
 * "seen": a stored public copy of the page at this very address was read, and it is what its line says.
 * "pattern": stored copies of other parts of the same regulations were read under the same number, and the address follows
 * legislation.gov.uk's pattern (/contents, /regulation/n).
 * What could be found in neither way, or in one place alone, stands as a title to search for.
 */

export interface Guidance {
  readonly words: string
  /** When somebody looks for it. */
  readonly when: string
  /** Only one that was seen elsewhere as well: a guessed address leads a tired person to an empty page. */
  readonly address?: string
  /** What to search for, where no address is known for certain. */
  readonly title?: string
}

/** England. Each nation of the United Kingdom has its own. */
export const GUIDANCE: readonly { readonly title: string; readonly list: readonly Guidance[] }[] = [
  {
    // S2.29
    title: 'For professionals',
    list: [
      {
        words: 'Care planning, placement and case review: the regulations',
        when: 'Visits, plans, reviews and endings, by their numbers',
        // pattern: /uksi/2010/959/part/1 and /regulation/5/made were read
        address: 'https://www.legislation.gov.uk/uksi/2010/959/contents',
      },
      {
        words: 'Care planning, placement and case review: the guidance',
        when: 'How the regulations are meant',
        // seen
        address: 'https://www.gov.uk/government/publications/children-act-1989-care-planning-placement-and-case-review',
      },
      {
        words: 'Reviewing officers’ handbook',
        when: 'Reviews, their papers, and disputes',
        title: 'IRO handbook: statutory guidance for independent reviewing officers and local authorities, 2010',
      },
      {
        words: 'Children who run away or go missing',
        when: 'Missing, and the talk afterwards',
        // seen
        address: 'https://www.gov.uk/government/publications/children-who-run-away-or-go-missing-from-home-or-care',
      },
    ],
  },
  {
    // S5.3
    title: 'The practice standard',
    list: [
      {
        words: 'Fostering services: national minimum standards',
        when: 'What carers and children may expect of us',
        title: 'Fostering Services: National Minimum Standards, Department for Education, 2011',
      },
      {
        words: 'Fostering services: the regulations',
        when: 'Approval, notifications, records',
        // pattern: /uksi/2011/581/contents/made was read
        address: 'https://www.legislation.gov.uk/uksi/2011/581/contents',
      },
    ],
  },
  {
    // S5.4
    title: 'When a home ends',
    list: [
      {
        words: 'Working together to safeguard children',
        when: 'Harm, allegations, and who must be told',
        // seen, as a public record of the changes to GOV.UK's pages kept it in December 2023
        address: 'https://www.gov.uk/government/publications/working-together-to-safeguard-children--2',
      },
      {
        words: 'Regulation 14: ending a placement',
        when: 'A review first, but where a child is in danger',
        // pattern: /uksi/2010/959/regulation/14/made was read, "Termination of placement by the responsible authority"
        address: 'https://www.legislation.gov.uk/uksi/2010/959/regulation/14',
      },
    ],
  },
]
