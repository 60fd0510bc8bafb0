import type { HttpContext } from '@adonisjs/core/http'
import { found } from '#app/core/answers'
import { changedFrame, changedQuestions } from './compare_versions.js'
import { visibleVersion } from './question_page.js'
import QuestionSetPolicy from './question_set_policy.js'
import QuestionVersion from './question_version.js'

/** What changed in a version since an earlier one of its set; by default since the one before. */
export default class QuestionChangesController {
  async show(ctx: HttpContext) {
    const { bouncer, request, view, i18n } = ctx
    const version = await visibleVersion(ctx)
    await bouncer.with(QuestionSetPolicy).authorize('list')
    const earlier = await QuestionVersion.query()
      .where({ questionSetId: version.questionSetId })
      .whereNot('state', 'discarded')
      .where('number', '<', version.number)
      .orderBy('number', 'desc')
    const since = Number(request.input('since')) || earlier[0]?.number
    const before = found(
      ctx,
      earlier.find(({ number }) => number === since)
    )
    return view.render('pages/questions/changes', {
      ...{ version, before, earlier },
      frame: changedFrame(before.content, version.content, i18n),
      questions: changedQuestions(before.content, version.content, i18n),
    })
  }
}
