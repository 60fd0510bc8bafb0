import CaseRound from '#app/case_reviews/case_round'
import { ExpertInvitation } from '#app/experts/assignment'
import User from '#app/users/user'

/** 评审专家 of a call: who did the work they were invited to, in its round. */
export function jurorsOf(callId: number) {
  const worked = ExpertInvitation.query()
    .where('state', 'done')
    .whereIn('assignmentId', CaseRound.query().where({ callId }).whereNotNull('assignmentId').select('assignment_id'))
  return User.query()
    .where('isActive', true)
    .whereIn('id', (experts) => {
      void experts.from('experts').whereIn('id', worked.select('expert_id')).select('user_id')
    })
}
