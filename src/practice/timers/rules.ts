/** The rows of section E in words: what the rule asks, and where it stands. What is marked is to be checked locally. */
export interface Rule {
  readonly words: string
  readonly source: string
  readonly checkLocally?: true
}

const LOCALLY = { checkLocally: true } as const

const RULES: { readonly [what: string]: Rule } = {
  'statutory visit': { words: 'the child is visited', source: 'reg 28' },
  'visit asked for': { words: 'a visit where the child or the carers ask, if reasonable', source: 'reg 28(7)' },
  'hold placement planning meeting': {
    words: 'the plan before the placing, else within five working days',
    source: 'reg 9(2), S2.5',
  },
  'stability discussion': { words: 'talked through on the next working day', source: 'T10, set by the service' },
  'hold PSM': { words: 'five working days, or two weeks after a discussion', source: 'S2.10, S2.14, S2.16' },
  'hold review meeting': { words: 'on the day the chair set', source: 'S2.23, S5.31' },
  'carer supervision': { words: 'every month', source: 'S2.7, set by the service' },
  'read the log': { words: 'within seven days of its writing', source: 'S4.5, set by the service' },
  'ask the family again': { words: 'on the day that was agreed with the family', source: 'S4.17' },
  'unannounced visit': { words: 'at least one visit without notice a year', source: 'NMS 21.8' },
  'looked-after review': {
    words: 'within twenty working days, then three months, then every six months',
    source: 'reg 33',
  },
  'review meeting of the year': {
    words: 'reviewed every six months, with a meeting at least once a year',
    source: 'guidance on long-term placements',
    ...LOCALLY,
  },
  'review sooner': { words: 'sooner, because welfare was not safeguarded', source: 'regs 30, 33' },
  'circulate review decisions': { words: 'five working days after the review', source: 'IRO handbook' },
  'update care plan': { words: 'ten working days after the review', source: 'IRO handbook' },
  'complete review record': { words: 'fifteen working days after the review', source: 'IRO handbook' },
  'circulate review record': { words: 'twenty working days after the review', source: 'IRO handbook' },
  'settle IRO dispute': { words: 'twenty working days in all', source: 'IRO handbook 6.2' },
  'return-home interview': {
    words: 'within 72 hours of coming back',
    source: 'DfE guidance on missing children, 2014',
  },
  'notify Schedule 7 recipients': {
    words: 'without delay, within 24 hours, weekends too; a death at once',
    source: 'FSR 36, NMS 29',
    ...LOCALLY,
  },
  'tell LADO': { words: 'within one working day', source: 'Working Together' },
  'notify IRO': { words: 'in writing before the placing, in an emergency within five working days', source: 'reg 13' },
  'notify CAFCASS': { words: 'with the reviewing officer', source: 'S2.4' },
  'written notice of ending': {
    words: 'in writing before the ending, late within ten working days',
    source: 'reg 14(2)(c), (4)',
  },
  'disruption meeting': {
    words: 'twenty working days after an unplanned ending',
    source: 'set by the service',
    ...LOCALLY,
  },
  'first health assessment': { words: 'the report is there for the first review', source: 'reg 7' },
  'health assessment': { words: 'every six months under five, every twelve months after', source: 'reg 7' },
  'begin education plan': {
    words: 'begun within ten working days of coming into care',
    source: 'statutory guidance 2018',
    ...LOCALLY,
  },
  'education plan ready': { words: 'ready for the first review', source: 'statutory guidance 2018', ...LOCALLY },
  'education plan this term': { words: 'looked at every term', source: 'statutory guidance 2018', ...LOCALLY },
  'strengths questionnaire': { words: 'every year from 4 to 16, after twelve months in care', source: 'DfE' },
  'review plan': { words: 'looked at again by the day that the plan says', source: 'reg 6(1), S3.10' },
  'review pathway plan': {
    words: 'looked at again by the day that the plan says',
    source: 'Children Act 1989, Schedule 2, 19B; S3.15',
    ...LOCALLY,
  },
  'review safety plan': { words: 'looked at again by the day that the plan says', source: 'S3.14' },
  'end of the short break': { words: 'no more than 17 days at a time', source: 'reg 48', ...LOCALLY },
  'short breaks in twelve months': { words: 'no more than 75 days in twelve months', source: 'reg 48', ...LOCALLY },
  'review approval': { words: 'within twelve months', source: 'FSR 28(2)' },
  'end of approval': { words: '28 days after the resignation came', source: 'FSR 28(13)' },
  'end or extend temporary approval': { words: 'sixteen weeks, and once eight more', source: 'regs 24, 25' },
  'end placement outside terms or amend approval': { words: 'six working days', source: 'reg 23' },
  'acknowledge help request': {
    words: 'one working day, two hours where it is urgent',
    source: 'S4.15, set by the service',
  },
  'answer help request': { words: 'three working days', source: 'S4.15, set by the service' },
  'find the support asked for': { words: 'twenty working days', source: 'S4.16, set by the service' },
}

/** @param rule what the step itself says of where it comes from */
export function ruleOf({
  what,
  rule,
  words,
}: {
  readonly what: string
  readonly rule: string
  readonly words?: string
}): Rule {
  const known = RULES[what]
  // A visit says which paragraph counts for this home, and how often that is.
  if (what === 'statutory visit')
    return { words: words ?? known?.words ?? '', source: rule, ...(/28\(6\)|48/.test(rule) && LOCALLY) }
  if (known) return known
  return { words: '', source: /^T\d/.test(rule) ? `rule ${rule}` : /^E\b/.test(rule) ? 'set by the service' : rule }
}
