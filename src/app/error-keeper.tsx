import { Component } from 'preact'
import type { ComponentChildren } from 'preact'
import type { Shell } from './shell.ts'

interface State {
  readonly failed?: Error
  readonly held: readonly string[]
}
interface Props {
  readonly shell: Shell
  readonly children: ComponentChildren
}

/** When a screen fails: what was typed is put on the disk, and what cannot be is shown, so that it can be copied. */
export class ErrorKeeper extends Component<Props, State> {
  override state: State = { held: [] }

  override componentDidCatch(failed: Error): void {
    this.setState({ failed, held: this.props.shell.heldWords() })
    void this.props.shell.keepAll().then(() => this.setState({ held: this.props.shell.heldWords() }))
  }

  render() {
    const { failed, held } = this.state
    if (!failed) return this.props.children
    return (
      <main class="page stack" id="page">
        <h1>This page stopped working</h1>
        <p>
          {held.length === 0
            ? 'Everything you wrote is saved on this device.'
            : 'These words are not saved yet. Copy them before you go on:'}
        </p>
        {held.map((words, at) => (
          <textarea class="lined" key={at} readOnly rows={6} value={words} aria-label="Words that are not saved yet" />
        ))}
        <p class="row wrap">
          <button type="button" class="btn go" onClick={() => location.assign('/')}>
            Home
          </button>
        </p>
        <details>
          <summary>For the people who mend it</summary>
          <p class="small soft">
            {failed.name}: {failed.message}
          </p>
        </details>
      </main>
    )
  }
}
