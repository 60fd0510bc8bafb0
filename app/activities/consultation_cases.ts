import type { Trx } from '#app/core/dialect'
import Consultation from './consultation.js'
import { countedContacts } from './count_rules.js'

/** Counts the contacts about one question anew, after one was added, changed or struck out. */
export async function recountCase(trx: Trx, caseId: number, without?: number) {
  const contacts = await Consultation.query({ client: trx })
    .where({ caseId })
    .whereNot('state', 'removed')
    .whereNot('id', without ?? 0)
    .orderBy('id')
  const counted = countedContacts(contacts.map(({ id, servedDay }) => ({ id, servedOn: servedDay })))
  await trx.from('consultations').where({ case_id: caseId }).update({ counts: false })
  await trx
    .from('consultations')
    .whereIn('id', [...counted])
    .update({ counts: true })
}

/** The contacts about the same question, oldest first. */
export function contactsOf({ caseId }: Consultation) {
  return Consultation.query().where('caseId', caseId!).whereNot('state', 'removed').orderBy('servedOn').orderBy('id')
}
