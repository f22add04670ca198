import { useEffect } from 'preact/hooks'
import { useShell } from '../context.ts'

/**
 * A page that has arrived: the tab is named after it and focus moves to its heading, unless the page itself has
 * put the focus into a field. While names are hidden the tab, too, keeps them to itself.
 */
export function usePage(title: string | undefined): void {
  const hidden = useShell().namesHidden.value
  useEffect(() => {
    document.title = title && !hidden ? `${title} · Doorstep` : 'Doorstep'
  }, [title, hidden])
  useEffect(() => {
    const page = document.getElementById('page')
    if (!page || page.contains(document.activeElement)) return
    const heading = page.querySelector('h1') ?? page
    heading.setAttribute('tabindex', '-1')
    heading.focus({ preventScroll: true })
  }, [])
}
