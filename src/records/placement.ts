/** Where a child lives and under what order: in the child's file and, where there is one, the household's. */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, person, rows, shortText, text, yesNo } from '../model/field.ts'
import {
  categoryOfNeed,
  legalStatus,
  placementProvider,
  placementType,
  reasonEpisodeCeased,
  reasonForNewEpisode,
  reasonPlacementChanged,
} from './codes-ssda903.ts'
import { labelOf } from './summary-words.ts'

export const placement = defineRecord({
  type: 'placement',
  version: 3,
  words: { one: 'home', many: 'homes', write: 'Record a placement' },
  icon: 'home',
  files: ['child'],
  fields: {
    child: person({ label: 'Child', required: true, from: ['child'] }),
    household: person({ label: 'Household', from: ['household'] }),
    householdName: shortText({ label: 'With whom' }),
    legalStatus: choice({ label: 'Legal status', required: true, options: legalStatus }),
    placementType: choice({ label: 'Kind of placement', required: true, options: placementType }),
    provider: choice({ label: 'Provider', options: placementProvider }),
    need: choice({ label: 'Why the child came into care', options: categoryOfNeed }),
    intendedLength: choice({
      label: 'Meant to last',
      required: true,
      options: [
        { value: 'short', label: 'A short time' },
        { value: 'bridging', label: 'Until a lasting home is found' },
        { value: 'long-term', label: 'Long term' },
        { value: 'to-eighteen', label: 'Until eighteen' },
        { value: 'unknown', label: 'Not known yet' },
      ],
    }),
    // Which paragraph of regulation 28 says how often to visit.
    visitBasis: choice({
      label: 'Visits go by',
      options: [
        { value: 'ordinary', label: 'the ordinary rule, reg 28(2)' },
        { value: 'parent-before-assessment', label: 'with a parent before assessment, reg 28(3)' },
        { value: 'temporary-approval', label: 'temporary approval, reg 28(4)' },
        { value: 'parent-interim-order', label: 'interim order with a parent, reg 28(4)' },
        { value: 'parent-care-order', label: 'care order with a parent, reg 28(5)' },
        { value: 'others-run-it', label: 'others run the living arrangements, reg 28(6)' },
        { value: 'short-break', label: 'a series of short breaks, reg 48' },
      ],
    }),
    start: date({ label: 'First day', required: true }),
    startTime: shortText({ label: 'At what time', placeholder: '14:30' }),
    emergency: yesNo({ label: 'Placed in an emergency' }),
    cafcass: yesNo({ label: 'Is CAFCASS involved?' }),
    outsideTerms: yesNo({
      label: 'Outside the carers’ terms of approval',
      hint: 'For six working days at most, reg 23',
    }),
    beganBecause: choice({ label: 'Why it began', options: reasonForNewEpisode }),
    temporary: yesNo({ label: 'Temporary, to come back from' }),
    end: date({ label: 'Last day' }),
    endingReason: choice({ label: 'Reason in the return', options: reasonEpisodeCeased }),
    changeReason: choice({ label: 'Why the home changed', options: reasonPlacementChanged }),
    ending: choice({
      label: 'How it ended',
      options: [
        { value: 'planned', label: 'As planned' },
        { value: 'carer', label: 'The carers could not go on' },
        { value: 'child', label: 'The child did not want to stay' },
        { value: 'standards', label: 'Standards of care' },
        { value: 'safeguarding', label: 'Safeguarding' },
        { value: 'other', label: 'Another reason' },
      ],
    }),
    planned: yesNo({ label: 'Was the ending planned?' }),
    endTime: shortText({ label: 'Left at what time', placeholder: '10:00' }),
    leftFor: choice({
      label: 'Where the child went',
      options: [
        { value: 'another-home', label: 'To another home in care' },
        { value: 'return-home', label: 'Home to the family' },
        { value: 'adoption', label: 'Adoption' },
        { value: 'guardianship', label: 'Special guardianship or arrangements order' },
        { value: 'eighteen', label: 'Turned eighteen' },
        { value: 'other', label: 'Somewhere else' },
      ],
    }),
    overlap: text({ label: 'What does not fit in the dates' }),
    // Legal status may change while the child stays (RNE L): from when, and to what.
    legalHistory: rows({
      label: 'Legal status over time',
      rowWord: 'status',
      addLabel: 'Add a legal status',
      fields: {
        from: date({ label: 'From', required: true }),
        legalStatus: choice({ label: 'Legal status', required: true, options: legalStatus }),
      },
    }),
  },
  sections: [
    { id: 'who', title: 'Who and where', fields: ['child', 'household', 'householdName', 'placementType', 'provider'] },
    {
      id: 'law',
      title: 'Under what order',
      fields: ['legalStatus', 'legalHistory', 'need', 'visitBasis', 'emergency', 'cafcass', 'outsideTerms'],
    },
    {
      id: 'time',
      title: 'How long',
      fields: ['start', 'startTime', 'beganBecause', 'intendedLength', 'temporary', 'overlap'],
    },
    {
      id: 'end',
      title: 'The ending',
      fields: ['end', 'endTime', 'leftFor', 'ending', 'planned', 'endingReason', 'changeReason'],
    },
  ],
  occurred: 'start',
  summary(body) {
    const where = body.householdName || body.household?.name || labelOf(placementType, body.placementType)
    if (!where) return 'A new home'
    const named =
      body.householdName || body.household?.name ? `With ${where}` : where.charAt(0).toUpperCase() + where.slice(1)
    return body.end ? `${named}, ended` : named
  },
  permission: {
    'childs-social-worker': 'ra',
    'supervising-social-worker': 'r',
    'foster-carer': 'roh',
    'team-manager': 'rsx',
    'reviewing-officer': 'r',
    'placements-team': 'cra',
    'independent-provider': 'roh',
    auditor: 'r',
  },
  // version 2 asks for times, the emergency, CAFCASS and where the child went; version 3 knows of short breaks
  upgrade: { 1: (body) => body, 2: (body) => body },
  check: (body) =>
    body.start && body.end && body.end < body.start ? [{ field: 'end', message: 'It ends before it begins' }] : [],
})
