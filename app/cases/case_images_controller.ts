import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { invalid, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { addImage, describeImage, removeImage } from './case_images.js'
import { editableSection, renderSection } from './case_section_page.js'

const words = {
  caption: vine.string().trim().minLength(2).maxLength(100),
  rights: vine.string().trim().minLength(2).maxLength(200),
}
const imageValidator = vine.create(words)
const describedValidator = vine.create({ images: vine.record(vine.object(words)) })

/** Pictures of a case: each comes with its caption and whose it is. */
export default class CaseImagesController {
  async store(ctx: HttpContext) {
    const { request, response, session, i18n } = ctx
    const editable = await editableSection(ctx, 'images')
    showAgain(ctx, () => renderSection(ctx, editable))
    const said = await request.validateUsing(imageValidator)
    const file = request.file('file')
    if (!file) throw invalid('file', i18n.t('attachments.refused.missing'))
    await addImage(editable.row, personOf(ctx), file, said, i18n)
    session.flash('success', i18n.t('case_images.added'))
    return response.redirect(`/typical-cases/${editable.row.id}/sections/images/edit`)
  }

  /** Captions of the pictures that are there. */
  async update(ctx: HttpContext) {
    const { request, response, session, i18n } = ctx
    const editable = await editableSection(ctx, 'images')
    showAgain(ctx, () => renderSection(ctx, editable))
    const { images } = await request.validateUsing(describedValidator)
    for (const [id, said] of Object.entries(images)) await describeImage(editable.row, Number(id.slice(1)), said)
    session.flash('success', i18n.t('case_images.described'))
    return response.redirect(`/typical-cases/${editable.row.id}/sections/images/edit`)
  }

  async destroy(ctx: HttpContext) {
    const { params, response, session, i18n } = ctx
    const { row } = await editableSection(ctx, 'images')
    await removeImage(row, Number(params.id) || 0)
    session.flash('success', i18n.t('case_images.removed'))
    return response.redirect(`/typical-cases/${row.id}/sections/images/edit`)
  }
}
