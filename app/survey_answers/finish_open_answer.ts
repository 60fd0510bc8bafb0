import { inTransaction, isDuplicateKey, type Trx } from '#app/core/dialect'
import Consultation from '#app/activities/consultation'
import { type Given, whileOpen } from './finish_answer.js'
import type { AskedWave } from './asked_wave.js'
import { putIntoPool } from './pool.js'
import { keyedHash } from './seal.js'

/** The answer that this consultation is good for was given before. */
export class RecordUsed extends Error {}

/** The number as it was given out, however a telephone wrote it. */
export function recordNumber(typed: unknown) {
  return String(typed ?? '')
    .normalize('NFKC')
    .replace(/\s/g, '')
    .toUpperCase()
    .slice(0, 40)
}

/** Is this the number of a consultation of this point? */
export async function knowsRecord({ designationId }: AskedWave, record: string) {
  return (await Consultation.findBy({ number: record, designationId })) !== null
}

/**
 * An answer by the code at a point.
 *
 * @param record the number of a consultation, which is good for one answer
 * @returns the receipt
 * @throws RecordUsed; StepNotAllowed when the wave is not open any more
 */
export function finishOpenAnswer(wave: AskedWave, record: string, given: Given): Promise<string> {
  return inTransaction(async (trx) => {
    await whileOpen(trx, wave)
    if (record) await spendRecord(trx, wave.id, record)
    return putIntoPool(trx, wave, { ...given, channel: 'open', designationId: wave.designationId, invitationId: null })
  })
}

async function spendRecord(trx: Trx, waveId: number, record: string) {
  try {
    const codeHash = keyedHash(`survey_record/${waveId}`, record)
    await trx.table('survey_open_codes').insert({ wave_id: waveId, code_hash: codeHash })
  } catch (error) {
    throw isDuplicateKey(error) ? new RecordUsed() : error
  }
}
