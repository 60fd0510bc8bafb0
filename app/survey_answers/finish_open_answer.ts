import { inTransaction, isDuplicateKey, type Trx } from '#app/core/dialect'
import Consultation from '#app/activities/consultation'
import { AlreadyAnswered, type Given, holdOpen } from './finish_answer.js'
import { putIntoPool } from './pool.js'
import { keyedHash } from './seal.js'
import type SurveyOpenLink from './survey_open_link.js'

/** Is this the number of a consultation of this point? */
export async function knowsRecord({ designationId }: SurveyOpenLink, record: string) {
  return (await Consultation.findBy({ number: record, designationId })) !== null
}

/**
 * An answer by the code at a point.
 *
 * @param record the number of a consultation, which is good for one answer
 * @returns the receipt
 * @throws AlreadyAnswered; StepNotAllowed when the wave is not open any more
 */
export function finishOpenAnswer(link: SurveyOpenLink, record: string, given: Given): Promise<string> {
  const { wave, designationId } = link
  return inTransaction(async (trx) => {
    await holdOpen(trx, wave)
    if (record) await spendRecord(trx, wave.id, record)
    const kept = { ...given, channel: 'open', designationId, invitationId: null } as const
    return putIntoPool(trx, wave.id, wave.questionVersion.content, kept)
  })
}

async function spendRecord(trx: Trx, waveId: number, record: string) {
  try {
    const codeHash = keyedHash(`survey_record/${waveId}`, record)
    await trx.table('survey_open_codes').insert({ wave_id: waveId, code_hash: codeHash })
  } catch (error) {
    throw isDuplicateKey(error) ? new AlreadyAnswered() : error
  }
}
