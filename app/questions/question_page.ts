import type { HttpContext } from '@adonisjs/core/http'
import { personOf } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type { QuestionContent } from './question_content.js'
import QuestionSet from './question_set.js'
import QuestionSetPolicy from './question_set_policy.js'
import { seenValidator } from './question_set_validators.js'
import QuestionVersion from './question_version.js'
import { writeDraft } from './question_version_workflow.js'

export function visibleSet({ auth, params }: HttpContext) {
  return QuestionSet.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.question_set_id ?? params.id) || 0)
    .firstOrFail()
}

/** A version with its set, where the reader may see it. */
export function visibleVersion(
  { auth, params }: HttpContext,
  id: unknown = params.question_version_id ?? params.id
): Promise<QuestionVersion> {
  const user = auth.getUserOrFail()
  return QuestionVersion.query()
    .where('id', Number(id) || 0)
    .whereHas('questionSet', (sets) => void sets.withScopes((scopes) => scopes.visibleTo(user)))
    .preload('questionSet')
    .firstOrFail()
}

/** The draft that this person may write on. @throws StepNotAllowed where it is no draft any more */
export async function ownDraft(ctx: HttpContext): Promise<QuestionVersion> {
  const version = await visibleVersion(ctx)
  await ctx.bouncer.with(QuestionSetPolicy).authorize('write')
  if (version.state !== 'draft') throw new StepNotAllowed('edit', 'version_fixed')
  return version
}

/**
 * Writes one change of the draft on which the person saw this version.
 *
 * @param said what changed, for the trail
 */
export async function changeDraft(ctx: HttpContext, draft: QuestionVersion, said: string, change: Change) {
  const { version } = await ctx.request.validateUsing(seenValidator)
  return writeDraft(draft, personOf(ctx), { seen: version, said, change })
}

type Change = (content: QuestionContent) => QuestionContent

/** The outline of the draft, with the control in focus that was used: who works with the keyboard goes on there. */
export function outlineOf({ id }: QuestionVersion, control?: string) {
  return `/question-versions/${id}${control ? `?at=${control}` : ''}`
}
