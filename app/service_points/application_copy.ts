import { answersToCopy } from '#app/core/form_copy'
import Submission from '#app/workflow/submission'
import PointApplication from './point_application.js'
import { pointApplicationForm } from './point_application_form.js'

/** What a new draft begins with, and the number of the application it was taken from. */
export type Copy = { from: string; answers: Record<string, unknown> }

/** What an institution has handed in before, in any batch, newest first. */
export function earlierApplications(organizationId: number) {
  return PointApplication.query().where({ organizationId }).where('round', '>', 0).orderBy('id', 'desc')
}

/** The newest submission of one of them; another institution's is not found. */
export async function copyOf(organizationId: number, id: number): Promise<Copy> {
  const earlier = await earlierApplications(organizationId).where({ id }).firstOrFail()
  const submission = await Submission.newestOf('point_application', earlier.id)
  return { from: earlier.number, answers: answersToCopy(pointApplicationForm, submission!.answers) }
}
