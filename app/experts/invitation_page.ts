import type { HttpContext } from '@adonisjs/core/http'
import { workCalendar } from '#app/calendar/work_calendar'
import Clock from '#app/workflow/clock'
import type { ExpertInvitation } from './assignment.js'
import { invitationWorkflow } from './invitation_workflow.js'
import { judgedKind } from './judged.js'

/** What an expert reads of an invitation: what for, until when; of the subject nothing but its title. */
export async function invitationFacts(ctx: HttpContext, invitation: ExpertInvitation) {
  const clock = await Clock.of('expert_invitation', [invitation.id]).first()
  const { subjectType, subjectId } = invitation.assignment
  const works = invitation.state === 'accepted' && ctx.auth.user
  return {
    invitation,
    due: clock ? clock.standing(await workCalendar()) : null,
    mayAnswer: invitationWorkflow.allows('accept', invitation),
    workPath: works ? (judgedKind(subjectType)?.workPath(subjectId, ctx) ?? null) : null,
  }
}
