/**
 * Browsers write what stands in form controls to the disk, in clear, so that a window can be restored after a crash;
 * autocomplete="off" is what keeps a control out of that file. Set here for every control that says nothing else, so
 * that no screen can forget it. What was typed comes back from the sealed draft, not from the browser.
 */
import { options } from 'preact'

const CONTROLS: ReadonlySet<unknown> = new Set(['input', 'textarea', 'select'])

export function keepFormsOffTheDisk(): void {
  const before = options.vnode?.bind(options)
  options.vnode = (vnode) => {
    if (CONTROLS.has(vnode.type)) {
      const props = vnode.props as { autocomplete?: string; autoComplete?: string }
      if (props.autocomplete === undefined && props.autoComplete === undefined) props.autocomplete = 'off'
    }
    before?.(vnode)
  }
}
