import limiter from '@adonisjs/limiter/services/main'
import config from '#config/survey_answers'
import { keyedHash } from './seal.js'
import { NotAnswerable } from './respondent_page.js'

/** In memory only, and under digests: no row anywhere tells who was here, or when. */
const perHour = (requests: number) => limiter.use('memory', { requests, duration: '1 hour' })

const missKey = (ip: string) => keyedHash('survey_misses', ip)

/** Nobody guesses 128 bits, but nobody should try for long either. */
export async function refuseAfterMisses(ip: string) {
  if ((await perHour(config.limits.misses).remaining(missKey(ip))) === 0) throw new NotAnswerable('too_many')
}

export async function noteMiss(ip: string) {
  await perHour(config.limits.misses).increment(missKey(ip))
}

/** @returns how many there were from this address in this hour; @throws NotAnswerable */
export async function countOpenAnswer(ip: string, code: string) {
  const { openPerAddress, openPerCode } = config.limits
  const mine = await perHour(openPerAddress).increment(keyedHash('survey_open', ip))
  const all = await perHour(openPerCode).increment(keyedHash('survey_code', code))
  if (mine.consumed > openPerAddress || all.consumed > openPerCode) throw new NotAnswerable('too_many')
  return mine.consumed
}

/** @throws NotAnswerable */
export async function countReceipt(ip: string) {
  const { receipts } = config.limits
  const { consumed } = await perHour(receipts).increment(keyedHash('survey_receipts', ip))
  if (consumed > receipts) throw new NotAnswerable('too_many')
}
