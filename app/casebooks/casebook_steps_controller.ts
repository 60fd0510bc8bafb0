import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import type { Actor } from '#app/users/actor'
import type Casebook from './casebook.js'
import { askAuthors, takeUpCases } from './casebook_making.js'
import { renderCasebook, visibleCasebook } from './casebook_page.js'
import CasebookPolicy from './casebook_policy.js'
import { casebookStepValidator } from './casebook_validators.js'
import { finishCasebook, publishCasebook, reopenCasebook, type CasebookStep } from './casebook_workflow.js'

type Given = { opinion: string; version: number }

const ACTS: Record<CasebookStep, (book: Casebook, by: Actor & { id: number }, given: Given) => Promise<unknown>> = {
  askAuthors: (book, by, { version }) => askAuthors(book, by, version),
  finish: (book, by, { version }) => finishCasebook(book, by, version),
  reopen: reopenCasebook,
  publish: (book, by, { version }) => publishCasebook(book, by, { version }),
}

/** From the copies to the book that is out. */
export default class CasebookStepsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const casebook = await visibleCasebook(ctx)
    showAgain(ctx, () => renderCasebook(ctx, casebook))
    const { step, opinion, version } = await request.validateUsing(casebookStepValidator)
    await bouncer.with(CasebookPolicy).authorize(step === 'publish' ? 'publish' : 'edit')
    const by = personOf(ctx, step === 'publish' ? auth.getUserOrFail().inName('division_head') : null)
    await ACTS[step](casebook, by, { opinion: opinion ?? '', version })
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
