import { useShell } from '../context.ts'
import { Icon } from './icon.tsx'
import { JotsWaiting } from './jots-waiting.tsx'
import { Status } from './status.tsx'

/** News of the house, under the strip: an update, a session that ended. Never over a text field. */
export function Notices() {
  const shell = useShell()
  return (
    <>
      <JotsWaiting />
      {shell.notices.value.map((notice) => (
        <div class="notice" role="status" key={notice.id}>
          <p>
            <Status kind={notice.kind} {...(notice.kind === 'quiet' ? { icon: 'note' as const } : {})}>
              {notice.words}
            </Status>
          </p>
          {notice.action ? (
            <button type="button" class="btn plain tight" onClick={notice.action.run}>
              {notice.action.words}
            </button>
          ) : null}
          {notice.canClose ? (
            <button
              type="button"
              class="tool bare"
              aria-label="Close this notice"
              onClick={() => {
                notice.onClose?.()
                shell.untell(notice.id)
              }}
            >
              <Icon name="close" />
            </button>
          ) : null}
        </div>
      ))}
    </>
  )
}
