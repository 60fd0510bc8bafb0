import type { HttpContext } from '@adonisjs/core/http'
import { beijingDay } from '#app/core/beijing_day'
import { invalid, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { isCorrectable, printedEdition, renderEdition, visibleEdition } from './book_edition_page.js'
import BookEditionPolicy from './book_edition_policy.js'
import { erratumValidator } from './book_edition_validators.js'
import { orderEdition, reviseEdition } from './book_editions.js'
import { correctedManuscript, occurrences } from './book_correction.js'

/** 勘误: what is wrong in a printed book is right in its next edition, which says so. */
export default class BookErrataController {
  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const edition = await visibleEdition(ctx)
    await bouncer.with(BookEditionPolicy).authorize('build')
    if (!(await isCorrectable(edition))) throw new StepNotAllowed('revise', 'moved_on')
    showAgain(ctx, () => renderEdition(ctx, edition))
    const { version, ...found } = await request.validateUsing(erratumValidator)
    const times = occurrences(edition.content, found)
    if (times !== 1)
      throw invalid('wrong', i18n.t(`casebook_editions.erratum.${times === 0 ? 'not_there' : 'too_often'}`, { times }))

    const pages = (await printedEdition(edition.casebookId))?.pages ?? null
    const manuscript = correctedManuscript(edition.content, { ...found, day: beijingDay() }, pages)
    const by = personOf(ctx)
    const next = edition.isPrinted ? await orderEdition(edition.casebook, manuscript, by) : edition
    if (next === edition) await reviseEdition(edition, manuscript, by, version)
    session.flash('success', i18n.t('casebook_editions.done.corrected'))
    return response.redirect(`/casebook-editions/${next.id}`)
  }
}
