/**
 * Files of which each question is asked once: for one piece of reckoning, within which nothing is written. The same list
 * stands for the same question then, so that what is known of a list is known for every rule.
 */
import type { CaseRecord } from '../model/record.ts'
import type { Files } from './of-type.ts'
import { recordsOfType } from './records-of-type.ts'

export function askedOnce(files: Files): Files {
  const answers = new Map<string, readonly CaseRecord[]>()
  const once = (question: string, ask: () => readonly CaseRecord[]): readonly CaseRecord[] => {
    const answer = answers.get(question) ?? ask()
    answers.set(question, answer)
    return answer
  }
  return {
    get: (id) => files.get(id),
    ofType: (type) => once(type, () => files.ofType(type)),
    inFile(file, type) {
      if (type === undefined) return once(file, () => files.inFile(file))
      const whole = answers.get(file)
      return whole ? recordsOfType(type, whole) : once(`${file} ${type}`, () => files.inFile(file, type))
    },
  }
}
