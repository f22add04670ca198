/**
 * Section G of the brief, cell by cell as it stands there, against the letters of our record types. Where ours differ,
 * the difference is named here with its reason; a difference without one fails, and so does a reason without a difference.
 */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Body } from '../../src/model/field.ts'
import { lettersOf } from '../../src/model/permission-table.ts'
import { FROM_THE_HOME, isFromTheHome, ROLES, STANDS_WITH } from '../../src/model/person.ts'
import type { Role } from '../../src/model/person.ts'
import { definitions } from '../../src/records/all.ts'
import { known } from './support/known.ts'

/** C create, R read, A amend before signing, S sign, X export; o own household or caseload, v a version made for the reader, s the shared extract. */
const G = `
|Statutory visit|CRAS|R|s|RSX|R|–|s|R|v|
|Supervisory visit, training|s|CRAS|RSo|RSX|R|–|CRASo|R|–|
|Daily log|R|RS|CRASo|R|R|–|Ro|R|v|
|Incident|CRA|CRA|CRo|RSX|R|s|CRASo|R|v|
|Scaling|CR|CR|CRo|R|R|–|CRo|R|CRo|
|Child's views|CRAS|s|s|R|R|–|s|R|CR|
|Help request|CR|CR|CRASo|RA|R|–|CRo|R|CR|
|Staff supervision|Ro|Ro|–|CRAS|s|–|–|R|–|
|PSM (chair: CRASX)|CRA|CRA|Ro|RX|CR|s|Ro|R|v|
|Progress report (CSW signs receipt)|RS|R|s|RX|R|R|CRASXo|R|v|
|Action|CRA|CRA|RAo|CRAS|CR|s|RAo|R|v|
|Chronology|CRAS|R|–|RX|R|s|–|R|v|
|Matching|R|CRAS|s|RSX|R|CR|Ro|R|v|
|Sibling assessment|CRAS|R|s|RSX|R|s|–|R|v|
|Safety plan, words and pictures|CRAS|R|Ro|RSX|R|R|Ro|R|v|
|IRO comment|R|R|s|R|CRASX|–|s|R|v|
|Audit|s|s|–|CR|R|–|–|CRASX|–|
|K1|CRAX|R|–|RSX|R|RA|s|R|–|
|Placement|RA|R|Ro|RSX|R|CRA|Ro|R|v|
|Household|R|CRA|Ro|R|R|R|CRAo|R|–|
|Network|CRA|R|s|R|R|s|s|R|v|
`
const COLUMNS: readonly Role[] = [
  'childs-social-worker',
  'supervising-social-worker',
  'foster-carer',
  'team-manager',
  'reviewing-officer',
  'placements-team',
  'independent-provider',
  'auditor',
]
const TYPES: { readonly [row: string]: readonly string[] } = {
  'Statutory visit': ['statutory-visit'],
  'Supervisory visit, training': ['supervisory-visit', 'training-need'],
  'Daily log': ['daily-log'],
  Incident: ['incident'],
  Scaling: ['scaling'],
  "Child's views": ['childs-views'],
  'Help request': ['help-request'],
  'Staff supervision': ['staff-supervision'],
  'PSM (chair: CRASX)': ['stability-meeting'],
  'Progress report (CSW signs receipt)': ['progress-report'],
  Action: ['action'],
  Chronology: ['chronology-entry'],
  Matching: ['matching'],
  'Sibling assessment': ['sibling-assessment'],
  'Safety plan, words and pictures': ['safety-plan', 'words-and-pictures'],
  'IRO comment': ['iro-comment'],
  Audit: ['audit'],
  K1: ['placement-request'],
  Placement: ['placement'],
  Household: ['household', 'household-member'],
  Network: ['network-contact'],
}

const CHAIRS =
  'the heading of the row gives CRASX to who chairs, and S5.13 says who may: managers, and an IRO or a home’s manager where that suits the child'
/** "type, role": our letters, and why they are not those of section G. */
const DIFFERENT: { readonly [cell: string]: readonly [string, string] } = {
  'stability-meeting, team-manager': ['crasx', CHAIRS],
  'stability-meeting, reviewing-officer': ['cras', CHAIRS],
  'stability-meeting, independent-provider': ['rs', CHAIRS],
  'training-need, foster-carer': [
    'r',
    'what a carer is to learn is planned with them, and they put no name under it (section D: SSW)',
  ],
}

