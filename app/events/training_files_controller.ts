import { Exception } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import { storeUploaded } from '#app/attachments/store_file'
import { inTransaction } from '#app/core/dialect'
import { invalid, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { eventFileRules, eventFiles } from './event_files.js'
import { managedEvent, renderEvent } from './event_page.js'

/** 照片、签到表、课件: sent with the form of the page, several at once. */
export default class TrainingFilesController {
  async store(ctx: HttpContext) {
    const { auth, request, response, session, i18n } = ctx
    const event = await managedEvent(ctx)
    const purpose = String(request.input('purpose'))
    if (!eventFiles.rule(purpose) || !(await eventFiles.mayUpload(auth.getUserOrFail(), event.id, purpose)))
      throw new Exception('Files cannot be added here', { status: 403, code: 'E_FORBIDDEN' })

    showAgain(ctx, () => renderEvent(ctx, event))
    const files = request.files(purpose).slice(0, eventFileRules[purpose].most)
    if (files.length === 0) throw invalid(purpose, i18n.t('validator.shared.messages.file'))
    const by = personOf(ctx)
    const owner = { subjectType: 'event', subjectId: event.id, purpose, uploadedById: by.id }
    await inTransaction(async (trx) => {
      for (const file of files)
        await storeUploaded(trx, file, { ...owner, organizationId: event.organizationId, i18n, by })
    })
    session.flash('success', i18n.t('events.files.stored', { count: files.length }))
    return response.redirect(`/trainings/${event.id}`)
  }
}
