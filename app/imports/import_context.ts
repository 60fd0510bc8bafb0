import { buffer } from 'node:stream/consumers'
import i18nManager from '@adonisjs/i18n/services/main'
import Attachment from '#app/attachments/attachment'
import { readFile } from '#app/attachments/file_store'
import { actorFor } from '#app/users/actor'
import User from '#app/users/user'
import type Import from './import.js'
import type { ImportContext } from './import_kinds.js'

export async function contextOf({ byId, params }: Import): Promise<ImportContext> {
  const user = await User.findOrFail(byId)
  return { user, by: { ...actorFor(user), id: user.id }, params, i18n: i18nManager.locale(user.locale) }
}

/** The workbook as it was uploaded. */
export async function workbookOf({ id }: Import): Promise<Buffer> {
  const { key } = await Attachment.query()
    .where({ subjectType: 'import', subjectId: id, purpose: 'workbook' })
    .firstOrFail()
  return buffer(await readFile(key))
}
