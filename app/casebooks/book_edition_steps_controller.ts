import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf, type Actor } from '#app/users/actor'
import type BookEdition from './book_edition.js'
import { renderEdition, visibleEdition } from './book_edition_page.js'
import { isDecision } from './book_edition_workflow.js'
import BookEditionPolicy from './book_edition_policy.js'
import { actValidator, type EditionAct } from './book_edition_validators.js'
import {
  cancelBuild,
  discardEdition,
  freezeEdition,
  publishEdition,
  retryBuild,
  withdrawEdition,
} from './book_editions.js'

type Words = { version: number; withdrawal?: string }
type Verb = (edition: BookEdition, by: Actor & { id: number }, words: Words) => Promise<unknown>

const VERBS: Record<EditionAct, Verb> = {
  cancel: (edition, by, { version }) => cancelBuild(edition, by, version),
  retry: (edition, by, { version }) => retryBuild(edition, by, version),
  discard: (edition, by, { version }) => discardEdition(edition, by, version),
  freeze: (edition, by, { version }) => freezeEdition(edition, by, version),
  publish: (edition, by, { version }) => publishEdition(edition, by, version),
  withdraw: (edition, by, { version, withdrawal }) => withdrawEdition(edition, by, withdrawal!, version),
}

/** 停止, 继续, 作废, 定稿, 出版, 撤下 */
export default class BookEditionStepsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const edition = await visibleEdition(ctx)
    showAgain(ctx, () => renderEdition(ctx, edition))
    const { step, ...words } = await request.validateUsing(actValidator)
    await bouncer.with(BookEditionPolicy).authorize('take', step, edition)
    const absent = isDecision(step, edition) ? auth.getUserOrFail().inName('division_head') : null
    await VERBS[step](edition, personOf(ctx, absent), words)
    session.flash('success', i18n.t(`casebook_editions.done.${step}`))
    return response.redirect(`/casebook-editions/${edition.id}`)
  }
}