/** "o" needs no rule of its own (nobody holds a file outside their households and caseload), nor here do "h" and "n", which narrow a cell to the household's file. */
const sorted = (letters: string): string => letters.replace(/[ohn]/g, '').split('').sort().join('')
const theirs = (cell: string): string => (cell === '–' ? '' : cell.replace('s', 'e').toLowerCase())

const rows = G.trim()
  .split('\n')
  .map((line) => line.split('|').slice(1, -1))

const columnsOf = ({ length }: readonly string[]): readonly Role[] => {
  // The last column is the child's own: a child has no account here, and looks and writes beside an adult (see below).
  assert.is(length, COLUMNS.length + 1)
  return COLUMNS
}

for (const [row = '', ...cells] of rows)
  test(`section G, ${row}`, () => {
    const types = TYPES[row]
    assert.ok(types, 'we have such a record')
    for (const type of types ?? [])
      for (const [column, role] of columnsOf(cells).entries()) {
        const cell = `${type}, ${role}`
        const [meant, why] = DIFFERENT[cell] ?? []
        const expected = sorted(theirs(cells[column] ?? ''))
        assert.is(sorted(lettersOf(known(type).permission, role)), sorted(meant ?? expected), cell)
        if (meant !== undefined) assert.ok(why && sorted(meant) !== expected, `${cell}: no difference any more`)
      }
  })

test('every row of section G is compared, and every difference is of a row', () => {
  assert.equal(rows.map(([row = '']) => row).sort(), Object.keys(TYPES).sort())
  const types = new Set(Object.values(TYPES).flat())
  for (const cell of Object.keys(DIFFERENT)) assert.ok(types.has(cell.split(', ')[0] ?? ''), cell)
})

/** Known of the child wherever the child lived, and gone on with by whoever cares for them: appointments, school, health. */
const CHILDS_OWN = ['appointment', 'attendance', 'education-plan', 'health-assessment', 'overnight-stay']

test('section G, “carers never see other households”: what may lie in a home’s file is read by its own carers and agency alone', () => {
  for (const { type, files, alsoIn = [], permission } of definitions) {
    const kinds = [...files, ...alsoIn]
    // the home's own record lies in its own file and in no other
    if (type === 'household') continue
    // a placement lies in the household's file where there is one, and names the home where there is none
    const ofAHome = kinds.includes('household') || type === 'placement'
    for (const role of FROM_THE_HOME) {
      const letters = lettersOf(permission, role)
      if (!/[re]/.test(letters)) continue
      if (CHILDS_OWN.includes(type)) assert.not.match(letters, /[hn]/, `${type}, ${role}: goes with the child`)
      else if (ofAHome) assert.match(letters, /h/, `${type}, ${role}`)
      else if (kinds.length === 0) assert.match(letters, /[hn]/, `${type}, ${role}: may lie in either file`)
    }
    for (const role of ROLES)
      if (!isFromTheHome(role)) assert.not.match(lettersOf(permission, role), /[hn]/, `${type}, ${role}`)
  }
})

test('IRO reads every record that may lie in a child’s file, and no definition can keep one from them', () => {
  for (const { type, files, alsoIn = [], permission, withhold, fields } of definitions) {
    if (files.length > 0 && ![...files, ...alsoIn].includes('child')) continue
    assert.match(permission['reviewing-officer'] ?? '', /r/, type)
    // whatever is ticked, chosen, shared or kept
    const bodies = Object.entries(fields).flatMap(([id, field]): Body[] =>
      field.kind === 'choice'
        ? field.options.map(({ value }) => ({ [id]: value }))
        : field.kind === 'many-of'
          ? [{ [id]: [] }, ...field.options.map(({ value }) => ({ [id]: [value] }))]
          : field.kind === 'yes-no'
            ? [{ [id]: { answer: true } }, { [id]: { answer: false } }]
            : field.kind === 'rows'
              ? [{ [id]: [] }]
              : [],
    )
    for (const body of [{}, ...bodies])
      for (const isSigned of [true, false])
        assert.not(withhold?.(body, isSigned).includes('reviewing-officer'), `${type} ${JSON.stringify(body)}`)
  }
})

test('a child has no account: what is theirs is shown and written beside an adult', () => {
  assert.not((ROLES as readonly string[]).includes('child'))
  for (const role of ROLES) assert.ok(COLUMNS.includes(STANDS_WITH[role] ?? role), role)
})

test.run()
