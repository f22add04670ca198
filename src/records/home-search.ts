/** The placements team's search: the homes that were considered, what spoke for and against each, and which was chosen (S2.2). */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, person, rows, shortText, text } from '../model/field.ts'

export const homeSearch = defineRecord({
  type: 'home-search',
  version: 1,
  words: { one: 'search for a home', many: 'searches for a home', write: 'Begin a search for a home' },
  icon: 'find',
  files: ['child'],
  fields: {
    request: shortText({ label: 'Which request' }),
    begun: date({ label: 'Begun', required: true }),
    homes: rows({
      label: 'Homes considered',
      required: true,
      rowWord: 'home',
      addLabel: 'Add a home',
      fields: {
        home: person({ label: 'Household', from: ['household'] }),
        name: shortText({ label: 'Or its name', placeholder: 'an agency, a residential home' }),
        fits: text({ label: 'What fits', required: true }),
        gaps: text({ label: 'What does not, and what would help' }),
        childsView: text({ label: 'What the child thinks' }),
        outcome: choice({
          label: 'What became of it',
          options: [
            { value: 'considered', label: 'Considered' },
            { value: 'shortlisted', label: 'On the shortlist' },
            { value: 'chosen', label: 'Chosen' },
            { value: 'declined', label: 'They said no' },
            { value: 'not-suitable', label: 'Not suitable' },
          ],
        }),
        why: text({ label: 'Why' }),
      },
    }),
    notes: text({ label: 'Notes of the search' }),
  },
  sections: [{ id: 'search', title: 'The search', fields: ['request', 'begun', 'homes', 'notes'] }],
  occurred: 'begun',
  summary(body) {
    const chosen = body.homes?.find((one) => one.outcome === 'chosen')
    const many = body.homes?.length ?? 0
    return chosen
      ? `Search for a home: ${chosen.home?.name ?? chosen.name ?? 'one'} chosen`
      : `Search for a home: ${many === 1 ? 'one' : many} considered`
  },
  permission: {
    'childs-social-worker': 'r',
    'team-manager': 'rx',
    'reviewing-officer': 'r',
    'placements-team': 'cra',
    auditor: 'r',
  },
})
