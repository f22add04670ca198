import type { Role } from '../../model/person.ts'
import type { ComponentChildren } from 'preact'
import { useLock, useNotebook, useShell } from '../context.ts'
import { Icon } from './icon.tsx'
import { Notices } from './notices.tsx'
import { usePage } from './page.ts'
import { Strip } from './strip.tsx'

export type Place = 'today' | 'children' | 'board' | 'papers' | 'search' | 'settings' | 'import'

interface FrameProps {
  /** Names the tab; say what the heading says. */
  readonly title?: string
  /** Classes of the frame itself: `board`, `carer`, `logpage`. */
  readonly class?: string
  readonly children: ComponentChildren
}

function Tools({ bare }: { readonly bare?: boolean }) {
  const { namesHidden } = useShell()
  const lock = useLock()
  return (
    <>
      <button
        type="button"
        class={bare ? 'tool bare' : 'tool'}
        aria-label="Hide names"
        aria-pressed={namesHidden.value}
        onClick={() => {
          namesHidden.value = !namesHidden.value
        }}
      >
        <Icon name="hide" />
        {bare ? null : <span class="word">Hide names</span>}
      </button>
      <button type="button" class={bare ? 'tool bare' : 'tool'} aria-label="Lock" onClick={lock}>
        <Icon name="lock" />
        {bare ? null : <span class="word">Lock</span>}
      </button>
    </>
  )
}

function skipToPage(event: Event) {
  event.preventDefault()
  document.getElementById('page')?.focus()
}

const SkipLink = () => (
  <a class="skip" href="#page" onClick={skipToPage}>
    Skip to the page
  </a>
)

/** Where it leads home; on a phone the strip takes its place. */
const Mark = () => (
  <a class="mark" href="/" aria-label="Doorstep, home">
    <Icon name="door" />
    <span>Doorstep</span>
  </a>
)

/** The strip is the header. */
function Top() {
  return (
    <>
      <SkipLink />
      <header class="top">
        <Mark />
        <div class="grow" />
        <Strip />
        <Tools />
      </header>
      <Notices />
    </>
  )
}

/** Who answers for duty, and who hears when it climbs. */
const ON_DUTY: readonly Role[] = [
  'childs-social-worker',
  'supervising-social-worker',
  'senior-practitioner',
  'team-manager',
  'assistant-team-manager',
  'service-manager',
  'head-of-service',
  'independent-provider',
]

function Rail({ current }: { readonly current: Place | undefined }) {
  const { role } = useNotebook().person
  const manages = role === 'team-manager' || role === 'assistant-team-manager'
  const place = (id: Place, href: string, icon: string, words: string, wide = false) => (
    <a href={href} class={wide ? 'rail-wide' : undefined} aria-current={current === id ? 'page' : undefined}>
      <Icon name={icon} />
      {words}
    </a>
  )
  return (
    <nav class="rail" aria-label="Main">
      {manages ? place('board', '/', 'table', 'Board') : null}
      {place('today', manages ? '/today' : '/', 'today', 'Today')}
      {place('children', '/children', 'people', 'Children')}
      {place('search', '/search', 'find', 'Search', true)}
      {place('settings', '/settings', 'settings', 'Settings')}
      {ON_DUTY.some((one) => one === role) ? (
        <a class="end-of-rail" href="/duty">
          <Icon name="help" />
          Duty
        </a>
      ) : null}
    </nav>
  )
}

/** The worker's frame: rail on the side of the writing hand's thumb, on top in portrait, at the bottom of a phone. */
export function WorkerFrame(
  props: FrameProps & { readonly current?: Place /** Classes of <main>: `today`. */; readonly page?: string },
) {
  usePage(props.title)
  return (
    <div class={props.class}>
      <Top />
      <div class="frame">
        <Rail current={props.current} />
        <main class={`page ${props.page ?? ''}`} id="page" tabIndex={-1}>
          {props.children}
        </main>
      </div>
    </div>
  )
}

/** The header alone, for pages that fill the screen with columns of their own and bring their own <main id="page">. */
export function TopFrame(props: FrameProps) {
  usePage(props.title)
  return (
    <div class={props.class}>
      <Top />
      {props.children}
    </div>
  )
}

/** The carer's phone: the strip instead of the logo, one column, actions within the thumb's reach at the foot. */
export function PhoneFrame(
  props: FrameProps & {
    readonly back?: { readonly href: string; readonly words: string }
    /** Beside the way back: "Saved 20:41". */
    readonly beside?: ComponentChildren
    /** Classes of <main>. */
    readonly page?: string
    readonly foot?: ComponentChildren
  },
) {
  usePage(props.title)
  return (
    <div class={`phone fits ${props.class ?? ''}`}>
      <SkipLink />
      <header class="top">
        <Mark />
        <Strip />
        <Tools bare />
      </header>
      <Notices />
      <main class={`page ${props.page ?? ''}`} id="page" tabIndex={-1}>
        {props.back ? (
          <div class="row spread">
            <a class="back" href={props.back.href}>
              <Icon name="back" />
              {props.back.words}
            </a>
            {props.beside}
          </div>
        ) : null}
        {props.children}
        {props.back ? null : (
          <p>
            <a class="link" href="/settings">
              <Icon name="settings" />
              Settings
            </a>
          </p>
        )}
      </main>
      {props.foot ? <footer class="foot">{props.foot}</footer> : null}
    </div>
  )
}

/** The frame that suits the person: the phone's for a carer, the worker's for everybody else. */
export function OwnFrame(
  props: FrameProps & {
    readonly current?: Place
    readonly page?: string
    readonly back?: { readonly href: string; readonly words: string }
    readonly foot?: ComponentChildren
  },
) {
  const { person } = useNotebook()
  if (person.role === 'foster-carer') return <PhoneFrame {...props}>{props.children}</PhoneFrame>
  return (
    <WorkerFrame {...props}>
      {props.back ? (
        <a class="back" href={props.back.href}>
          <Icon name="back" />
          {props.back.words}
        </a>
      ) : null}
      {props.children}
      {props.foot}
    </WorkerFrame>
  )
}
