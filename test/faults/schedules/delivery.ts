/** What may happen to a question and to its answer on the way. */
import type { Chance } from './chance.ts'
import type { Council, Trouble } from './council.ts'
import { maySee } from './invariants.ts'
import { tokensIn } from './ledger.ts'
import type { Ledger } from './ledger.ts'
import { givenText, problemOf, textOf } from './network.ts'
import type { Given, Question } from './network.ts'
import type { Device } from './page.ts'
import type { People } from './people.ts'
import { withoutPhrases } from '../../../src/protocol/phrases.ts'

const PORTAL = '<html><body><h1>Welcome to Hotel Wi-Fi</h1><form action="/login"></form></body></html>'
const TROUBLES: readonly Trouble['kind'][] = [
  'crash before',
  'crash after',
  'crash after',
  'deadlock',
  'away',
  'unsure',
  'hold',
]
const nowhere = (): void => undefined
const told = ({ page, method, path }: Question): string => `${page.name} ${method} ${path.replace(/[0-9a-f]{58}/, '…')}`

export class Delivery {
  /** Questions go, answers do not come back; or nothing goes at all. */
  readonly cutOff = new Map<Device, 'answers' | 'all'>()
  isCalm = false
  private readonly chance: Chance
  private readonly council: Council
  private readonly ledger: Ledger
  private readonly people: People
  private readonly say: (what: string) => void
  private readonly answersBefore = new Map<string, Given>()
  private readonly again: Question[] = []
  private readonly standing: { readonly question: Question; readonly over: Promise<void> }[] = []

  constructor(given: {
    chance: Chance
    council: Council
    ledger: Ledger
    people: People
    say: (what: string) => void
  }) {
    this.chance = given.chance
    this.council = given.council
    this.ledger = given.ledger
    this.people = given.people
    this.say = given.say
  }

  private faulty(percent: number): boolean {
    return !this.isCalm && this.chance.of(percent)
  }

  async forward(question: Question): Promise<void> {
    const { chance } = this
    const cut = this.isCalm ? undefined : this.cutOff.get(question.page.device)
    const about = told(question)
    if (cut === 'all' || this.faulty(4)) {
      this.say(`${about}: lost`)
      return question.answer('lost')
    }
    if (this.faulty(3)) {
      this.say(`${about}: a portal answers`)
      const portal = chance.of(50)
        ? givenText(200, 'text/html', PORTAL)
        : givenText(200, 'application/json', '{"ok":true}')
      return question.answer(portal)
    }
    if (this.faulty(3)) {
      const status = chance.pick([400, 413, 429, 500, 502, 503])
      this.say(`${about}: ${status}`)
      return question.answer(problemOf(status))
    }
    if (this.faulty(3)) this.again.push({ ...question, answer: nowhere })
    const trouble: Trouble | undefined = this.faulty(7)
      ? { at: 1 + chance.below(chance.of(50) ? 12 : 45), kind: chance.pick(TROUBLES) }
      : undefined
    if (trouble) this.say(`${about}: ${trouble.kind} at question ${trouble.at} to the database`)
    if (trouble?.kind === 'hold' && this.standing.length === 0) return this.stand(question, trouble)
    if (trouble?.kind === 'hold') return this.arrive(question, about)
    return this.arrive(question, about, trouble)
  }

  /** Goes as far as its hold; what it waits for then are others. */
  async stand(question: Question, trouble: Trouble): Promise<void> {
    question.state = 'asked'
    const state = { isOver: false }
    const over = this.arrive(question, told(question), trouble).then(() => {
      state.isOver = true
    })
    this.standing.push({ question, over })
    while (!state.isOver && !this.council.isHeld) await new Promise((resolve) => setImmediate(resolve))
  }

  async letGo(): Promise<void> {
    this.council.letGo()
    for (const one of this.standing.splice(0)) await one.over
  }

  /** An old question arrives once more; nobody hears its answer. */
  async comeAgain(): Promise<void> {
    const [question] = this.again.splice(this.chance.below(Math.max(1, this.again.length)), 1)
    if (!question) return
    this.say(`${question.page.name} ${question.path} arrives once more`)
    await this.council.besideHeld(this.atCouncil(question))
  }

  private async atCouncil(question: Question, trouble?: Trouble): Promise<Given | undefined> {
    const { chance, ledger } = this
    const { device } = question.page
    let asked = question
    if (question.path === '/sync/v1/push' && typeof question.body === 'string') {
      const { operations } = JSON.parse(withoutPhrases(question.body, Infinity) ?? '') as {
        operations: { opId: string; raw: string }[]
      }
      for (const { opId, raw } of operations) ledger.wire(device, opId, raw)
      if (this.faulty(1)) asked = { ...question, body: question.body.slice(0, chance.below(question.body.length)) }
    }
    if (question.body instanceof Uint8Array && this.faulty(6)) {
      const bytes = question.body.slice()
      const at = chance.below(bytes.length)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      asked = { ...question, body: bytes }
    }
    const shape = this.grants()
    const given = await this.council.ask(asked, device.cookie, chance.below(2), trouble)
    await this.council.settled()
    if (given && shape === this.grants()) this.watch(question, given)
    return given
  }

  private grants = (): string => this.people.allocations.map((one) => Number(one.isLive)).join('')

  /** No word leaves without a grant. */
  private watch(question: Question, given: Given): void {
    if (question.path !== '/sync/v1/pull' || given.status !== 200) return
    const { owner } = question.page.device
    for (const token of tokensIn(textOf(given))) {
      const word = this.ledger.words.get(token)
      if (word && !maySee(this.people, owner, word, false)) {
        this.ledger.broken('leaked', `${token} of ${word.type} ${word.field} was told to ${question.page.device.name}`)
        return
      }
    }
  }

  private async arrive(question: Question, about: string, trouble?: Trouble): Promise<void> {
    const { chance } = this
    question.state = 'asked'
    if (this.faulty(3)) {
      this.say(`${about}: arrives twice`)
      await this.council.besideHeld(this.atCouncil(question))
    }
    const asked = this.atCouncil(question, trouble)
    const given = trouble?.kind === 'hold' ? await asked : await this.council.besideHeld(asked)
    if (question.state !== 'asked') return
    const key = `${question.page.device.name} ${question.path}`
    const before = this.answersBefore.get(key)
    if (given) this.answersBefore.set(key, given)
    if (!given || (!this.isCalm && this.cutOff.get(question.page.device) === 'answers') || this.faulty(5)) {
      this.say(`${about}: ${given ? `answer ${given.status} lost` : 'the server died'}`)
      return question.answer('lost')
    }
    question.coming = given
    question.state = 'coming'
    if (this.faulty(2)) {
      this.say(`${about}: answer cut short`)
      question.coming = { ...given, bytes: given.bytes.slice(0, chance.below(given.bytes.length)) }
    } else if (before && this.faulty(3)) {
      this.say(`${about}: an older answer comes instead`)
      question.coming = before
      question.isOlder = true
    } else this.say(`${about}: ${given.status}`)
  }

  /** The answer reaches the page. */
  bring(question: Question): void {
    if (question.coming) question.answer(question.coming)
  }
}
