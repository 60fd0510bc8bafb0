import type { HttpContext } from '@adonisjs/core/http'
import { handlerOf } from '#app/users/actor'
import { ExpertInvitation } from './assignment.js'
import { visibleAssignment } from './assignment_page.js'
import AssignmentPolicy from './assignment_policy.js'
import { replaceExpert } from './draw_workflow.js'
import { noteWorkDone, remindExpert } from './invitation_workflow.js'

/** One seat of an assignment: a word to who sits there, or somebody else. */
export default class AssignmentSeatsController {
  async remind(ctx: HttpContext) {
    return act(ctx, 'reminded', remindExpert)
  }

  async finish(ctx: HttpContext) {
    return act(ctx, 'finished', noteWorkDone)
  }

  async replace(ctx: HttpContext) {
    return act(ctx, 'replaced', replaceExpert)
  }
}

async function act(
  ctx: HttpContext,
  done: 'reminded' | 'finished' | 'replaced',
  verb: (invitation: ExpertInvitation, by: ReturnType<typeof handlerOf>) => Promise<unknown>
) {
  const { bouncer, params, response, session, i18n } = ctx
  const assignment = await visibleAssignment(ctx)
  await bouncer.with(AssignmentPolicy).authorize('run')
  const invitation = await ExpertInvitation.query()
    .where({ id: Number(params.id) || 0, assignmentId: assignment.id })
    .preload('assignment')
    .firstOrFail()
  await verb(invitation, handlerOf(ctx))
  session.flash('success', i18n.t(`expert_assignments.done.${done}`))
  return response.redirect(`/expert-assignments/${assignment.id}`)
}
