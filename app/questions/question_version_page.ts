import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import { findingsIn } from './publishing_checks.js'
import { questionsOf } from './question_content.js'
import { KINDS } from './question_roles.js'
import QuestionSetPolicy from './question_set_policy.js'
import type QuestionVersion from './question_version.js'

/** What a version asks, in order; of a draft also what still stands in the way of publishing it. */
export async function renderVersion({ bouncer, request, view, i18n }: HttpContext, version: QuestionVersion) {
  const isDraft = version.state === 'draft'
  const { content } = version
  return view.render('pages/questions/version', {
    ...{ version, content, kinds: KINDS },
    numbers: new Map(questionsOf(content).map(({ id }, index) => [id, index + 1])),
    isOpen: isDraft && (await bouncer.with(QuestionSetPolicy).allows('write')),
    findings: isDraft ? findingsIn(content) : [],
    /** The control that was used last. */
    focus: request.input('at'),
    timeline: await timelineOf('question_version', version.id, i18n),
  })
}
