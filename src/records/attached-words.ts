/**
 * Words that could not take effect where they were written, kept in the file by somebody who may decide over them:
 * readable, with who wrote them, when, and why they stand here. Written by such a decision and in no other way.
 */
import { defineRecord } from '../model/define-record.ts'
import { dateTime, manyOf, person, rows, shortText, text } from '../model/field.ts'
import { ROLE_WORDS } from '../model/person.ts'
import type { Role } from '../model/person.ts'

/** Those who read such words unless the record they were written for is not for them. */
const MAY_BE_KEPT_FROM = ['childs-social-worker', 'supervising-social-worker'] as const satisfies readonly Role[]

export const attachedWords = defineRecord({
  type: 'attached-words',
  version: 1,
  words: { one: 'attached note', many: 'attached notes', write: 'Attach words' },
  icon: 'note',
  // The child's or the household's: whichever file the words belong to.
  files: [],
  fields: {
    what: shortText({ label: 'What it was written as' }),
    writer: person({ label: 'Who wrote it', from: ['staff'], required: true }),
    written: dateTime({ label: 'When it was written' }),
    received: dateTime({ label: 'When the council received it' }),
    words: rows({
      label: 'What was written',
      required: true,
      rowWord: 'part',
      addLabel: 'Add a part',
      fields: { under: shortText({ label: 'Question' }), words: text({ label: 'Answer', required: true }) },
    }),
    why: text({ label: 'Why it stands here', required: true }),
    answer: text({ label: 'What the writer was told' }),
    number: shortText({ label: 'Number of the original' }),
    keptFrom: manyOf({
      label: 'Not for',
      options: MAY_BE_KEPT_FROM.map((role) => ({ value: role, label: ROLE_WORDS[role] })),
    }),
  },
  sections: [
    { id: 'words', title: 'The words', fields: ['what', 'words'] },
    { id: 'how', title: 'How they came here', fields: ['writer', 'written', 'received', 'why', 'answer', 'number'] },
    { id: 'who', title: 'Who reads them', fields: ['keptFrom'] },
  ],
  occurred: 'written',
  summary: (body) => `Attached: ${body.what ?? 'a note'}${body.writer ? ` by ${body.writer.name}` : ''}`,
  permission: {
    'childs-social-worker': 'r',
    'supervising-social-worker': 'r',
    'team-manager': 'rsx',
    'reviewing-officer': 'r',
    auditor: 'r',
  },
  withhold: (body) => body.keptFrom ?? [],
  signOff: { by: ['team-manager'] },
  immutable: true,
})
