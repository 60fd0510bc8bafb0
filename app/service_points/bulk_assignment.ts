import type { I18n } from '@adonisjs/i18n'
import vine from '@vinejs/vine'
import type { BulkParams } from '#app/workflow/bulk_kinds'
import { candidateText } from './assignment_form.js'
import { byDesk } from './application_desk.js'
import { candidatesOf, type Candidate } from './desk_workloads.js'
import type PointApplication from './point_application.js'
import { distributeByDistrict, distributeByLoad } from './workload.js'

/** `person`: all to one; `load`, `district`: shared out among several. */
export const bulkAssignmentValidator = vine.create({
  how: vine.enum(['person', 'load', 'district']),
  handler: vine.number().optional().requiredWhen('how', '=', 'person'),
  people: vine.array(vine.number()).minLength(1).distinct().optional().requiredWhen('how', 'in', ['load', 'district']),
  handlerNote: vine.string().trim().maxLength(500).nullable().optional(),
})

/** Those who can be chosen, with what each has beside the applications that are being given out. */
export async function bulkAssignmentData(applications: PointApplication[], i18n: Pick<I18n, 't'>) {
  const people: Candidate[] = []
  for (const { desk, applications: within } of byDesk(applications)) {
    people.push(
      ...(await candidatesOf(
        desk!,
        within.map(({ id }) => id)
      ))
    )
  }
  return {
    people: people.map((person) => ({ value: person.id, text: candidateText(person, i18n) })),
    /** Whoever is away today is not proposed. */
    present: people.filter(({ deputy }) => deputy === null).map(({ id }) => id),
  }
}

/** Whom each application is given to, decided once when the act is started. */
export async function sharesOf(applications: PointApplication[], { how, handler, people = [] }: BulkParams) {
  const shares = new Map<number, BulkParams>()
  for (const { desk, applications: within } of byDesk(applications)) {
    const candidates = await candidatesOf(
      desk!,
      within.map(({ id }) => id)
    )
    const chosen = candidates.filter(({ id }) => people.includes(id))
    const given = how === 'district' ? distributeByDistrict(within, chosen) : distributeByLoad(within, chosen)
    for (const { id } of within) shares.set(id, { handler: how === 'person' ? handler : given.get(id) })
  }
  return shares
}
