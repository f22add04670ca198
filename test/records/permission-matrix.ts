/** The council's table of who may do what, written out by hand, against what each role may really do. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { derivedId } from '../../src/model/derived-id.ts'
import type { AnyRecordDefinition } from '../../src/model/define-record.ts'
import type { Body } from '../../src/model/field.ts'
import { childFile, householdFile } from '../../src/model/file.ts'
import type { FileId } from '../../src/model/file.ts'
import { isOfAHomeNotHeld, lettersOf } from '../../src/model/permission-table.ts'
import { may, viewFor } from '../../src/model/permission.ts'
import { FROM_THE_HOME, ROLES, STANDS_WITH, type Actor, type Role } from '../../src/model/person.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import { definitions } from '../../src/records/all.ts'
import { known } from './support/known.ts'

// "e" is the shared extract; "-" is nothing; "h" is through the household's file alone and "n" never through another household's, which the database keeps to. Own households and caseloads ("o") are a matter of grants.
const TABLE = `
                  csw   ssw   carer  tm    iro  cpt  ifa    auditor
statutory-visit   cras  r     e      rsx   r    -    e      r
supervisory-visit e     cras  rsoh   rsx   r    -    crasoh r
daily-log         r     rs    crasoh r     r    -    roh    r
incident          cra   cra   croh   rsx   r    e    crasoh r
scaling           cr    cr    croh   r     r    -    croh   r
childs-views      cras  e     e      r     r    -    e      r
help-request      cr    cr    crasoh ra    r    -    croh   r
action            cra   cra   raon   cras  cr   e    raon   r
chronology-entry  cras  r     -      rx    r    e    -      r
placement         ra    r     roh    rsx   r    cra  roh    r
household         r     cra   ro     r     r    r    crao   r
household-member  r     cra   roh    r     r    r    craoh  r
network-contact   cra   r     e      r     r    e    e      r
attached-words    r     r     -      rsx   r    -    -      r
placement-request crax  r     -      rsx   r    ra   e      r
home-search       r     -     -      rx    r    cra  -      r
matching          r     cras  eh     rsx   r    cr   roh    r
planning-meeting  cras  ra    roh    rx    r    e    roh    r
carer-supervision e     cras  rsoh   rx    r    e    crasoh r
notice            cr    cr    co     crx   cr   cr   co     r
triage            cras  r     -      crasx r    e    -      r
stability-discussion cras r   -      crasx r    e    -      r
stability-meeting cra   cra   roh    crasx cras e    rsoh   r
review-meeting    cra   cra   roh    crasx cras e    rsoh   r
move-decision     r     r     eh     r     r    r    eh     r
keeping-decision  cras  r     -      rx    r    e    eh     r
disruption-meeting cra  cra   roh    crasx r    e    roh    r
childs-version    cra   cra   ro     rasx  ras  -    ro     r
practice-setting  r     r     r      r     r    r    r      r
tone-words        r     r     r      r     r    r    r      r
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
/** Who signs what, from section D: for the others the letter "s" means receipts (a log read) or verifying (an action). */
const SIGNS: { readonly [type: string]: { readonly sign: readonly Role[]; readonly countersign: readonly Role[] } } = {
  'statutory-visit': { sign: ['childs-social-worker'], countersign: ['team-manager'] },
  'supervisory-visit': {
    sign: ['supervising-social-worker', 'independent-provider', 'team-manager'],
    countersign: ['foster-carer'],
  },
  incident: { sign: ['team-manager', 'independent-provider'], countersign: [] },
  'childs-views': { sign: ['childs-social-worker'], countersign: [] },
  'chronology-entry': { sign: ['childs-social-worker'], countersign: [] },
  'attached-words': { sign: ['team-manager'], countersign: [] },
  'placement-request': { sign: ['team-manager'], countersign: [] },
  matching: { sign: ['supervising-social-worker'], countersign: ['team-manager'] },
  'planning-meeting': { sign: ['childs-social-worker'], countersign: [] },
  'carer-supervision': { sign: ['supervising-social-worker', 'independent-provider'], countersign: ['foster-carer'] },
  triage: { sign: ['childs-social-worker', 'team-manager'], countersign: [] },
  'stability-discussion': { sign: ['childs-social-worker', 'team-manager'], countersign: [] },
  // of these the chair alone, which the record itself says
  'stability-meeting': { sign: ['team-manager', 'reviewing-officer', 'independent-provider'], countersign: [] },
  'review-meeting': { sign: ['team-manager', 'reviewing-officer', 'independent-provider'], countersign: [] },
  'keeping-decision': { sign: ['childs-social-worker'], countersign: [] },
  'disruption-meeting': { sign: ['team-manager'], countersign: [] },
  'childs-version': { sign: ['team-manager', 'reviewing-officer'], countersign: [] },
}
/** So that nothing is withheld: what is withheld has tests of its own. */
const OPEN: { readonly [type: string]: Body } = {
  'childs-views': {
    pieces: [{ id: derivedId('x', 'piece'), kind: 'words', words: 'hello', maySee: ['worker', 'carers'] }],
  },
  'network-contact': { visibleTo: ['child', 'carers', 'provider'] },
}

const lines = TABLE.trim()
  .split('\n')
  .slice(1)
  .map((line) => line.trim().split(/\s+/))
