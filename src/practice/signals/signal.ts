/**
 * Section F: facts around a placement that are worth a conversation. A signal shows its rule, a sentence, what it was
 * measured against and the records that show it. It is never a score and never ranks anybody, and it decides nothing: a
 * person takes it up, which opens triage (T8), or puts it aside with a reason. Thresholds are the product's own [P].
 */
import type { Uuid } from '../../model/file.ts'

export const SIGNAL_RULES = [
  'F1',
  'F2',
  'F3',
  'F4',
  'F5',
  'F6',
  'F7',
  'F8',
  'F9',
  'F10',
  'F11',
  'F12',
  'F13',
  'F14',
  'F15',
  'F16',
  'F17',
  'F18',
  'F19',
  'F20',
  'F21',
] as const
export type SignalRule = (typeof SIGNAL_RULES)[number]

export interface StabilitySignal {
  readonly rule: SignalRule
  /** What is seen, as a sentence with its counts: "Denise answered 4 on 4 September." */
  readonly words: string
  /** What it is held against, where there is something: the answers before, what was agreed, the four weeks before. */
  readonly baseline?: string
  /** The records that show it, the newest last. Never empty. */
  readonly evidence: readonly Uuid[]
  /** What the evidence is called in a link: "The answers". */
  readonly see: string
  /** To be looked at today (F21). */
  readonly urgent?: true
}

/** When each rule speaks, in words for the screen, and the seed item it answers. */
export const SIGNAL_WORDS: { readonly [R in SignalRule]: { readonly when: string; readonly source: string } } = {
  F1: {
    when: 'Somebody’s newest answer is below 5. Always 5, whatever number calls a meeting in this service: it opens a talk.',
    source: 'S2.8',
  },
  F2: { when: 'One person’s answers fell by two or more, or three times in a row.', source: 'S4.17' },
  F3: { when: 'Two people’s newest answers are three or more apart.', source: 'S4.17' },
  F4: { when: 'Somebody at home answered 4 or less, or was not asked for two months.', source: 'S4.10' },
  F5: { when: 'A visit is overdue, or two were late in six months.', source: 'S4.8' },
  F6: { when: 'No supervision of the carers for more than 35 days.', source: 'S4.3' },
  F7: { when: 'A request for help is past its limit, or two are open.', source: 'S4.4' },
  F8: {
    when: 'Missing twice in 28 days, once for more than 24 hours, or the talk after coming back is late.',
    source: 'S1.16',
  },
  F9: { when: 'No log for three days beyond what was agreed, or logs half as long as before.', source: 'S4.5' },
  F10: { when: 'Words in the logs that stand out against the carer’s own four weeks.', source: 'S4.20' },
  F11: { when: 'Three incidents in 14 days, or twice as many as in the four weeks before.', source: 'S1.16' },
  F12: { when: 'The provider’s report is red, or amber twice in a row.', source: 'S1.12' },
  F13: {
    when: 'Two or more homes in twelve months, or an earlier home that ended without a plan.',
    source: 'S2.12, S5.8',
  },
  F14: { when: 'Attendance below 90 per cent, or two missed appointments in three months.', source: 'S1.16' },
  F15: { when: 'Offending or substances, and nobody has asked what it does to the family.', source: 'S4.17' },
  F16: { when: 'A carer is ill, or somebody has come or gone, within four weeks.', source: 'S5.9' },
  F17: { when: 'An action of a stability meeting is late, or no review is dated.', source: 'S4.6' },
  F18: {
    when: 'Carers approved less than twelve months ago, a child who needs more, and no support from the first day.',
    source: 'S4.9',
  },
  F19: { when: 'Respite or therapy waited for more than 20 working days.', source: 'S4.16' },
  F20: { when: 'The child’s social worker changed twice in twelve months.', source: 'S4.22' },
  F21: { when: 'The carers have given notice or say that they cannot carry on.', source: 'S5.12' },
}
