import type PointApplication from '#app/service_points/point_application'
import { pointApplicationWorkflow } from '#app/service_points/point_application_workflow'
import { actorFor } from '#app/users/actor'
import type User from '#app/users/user'
import { leaveMessage, type default as Message } from '#app/workflow/message'

/** A question, its answer, and a word among officials. */
export async function talkAbout(application: PointApplication, handler: User, operator: User) {
  const leave = (by: User, side: Message['side'], isInternal: boolean, body: string) =>
    leaveMessage(pointApplicationWorkflow, application, { ...actorFor(by), id: by.id }, { side, isInternal, body })
  await leave(handler, 'official', false, '请补充说明周末是否安排值班人员，以及咨询电话是否与窗口同号。')
  await leave(operator, 'applicant', false, '您好，周六有专人值班；咨询电话与窗口同号，工作时间内有人接听。')
  await leave(handler, 'official', true, '已电话核实，情况属实，可以送专家评审。')
}
