import type { Trx } from '#app/core/dialect'
import { retally } from '#app/tallies/tally'
import Consultation from './consultation.js'
import { consultationCounting } from './consultation_counting.js'
import { countedContacts } from './count_rules.js'

type CaseOf = Pick<Consultation, 'caseId' | 'organizationId'>

/** Counts the contacts about one question anew, after one was added, changed or moved on; and the year's tally. */
export async function recountCase(trx: Trx, { caseId, organizationId }: CaseOf) {
  const contacts = await Consultation.query({ client: trx })
    .where({ caseId: caseId! })
    .whereNot('state', 'removed')
    .orderBy('id')
  const counted = countedContacts(contacts.map(({ id, servedDay }) => ({ id, servedOn: servedDay })))
  await trx.from('consultations').where({ case_id: caseId }).update({ counts: false })
  await trx
    .from('consultations')
    .whereIn('id', [...counted])
    .update({ counts: true })
  await retally(trx, consultationCounting, organizationId)
}

/** The contacts about the same question, oldest first. */
export function contactsOf({ caseId }: Consultation) {
  return Consultation.query().where('caseId', caseId!).whereNot('state', 'removed').orderBy('servedOn').orderBy('id')
}
