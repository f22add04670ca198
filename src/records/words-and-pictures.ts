/**
 * The child's illustrated story of why they are looked after (S4.23): panels of words and a picture, drawn or photographed.
 * The manager's signature approves this version; the day it was shown and what the child said are added afterwards.
 */
import { defineRecord } from '../model/define-record.ts'
import { date, drawing, person, photo, quote, rows, shortText, text } from '../model/field.ts'
import { FROM_THE_HOME } from '../model/person.ts'

export const wordsAndPictures = defineRecord({
  type: 'words-and-pictures',
  version: 1,
  words: { one: 'words and pictures', many: 'words and pictures', write: 'Make words and pictures' },
  icon: 'face',
  files: ['child'],
  fields: {
    title: shortText({ label: 'What it is called', required: true }),
    date: date({ label: 'Date', required: true }),
    panels: rows({
      label: 'Pages',
      required: true,
      rowWord: 'page',
      addLabel: 'Add a page',
      fields: {
        words: text({ label: 'Words, as the child would say them', required: true }),
        drawing: drawing({ label: 'A drawing' }),
        photo: photo({ label: 'Or a photo of one' }),
      },
    }),
    contributors: rows({
      label: 'Who made it together',
      required: true,
      rowWord: 'person',
      addLabel: 'Add a person',
      fields: {
        who: person({ label: 'Name', required: true, from: ['network', 'child', 'household', 'staff'] }),
        agreed: shortText({ label: 'Agreed with these words?' }),
      },
    }),
    // The id of the version before.
    replaces: shortText({ label: 'The version before', link: true }),
    shownOn: date({ label: 'Shown to the child on' }),
    shownBy: person({ label: 'By whom', from: ['staff', 'household', 'network'] }),
    said: quote({ label: 'What the child said' }),
  },
  sections: [
    { id: 'story', title: 'The story', fields: ['title', 'date', 'panels'] },
    { id: 'who', title: 'Who made it', fields: ['contributors', 'replaces'] },
    { id: 'shown', title: 'When it was shown', fields: ['shownOn', 'shownBy', 'said'] },
  ],
  occurred: 'date',
  summary: (body) => body.title || 'Words and pictures',
  permission: {
    'childs-social-worker': 'cras',
    'supervising-social-worker': 'r',
    'foster-carer': 'ro',
    'team-manager': 'rsx',
    'reviewing-officer': 'r',
    'placements-team': 'r',
    'independent-provider': 'ro',
    auditor: 'r',
  },
  // Section D: "approved". Nobody at home shows a story that nobody has approved.
  withhold: (_body, isSigned) => (isSigned ? [] : FROM_THE_HOME),
  signOff: { by: ['team-manager'] },
  afterSigning: ['shownOn', 'shownBy', 'said'],
  check: (body) => [
    ...(body.panels?.some(({ drawing, photo }) => drawing || photo)
      ? []
      : [{ field: 'panels' as const, message: 'At least one picture: drawn together, or a photo of a drawing' }]),
    ...(body.shownOn || body.said
      ? [{ field: 'shownOn' as const, message: 'It is approved first, and shown to the child after that' }]
      : []),
  ],
})
