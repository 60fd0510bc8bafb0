import type { Trx } from '#app/core/dialect'
import type { QuestionAnswers, QuestionContent } from '#app/questions/question_content'
import { placesOf, newReceipt } from './receipts.js'
import { poolKey, seal, unseal } from './seal.js'
import { sealedSize } from './sealed_size.js'

export type Channel = 'link' | 'open'

/** What somebody answered, and all that is ever kept of it. */
export type GivenAnswer = {
  channel: Channel
  designationId: number | null
  answers: QuestionAnswers
  flags: string[]
  /** Only in a wave that told people that their names are kept. */
  invitationId: number | null
}

export type PooledAnswer = GivenAnswer & { receiptHash: string }

type Asking = { id: number; content: QuestionContent }

/**
 * Puts a finished answer among those that wait for company.
 *
 * @returns the receipt, which is kept nowhere
 */
export async function putIntoPool(trx: Trx, { id, content }: Asking, given: GivenAnswer) {
  const receipt = newReceipt()
  const { poolId, receiptHash } = placesOf(receipt)
  const pooled: PooledAnswer = { ...given, receiptHash }
  const sealed = seal(poolKey(id), pooled, sealedSize(content))
  await trx.table('survey_pool').insert({ id: poolId, wave_id: id, sealed })
  return receipt
}

export function openPooled(waveId: number, sealed: string) {
  return unseal<PooledAnswer>(poolKey(waveId), sealed)
}

/** Takes the names off what still waits, when a wave becomes anonymous. */
export async function forgetNamesInPool(trx: Trx, waveId: number, content: QuestionContent) {
  const rows = await trx.from('survey_pool').where({ wave_id: waveId }).select('id', 'sealed')
  for (const { id, sealed } of rows) {
    const nameless = { ...openPooled(waveId, sealed), invitationId: null }
    const anew = seal(poolKey(waveId), nameless, sealedSize(content))
    await trx.from('survey_pool').where({ id }).update({ sealed: anew })
  }
}
