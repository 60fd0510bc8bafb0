import { ExpertInvitation } from '#app/experts/assignment'
import TypicalCase from '#app/cases/typical_case'
import User from '#app/users/user'

/** 评审专家 of a call: who did the work they were invited to, for the call as a whole or for one of its cases. */
export function jurorsOf(callId: number) {
  const worked = ExpertInvitation.query()
    .where('state', 'done')
    .whereHas('assignment', (assignment) => {
      void assignment.where((about) => {
        about.where((call) => void call.where({ subjectType: 'case_call', subjectId: callId }))
        about.orWhere((one) => {
          void one
            .where('subjectType', 'typical_case')
            .whereIn('subjectId', TypicalCase.query().where({ callId }).select('id'))
        })
      })
    })
  return User.query()
    .where('isActive', true)
    .whereIn('id', (experts) => {
      void experts.from('experts').whereIn('id', worked.select('expert_id')).select('user_id')
    })
}
