import type { HttpContext } from '@adonisjs/core/http'
import { personOf } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type { IndicatorContent } from './indicator_content.js'
import { seenValidator } from './indicator_validators.js'
import IndicatorVersion from './indicator_version.js'
import IndicatorVersionPolicy from './indicator_version_policy.js'
import { writeDraft } from './indicator_version_workflow.js'

/** A version with its system, where the reader may see it. */
export function visibleVersion(
  { auth, params }: HttpContext,
  id: unknown = params.indicator_version_id ?? params.id
): Promise<IndicatorVersion> {
  return IndicatorVersion.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(id) || 0)
    .preload('indicatorSystem')
    .firstOrFail()
}

/** The same for everybody who only reads. */
export async function readVersion(ctx: HttpContext): Promise<IndicatorVersion> {
  const version = await visibleVersion(ctx)
  await ctx.bouncer.with(IndicatorVersionPolicy).authorize('list')
  return version
}

/** The draft that this person may write on. @throws StepNotAllowed where it is no draft any more */
export async function ownDraft(ctx: HttpContext): Promise<IndicatorVersion> {
  const version = await visibleVersion(ctx)
  await ctx.bouncer.with(IndicatorVersionPolicy).authorize('write')
  if (version.state !== 'draft') throw new StepNotAllowed('edit', 'version_fixed')
  return version
}

/**
 * Writes one change of the draft on which the person saw this version.
 *
 * @param said what changed, for the trail
 */
export async function changeDraft(ctx: HttpContext, draft: IndicatorVersion, said: string, change: Change) {
  const { version } = await ctx.request.validateUsing(seenValidator)
  return writeDraft(draft, personOf(ctx), { seen: version, said, change })
}

type Change = (content: IndicatorContent) => IndicatorContent

/** The tree of the draft, with the control in focus that was used: who works with the keyboard goes on there. */
export function outlineOf({ id }: Pick<IndicatorVersion, 'id'>, control?: string) {
  return `/indicator-versions/${id}${control ? `?at=${control}` : ''}`
}
