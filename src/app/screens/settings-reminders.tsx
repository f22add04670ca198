import { useSignal } from '@preact/signals'
import { forgetMoments } from '../../device/reminder-moments.ts'
import { useNotebook } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { allowNotifications, canNotify, REMINDERS_ON } from '../reminders/system-notifications.ts'

/** Dates that come near are said in Doorstep anyway; as notifications of the device only where the person wants them. */
export function Reminders() {
  const notebook = useNotebook()
  const on = notebook.setting<boolean>(REMINDERS_ON).value === true
  const refused = useSignal(false)
  const choose = async (wanted: boolean): Promise<void> => {
    const allowed = wanted && (await allowNotifications())
    refused.value = wanted && !allowed
    await notebook.keepSetting(REMINDERS_ON, allowed)
    if (!allowed) await forgetMoments()
  }
  const option = (value: boolean, words: string) => (
    <label class="choice">
      <input type="radio" name="reminders" checked={on === value} onChange={() => void choose(value)} />
      <span>{words}</span>
    </label>
  )
  return (
    <>
      {canNotify() ? (
        <fieldset class="asked">
          <legend>Remind me of dates with a notification of this device</legend>
          <div class="seg">
            {option(false, 'No')}
            {option(true, 'Yes')}
          </div>
        </fieldset>
      ) : null}
      {refused.value ? (
        <p class="small" role="status">
          This browser does not allow it. It is allowed in the settings of the browser or of the device.
        </p>
      ) : null}
      {canNotify() ? (
        <p class="soft small">
          It names nobody, and comes without signal too, as long as Doorstep stands open or locked.
        </p>
      ) : null}
      <p>
        <a class="link" href="/dates">
          <Icon name="clock" />
          Dates that are near or have passed
        </a>
      </p>
    </>
  )
}
