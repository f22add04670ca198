/** Time with parents, grandparents, brothers, sisters and others (S3.24): whether it took place, and how it was for the child. */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, manyOf, person, quote, rows, text } from '../model/field.ts'

/** As of somebody in the network. */
const MAY_KNOW = [
  { value: 'child', label: 'The child' },
  { value: 'carers', label: 'The carers' },
  { value: 'provider', label: 'The agency' },
] as const

export const familyTime = defineRecord({
  type: 'family-time',
  version: 1,
  words: { one: 'family time', many: 'family time', write: 'Write down family time' },
  icon: 'people',
  files: ['child'],
  fields: {
    date: date({ label: 'Date', required: true }),
    who: rows({
      label: 'With whom',
      required: true,
      rowWord: 'person',
      addLabel: 'Add a person',
      fields: { who: person({ label: 'Name', required: true, thirdParty: true, from: ['network', 'child'] }) },
    }),
    how: choice({
      label: 'How',
      required: true,
      options: [
        { value: 'together', label: 'Together' },
        { value: 'supervised', label: 'Together, with somebody there' },
        { value: 'call', label: 'By phone or screen' },
        { value: 'letter', label: 'Letters and presents' },
      ],
    }),
    took: choice({
      label: 'Did it take place?',
      required: true,
      options: [
        { value: 'planned', label: 'It is planned' },
        { value: 'yes', label: 'Yes' },
        { value: 'child-no', label: 'The child did not want to' },
        { value: 'family-no', label: 'The family did not come' },
        { value: 'cancelled', label: 'We cancelled it' },
      ],
    }),
    // As of the person in the network: who may not know of them does not read of them here.
    visibleTo: manyOf({ label: 'Who may know of it', options: MAY_KNOW }),
    before: text({ label: 'Before' }),
    during: text({ label: 'How it was', required: true, when: { field: 'took', is: ['yes'] } }),
    after: text({ label: 'Afterwards, at home' }),
    words: quote({ label: 'What the child said' }),
    why: text({
      label: 'Why not',
      required: true,
      when: { field: 'took', is: ['child-no', 'family-no', 'cancelled'] },
    }),
  },
  sections: [
    { id: 'what', title: 'When, and with whom', fields: ['date', 'who', 'how', 'took', 'why', 'visibleTo'] },
    { id: 'how', title: 'How it was', fields: ['before', 'during', 'after', 'words'] },
  ],
  occurred: 'date',
  summary: (body) => {
    const with_ = (body.who ?? []).flatMap(({ who }) => (who ? [who.name] : [])).join(', ')
    const did =
      body.took === 'planned'
        ? 'Family time is planned'
        : body.took === undefined || body.took === 'yes'
          ? 'Family time'
          : 'Family time did not take place'
    return with_ ? `${did}: ${with_}` : did
  },
  permission: {
    'childs-social-worker': 'cra',
    'supervising-social-worker': 'cr',
    'foster-carer': 'cro',
    'team-manager': 'r',
    'reviewing-officer': 'r',
    'placements-team': 'e',
    'independent-provider': 'e',
    auditor: 'r',
  },
  extract: ['date', 'how', 'took'],
  withhold: ({ visibleTo }) =>
    visibleTo === undefined
      ? []
      : [
          ...(visibleTo.includes('carers') ? [] : ['foster-carer' as const]),
          ...(visibleTo.includes('provider') ? [] : ['independent-provider' as const]),
        ],
})
