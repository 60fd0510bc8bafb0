import { now } from '#app/core/clock'
import type { Trx } from '#app/core/dialect'
import { nextNumber } from '#app/core/number_sequence'

export const NUMBERS = 'alliance_member'

/** 成员编号: LM-2026-0007, the year of the admission and a number that goes on over the years. */
export async function nextMemberNumber(trx: Trx) {
  const serial = await nextNumber(trx, NUMBERS)
  return `LM-${now().getUTCFullYear()}-${String(serial).padStart(4, '0')}`
}