const somebody = (role: Role): Actor => ({ personId: derivedId('person', role), name: 'Somebody', role, team: 'North' })
const author = {
  personId: derivedId('person', 'author'),
  name: 'Author',
  role: 'auditor',
  at: '2026-09-10T12:00:00Z',
} as const

const recordOf = (definition: AnyRecordDefinition, status: CaseRecord['status']): CaseRecord => ({
  id: derivedId('record', definition.type),
  type: definition.type,
  schemaVersion: 1,
  fileIds: [],
  body: OPEN[definition.type] ?? {},
  status,
  revision: 1,
  opId: derivedId('op', definition.type),
  author,
  updated: author,
  signatures: [],
  addenda: [],
  marks: [],
  conflicts: [],
})

for (const [type = '', ...cells] of lines) {
  const definition = known(type)
  for (const [column, role] of COLUMNS.entries()) {
    const cell = cells[column] ?? ''
    const letters = cell === '-' ? '' : cell
    test(`${type}, ${role}: ${cell}`, () => {
      // what is withheld from the home until somebody has signed it is read once it is
      const waits = (definition.withhold?.({}, false).length ?? 0) > (definition.withhold?.({}, true).length ?? 0)
      const draft = recordOf(definition, type === 'childs-version' ? 'signed' : 'draft')
      const readable = recordOf(definition, waits ? 'signed' : 'draft')
      const actor = somebody(role)
      const can = (action: Parameters<typeof may>[1]) =>
        may(actor, action, definition, action === 'read' || action === 'mark' ? readable : draft)
      const reads = letters.includes('r')
      assert.is(may(actor, 'create', definition), letters.includes('c'), 'create')
      assert.is(can('read'), reads || letters.includes('e'), 'read')
      assert.is(can('mark'), reads || letters.includes('e'), 'mark')
      assert.is(can('amend'), letters.includes('a'), 'amend')
      assert.is(can('export'), letters.includes('x'), 'export')
      const signs = SIGNS[type]
      assert.is(can('sign'), signs?.sign.includes(role) ?? false, 'sign')
      assert.is(can('countersign'), signs?.countersign.includes(role) ?? false, 'countersign')
      if (can('sign') || can('countersign')) assert.ok(letters.includes('s'), 'who signs has the letter')
      const seen = viewFor(actor, definition, readable)
      assert.is(
        seen === undefined ? 'nothing' : seen.extract ? 'extract' : 'all',
        reads ? 'all' : letters.includes('e') ? 'extract' : 'nothing',
      )
    })
  }
}

test('every signer of the table can sign, and who has the letter where there is a signature is a signer', () => {
  for (const [type, ...cells] of lines) {
    const { signOff } = known(type)
    if (!signOff) continue
    const signers = [...signOff.by, ...(signOff.countersign?.by ?? [])]
    for (const [column, role] of COLUMNS.entries())
      assert.is(signers.includes(role), cells[column]?.includes('s') ?? false, `${type}, ${role}`)
  }
})

test('of one home alone is what is said there, for its carers and its agency alike', () => {
  for (const [type = '', ...cells] of lines)
    for (const role of FROM_THE_HOME)
      for (const letter of ['h', 'n'])
        assert.is(
          lettersOf(known(type).permission, role).includes(letter),
          cells[COLUMNS.indexOf(role)]?.includes(letter) ?? false,
          `${type}, ${role}: ${letter}`,
        )
  // what an agency reads of a child wherever the child lived: the child's own
  const travels = definitions.filter(({ files, alsoIn = [], permission }) => {
    const letters = permission['independent-provider'] ?? ''
    const lies = [...files, ...alsoIn]
    return lies.includes('child') && lies.includes('household') && letters !== '' && !letters.includes('h')
  })
  assert.equal(travels.map(({ type }) => type).sort(), [
    'appointment',
    'attendance',
    'education-plan',
    'health-assessment',
    'overnight-stay',
  ])
})

test('of whom it is kept, by the files it lies in and those they hold', () => {
  const [child, own, other] = [
    childFile(derivedId('child', 'of')),
    householdFile(derivedId('home', 'own')),
    householdFile(derivedId('home', 'other')),
  ]
  const holds = (file: FileId): boolean => file === child || file === own
  const kept = (letters: string) =>
    [[child], [own], [child, own], [child, other], [other], [child, other, own]].map((files) =>
      isOfAHomeNotHeld(letters, files, holds),
    )
  assert.equal(kept('rao'), [false, false, false, false, false, false])
  assert.equal(kept('raon'), [false, false, false, true, true, false])
  assert.equal(kept('raoh'), [true, false, false, true, true, false])
})

test('an auditor only reads, everywhere but in an audit', () => {
  for (const definition of definitions)
    assert.is(definition.permission.auditor, definition.type === 'audit' ? 'crasx' : 'r', definition.type)
})

test('the reviewing officer reads every record, and nothing is ever withheld from them', () => {
  const all: Body = { kinds: ['allegation'], pieces: [], visibleTo: [] }
  for (const definition of definitions) {
    assert.ok(
      viewFor(somebody('reviewing-officer'), definition, { ...recordOf(definition, 'draft'), body: all }),
      definition.type,
    )
  }
})

test('every role has a column, or stands with one that has', () =>
  assert.equal([...COLUMNS].sort(), ROLES.filter((role) => !STANDS_WITH[role]).sort()))

test.run()
