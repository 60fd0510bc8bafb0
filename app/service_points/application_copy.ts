import { answersToCopy } from '#app/core/form_copy'
import type Designation from '#app/designations/designation'
import Submission from '#app/workflow/submission'
import PointApplication from './point_application.js'
import { pointApplicationForm } from './point_application_form.js'

/** What a new draft begins with, and the number of the application it was taken from, if from one. */
export type Copy = { from?: string; answers: Record<string, unknown> }

/** What an institution has handed in before, in any batch, newest first. */
export function earlierApplications(organizationId: number) {
  return PointApplication.query().where({ organizationId }).where('round', '>', 0).orderBy('id', 'desc')
}

/** What is known of a point: what was handed in for it last, and over that what the register says of it today. */
export async function copyForRenewal({ id, applicationId, organizationId, profile }: Designation): Promise<Copy> {
  const last = await earlierApplications(organizationId)
    .where((own) => void own.where('renewsId', id).orWhere('id', applicationId ?? 0))
    .first()
  const copy = last ? await copyOf(organizationId, last.id) : undefined
  const known = Object.entries(answersToCopy(pointApplicationForm, profile)).filter(([, value]) => value !== null)
  return { from: copy?.from, answers: { ...copy?.answers, ...Object.fromEntries(known) } }
}

/** The newest submission of one of them; another institution's is not found. */
export async function copyOf(organizationId: number, id: number): Promise<Copy> {
  const earlier = await earlierApplications(organizationId).where({ id }).firstOrFail()
  const submission = await Submission.newestOf('point_application', earlier.id)
  return { from: earlier.number, answers: answersToCopy(pointApplicationForm, submission!.answers) }
}
