import type { HttpContext } from '@adonisjs/core/http'
import Message, { lastDayOfThread, threadIsOpen } from '#app/workflow/message'
import { papersOf } from './application_papers.js'
import type PointApplication from './point_application.js'
import PointApplicationPolicy from './point_application_policy.js'
import { pointApplicationWorkflow as workflow } from './point_application_workflow.js'

/** The thread of an application as this person may read it; null for whom, or where, there is none. */
export async function threadFor({ auth, bouncer }: HttpContext, application: PointApplication) {
  const takesPart = await bouncer.with(PointApplicationPolicy).allows('leaveMessage', application)
  if (!takesPart || application.round === 0) return null
  return {
    messages: await papersOf(application, 'messages', () =>
      Message.threadOf(workflow.subject, application.id, auth.getUserOrFail())
    ),
    isOpen: threadIsOpen(workflow, application),
    lastDay: lastDayOfThread(workflow, application),
  }
}
