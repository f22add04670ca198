import { childAge, childName } from '../../practice/home.ts'
import type { Child } from '../../practice/home.ts'
import { listed } from '../words.ts'

export function nameAndAge(child: Child, today: string, say: (name: string) => string): string {
  const age = childAge(child, today)
  return age === undefined ? say(childName(child)) : `${say(childName(child))}, ${age}`
}

/** Peter, 11, and Wren, 8 */
export function namesAndAges(children: readonly Child[], today: string, say: (name: string) => string): string {
  if (children.length < 2) return children[0] ? nameAndAge(children[0], today, say) : ''
  return listed(children.map((child) => `${nameAndAge(child, today, say)},`))
    .replace(/,,/g, ',')
    .replace(/,$/, '')
}
