import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import DesignationPolicy from './designation_policy.js'
import RegisterEntry from './register_entry.js'
import { entryGroups, registerEntryList } from './register_entry_list.js'

/** 登记事项: what happened to titles, line by line. */
export default class RegisterEntriesController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(DesignationPolicy).authorize('readHistory')
    const seen = RegisterEntry.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .preload('designation')
    return answerList(ctx, seen, registerEntryList(i18n), i18n.t('register_entries.title'), (list) =>
      view.render('pages/designations/register_entries/index', { list, groups: entryGroups })
    )
  }
}
