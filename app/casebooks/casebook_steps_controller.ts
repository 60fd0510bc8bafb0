import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import type { Actor } from '#app/users/actor'
import type Casebook from './casebook.js'
import { askAuthors, takeUpCases } from './casebook_making.js'
import { renderCasebook, visibleCasebook } from './casebook_page.js'
import CasebookPolicy from './casebook_policy.js'
import { casebookStepValidator, type CasebookAct } from './casebook_validators.js'
import { finishCasebook, reopenCasebook } from './casebook_workflow.js'

type Given = { opinion: string; version: number }

const ACTS: Record<CasebookAct, (book: Casebook, by: Actor & { id: number }, given: Given) => Promise<unknown>> = {
  askAuthors: (book, by, { version }) => askAuthors(book, by, version),
  finish: (book, by, { version }) => finishCasebook(book, by, version),
  reopen: reopenCasebook,
}

/** From the copies to the book that can be built. */
export default class CasebookStepsController {
  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const casebook = await visibleCasebook(ctx)
    showAgain(ctx, () => renderCasebook(ctx, casebook))
    const { step, opinion, version } = await request.validateUsing(casebookStepValidator)
    await bouncer.with(CasebookPolicy).authorize('edit')
    await ACTS[step](casebook, personOf(ctx), { opinion: opinion ?? '', version })
    session.flash('success', i18n.t(`casebooks.done.${step}`))
    return response.redirect(`/casebooks/${casebook.id}`)
  }

  /** 补入 */
  async takeUp(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    const casebook = await visibleCasebook(ctx)
    await bouncer.with(CasebookPolicy).authorize('edit')
    await takeUpCases(casebook, casebook.call, personOf(ctx))
    session.flash('success', i18n.t('casebooks.taken_up'))
    return response.redirect(`/casebooks/${casebook.id}`)
  }
}
