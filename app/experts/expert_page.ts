import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import { answersOf } from '#app/core/form_answers'
import { ExpertInvitation } from './assignment.js'
import Expert from './expert.js'
import { expertForm, startingAnswers } from './expert_form.js'
import ExpertPolicy from './expert_policy.js'
import { loadOf, withLoad } from './pool.js'

/** The expert of the address, whole, or 404. */
export async function visibleExpert({ auth, params }: HttpContext) {
  return withLoad(Expert.query())
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .withScopes((scopes) => scopes.whole())
    .where('experts.id', Number(params.expert_id ?? params.id) || 0)
    .firstOrFail()
}

/** For who keeps the pool; the head of the division reads it without ways to reach anybody. */
export async function renderExpert({ bouncer, view, i18n }: HttpContext, expert: Expert) {
  const policy = bouncer.with(ExpertPolicy)
  const mayReach = await policy.allows('reach')
  const form = mayReach ? expertForm : expertForm.only(expertForm.fields.map(({ name }) => name).filter(isNotReach))
  return view.render('pages/experts/show', {
    ...{ expert, load: loadOf(expert) },
    sections: answersOf(form, expert.profile, i18n),
    mayKeep: await policy.allows('keep'),
    invitations: await ExpertInvitation.query()
      .where('expertId', expert.id)
      .preload('assignment')
      .orderBy('id', 'desc')
      .limit(20),
    timeline: await timelineOf('expert', expert.id, i18n),
  })
}

const isNotReach = (name: string) => !['email', 'phone'].includes(name)

export function renderExpertForm({ view }: HttpContext, expert: Expert | null) {
  return view.render('pages/experts/edit', { expert, form: expertForm, values: expert?.profile ?? startingAnswers })
}
