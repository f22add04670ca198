/** The service cannot begin its work. The message is the one line that an operator reads: what is wrong and what to do. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}
