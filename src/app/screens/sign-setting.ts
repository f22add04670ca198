import type { Notebook } from '../../device/notebook.ts'
import type { Body } from '../../model/field.ts'
import { ORGANISATION } from '../../model/file.ts'

/** A setting of the service is written and signed in one step. Undefined: it is set; otherwise what to tell the person. */
export async function signSetting(notebook: Notebook, type: string, body: Body): Promise<string | undefined> {
  try {
    const made = await notebook.create({ type, fileIds: [ORGANISATION], body })
    await notebook.sign(made.id, 'sign')
    return undefined
  } catch (error) {
    return `It is not set. ${error instanceof Error ? error.message : ''}`.trim()
  }
}
