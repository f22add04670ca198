import { whoAmI } from '../protocol/messages.ts'
import type { WhoAmI } from '../protocol/messages.ts'
import { tellJson } from './ask.ts'
import type { Answer, Link } from './ask.ts'
import { PATHS } from './paths.ts'

/** The session comes as a cookie that no script can read. */
export function signIn(
  link: Link,
  given: { readonly email: string; readonly passphrase: string; readonly deviceId: string },
): Promise<Answer<WhoAmI>> {
  return tellJson(link, PATHS.signIn, given, whoAmI)
}
