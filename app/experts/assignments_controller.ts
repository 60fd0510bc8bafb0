import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { answerList } from '#app/audit/answer_list'
import { checkedForm } from '#app/core/checked_form'
import { showAgain } from '#app/core/form_page'
import { handlerOf } from '#app/users/actor'
import Assignment from './assignment.js'
import { assignmentForm, assignmentFrom } from './assignment_form.js'
import { assignmentList, assignmentStates } from './assignment_list.js'
import { renderAssignment, visibleAssignment } from './assignment_page.js'
import AssignmentPolicy from './assignment_policy.js'
import { openAssignment } from './assignment_workflow.js'

/** 评审任务: experts to be found for a subject. */
export default class AssignmentsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    const policy = bouncer.with(AssignmentPolicy)
    await policy.authorize('list')
    const accepted = db
      .from('expert_invitations')
      .whereColumn('assignment_id', 'expert_assignments.id')
      .whereIn('state', ['accepted', 'done'])
    const seen = Assignment.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .select('expert_assignments.*')
      .select(accepted.count('*').as('accepted'))
    return answerList(ctx, seen, assignmentList(i18n), i18n.t('expert_assignments.title'), async (list) =>
      view.render('pages/expert_assignments/index', {
        ...{ list, states: assignmentStates },
        mayRun: await policy.allows('run'),
      })
    )
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with(AssignmentPolicy).authorize('run')
    return renderForm(ctx)
  }

  async store(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    await bouncer.with(AssignmentPolicy).authorize('run')
    showAgain(ctx, () => renderForm(ctx))
    const assignment = await openAssignment(assignmentFrom(await checkedForm(ctx, assignmentForm)), handlerOf(ctx))
    session.flash('success', i18n.t('expert_assignments.opened'))
    return response.redirect(`/expert-assignments/${assignment.id}`)
  }

  async show(ctx: HttpContext) {
    return renderAssignment(ctx, await visibleAssignment(ctx))
  }
}

function renderForm({ view }: HttpContext) {
  return view.render('pages/expert_assignments/create', { form: assignmentForm, values: { seats: 5 } })
}
