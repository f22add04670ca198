import { useEffect } from 'preact/hooks'
import { useSignal } from '@preact/signals'
import type { ComponentType } from 'preact'

/**
 * A screen whose code arrives when it is first opened. The code is precached, so it arrives without signal too;
 * until then the page behind stays quiet rather than turning a wheel. Without it, the person is told and may retry.
 */
export function lazyScreen<P extends object>(
  load: () => Promise<ComponentType<P>>,
): ComponentType<P> & { preload(): void } {
  let loaded: ComponentType<P> | undefined
  let loading: Promise<ComponentType<P>> | undefined
  const fetchOnce = () => {
    loading ??= load().then(
      (screen) => (loaded = screen),
      (error: unknown) => {
        loading = undefined
        throw error
      },
    )
    return loading
  }
  function LazyScreen(props: P) {
    const state = useSignal<'waiting' | 'here' | 'not-here'>(loaded ? 'here' : 'waiting')
    const open = () => {
      state.value = 'waiting'
      fetchOnce().then(
        () => {
          state.value = 'here'
        },
        () => {
          state.value = 'not-here'
        },
      )
    }
    useEffect(() => {
      if (!loaded) open()
    }, [])
    if (state.value === 'here' && loaded) {
      const Screen = loaded
      return <Screen {...props} />
    }
    if (state.value === 'waiting') return <main id="page" class="page" aria-busy="true" />
    return (
      <main id="page" class="page stack">
        <h1>This page could not be opened</h1>
        <p>
          Its part of Doorstep is not on this device yet, and there is no connection. Nothing you wrote is affected.
        </p>
        <p class="row wrap">
          <button type="button" class="btn go" onClick={open}>
            Try again
          </button>
          <a class="btn" href="/">
            Home
          </a>
        </p>
      </main>
    )
  }
  LazyScreen.preload = () => {
    void fetchOnce().catch(() => undefined)
  }
  return LazyScreen
}
