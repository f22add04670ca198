/**
 * What a child wanted to say, in words, drawings and faces. The child decides for each page who may see it, and may
 * change it. The one exception (somebody could get hurt) is told to the child in words; it opens nothing by itself.
 */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, drawing, manyOf, person, photo, quote, rows, shortText, text, yesNo } from '../model/field.ts'
import { unquoted } from '../model/unquoted.ts'
import { listed } from './summary-words.ts'

const asked = (label: string) =>
  choice({
    label,
    options: [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
    ],
  })

/** The five questions of the public Standard Safeguarding Dataset (voice_of_child), in a child's words; each may be left out. */
export const ANSWERS = ['explained', 'storyHelps', 'agrees', 'planSafe', 'tabletHelped'] as const

export const childsViews = defineRecord({
  type: 'childs-views',
  version: 2,
  words: { one: 'child’s pages', many: 'child’s pages', write: 'Hand over the tablet' },
  icon: 'face',
  files: ['child'],
  fields: {
    date: date({ label: 'Date', required: true }),
    method: manyOf({
      label: 'How',
      required: true,
      options: [
        { value: 'talk', label: 'Talking' },
        { value: 'three-houses', label: 'Three Houses' },
        { value: 'drawing', label: 'Drawing' },
        { value: 'advocate', label: 'With an advocate' },
        { value: 'observation', label: 'By watching' },
      ],
    }),
    pieces: rows({
      label: 'Pages',
      rowWord: 'page',
      addLabel: 'Add a page',
      fields: {
        kind: choice({
          label: 'Page',
          required: true,
          options: [
            { value: 'good', label: 'House of good things' },
            { value: 'dreams', label: 'House of dreams' },
            { value: 'worries', label: 'House of worries' },
            { value: 'face', label: 'A face' },
            { value: 'words', label: 'Words' },
          ],
        }),
        prompt: shortText({ label: 'What was asked' }),
        words: quote({ label: 'Their own words' }),
        drawing: drawing({ label: 'Drawing' }),
        photo: photo({ label: 'Photo' }),
        face: choice({
          label: 'Face',
          options: [
            { value: 'happy', label: 'Happy' },
            { value: 'calm', label: 'Calm' },
            { value: 'excited', label: 'Excited' },
            { value: 'mixed', label: 'Mixed up' },
            { value: 'sad', label: 'Sad' },
            { value: 'cross', label: 'Cross' },
            { value: 'scared', label: 'Scared' },
            { value: 'tired', label: 'Tired' },
            { value: 'dont-know', label: 'I don’t know' },
          ],
        }),
        maySee: manyOf({
          label: 'Who may see this page?',
          required: true,
          options: [
            { value: 'worker', label: 'My social worker' },
            { value: 'carers', label: 'My carers' },
            { value: 'siblings', label: 'My brothers and sisters' },
            { value: 'mum', label: 'Mum' },
            { value: 'dad', label: 'Dad' },
            { value: 'unsure', label: 'I don’t know yet' },
          ],
        }),
        siblings: rows({
          label: 'Which brothers and sisters',
          rowWord: 'brother or sister',
          addLabel: 'Add a brother or sister',
          when: { field: 'maySee', is: ['siblings'] },
          fields: { who: person({ label: 'Name', required: true, from: ['child', 'network'] }) },
        }),
        readBack: yesNo({ label: 'Read back to the child' }),
      },
    }),
    explained: asked('Has somebody told you, so that you understand it, why people worry about your family?'),
    storyHelps: asked('Does your story in words and pictures help you to understand what happened in your family?'),
    agrees: asked('Do you agree with what your worker says has to happen to keep you safe?'),
    planSafe: asked('Do you think the plan tells everybody what to do to keep you safe?'),
    tabletHelped: asked('Did writing or drawing on the tablet help you to say what you think and want?'),
    answersMaySee: manyOf({
      label: 'Who may see these answers?',
      options: [
        { value: 'worker', label: 'My social worker' },
        { value: 'carers', label: 'My carers' },
        { value: 'mum', label: 'Mum' },
        { value: 'dad', label: 'Dad' },
        { value: 'unsure', label: 'I don’t know yet' },
      ],
    }),
    // What leaves for others to count does so only where the child has said that it may.
    answersCounted: yesNo({ label: 'The council may count these answers, with a number and without my name' }),
    toldException: yesNo({ label: 'Told the child: if someone could get hurt, I have to tell' }),
    changed: text({ label: 'What changes because of this', required: true }),
  },
  sections: [
    { id: 'how', title: 'How', fields: ['date', 'method', 'toldException'] },
    { id: 'pages', title: 'Pages', fields: ['pieces'] },
    { id: 'asked', title: 'Five questions', fields: [...ANSWERS, 'answersMaySee', 'answersCounted'] },
    { id: 'changed', title: 'What changes', fields: ['changed'] },
  ],
  occurred: 'date',
  summary(body, names) {
    const who = names.child ?? 'The child'
    const said = body.pieces?.find((piece) => piece.words?.trim())?.words
    if (said) return `${who}: “${unquoted(said).split('\n')[0]}”`
    const made = [
      ...(body.pieces?.some((piece) => piece.drawing || piece.photo) ? ['a drawing'] : []),
      ...(body.pieces?.some((piece) => piece.face) ? ['a face'] : []),
    ]
    return made.length ? `${who} made ${listed(made)}` : `${who}’s pages`
  },
  permission: {
    'childs-social-worker': 'cras',
    'supervising-social-worker': 'e',
    'foster-carer': 'e',
    'team-manager': 'r',
    'reviewing-officer': 'r',
    'independent-provider': 'e',
    auditor: 'r',
  },
  extract: ['date', 'pieces', ...ANSWERS, 'answersMaySee', 'changed'],
  // Only pages and answers the child lets the carers see, and not whom else they were for.
  narrow(body) {
    const { pieces, answersMaySee, ...all } = body
    const rest = answersMaySee?.includes('carers') ? all : withoutAnswers(all)
    const shared = (pieces ?? []).filter((piece) => piece.maySee?.includes('carers'))
    return shared.length
      ? { ...rest, pieces: shared.map(({ maySee: _maySee, siblings: _siblings, ...piece }) => piece) }
      : rest
  },
  withhold: (body) =>
    (body.answersMaySee?.includes('carers') && ANSWERS.some((one) => body[one] !== undefined)) ||
    body.pieces?.some((piece) => piece.maySee?.includes('carers'))
      ? []
      : ['foster-carer'],
  // version 2 asks the five questions, and pages need not be there beside them
  upgrade: { 1: (body) => body },
  signOff: { by: ['childs-social-worker'] },
  check(body) {
    const blank = body.pieces?.some((piece) => !piece.words?.trim() && !piece.drawing && !piece.photo && !piece.face)
    if (!body.pieces?.length && ANSWERS.every((one) => body[one] === undefined))
      return [{ field: 'pieces', message: 'Pages' }]
    return blank ? [{ field: 'pieces', message: 'A page has nothing on it' }] : []
  },
})

/** As though they had not been asked. */
function withoutAnswers<B extends object>(body: B): B {
  return Object.fromEntries(
    Object.entries(body).filter(([field]) => !(ANSWERS as readonly string[]).includes(field)),
  ) as B
}
