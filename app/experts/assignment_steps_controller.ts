import type { HttpContext } from '@adonisjs/core/http'
import { invalid, showAgain } from '#app/core/form_page'
import { handlerOf } from '#app/users/actor'
import { renderAssignment, visibleAssignment } from './assignment_page.js'
import AssignmentPolicy from './assignment_policy.js'
import { cancelAssignment, closeAssignment } from './assignment_workflow.js'
import { drawFor, freezeCandidates } from './draw_workflow.js'
import { assignmentStepValidator } from './expert_validators.js'

/** 固定名单、抽取、办结、取消. */
export default class AssignmentStepsController {
  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const assignment = await visibleAssignment(ctx)
    await bouncer.with(AssignmentPolicy).authorize('run')
    showAgain(ctx, () => renderAssignment(ctx, assignment))
    const { step, seed, opinion, version } = await request.validateUsing(assignmentStepValidator)
    const by = handlerOf(ctx)
    if (step === 'freeze') await freezeCandidates(assignment, by, { version })
    else if (step === 'draw') {
      const isPublic = assignment.seedKind === 'public'
      if (isPublic && !seed) throw invalid('seed', i18n.t('expert_assignments.seed_missing'))
      await drawFor(assignment, by, { version, seed: isPublic ? seed! : undefined })
    } else if (step === 'close') await closeAssignment(assignment, by, { version })
    else await cancelAssignment(assignment, by, { version, opinion: opinion! })
    session.flash('success', i18n.t(`expert_assignments.done.${step}`))
    return response.redirect(`/expert-assignments/${assignment.id}`)
  }
}
