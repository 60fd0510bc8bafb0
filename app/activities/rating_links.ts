import type { Trx } from '#app/core/dialect'
import type Consultation from './consultation.js'

/** The page on which who asked rates one entry (一事一评), made in the transaction of the entry. */
type RatingLink = (trx: Trx, consultation: Consultation) => Promise<string>

let made: RatingLink | null = null

/** Activities know nothing of surveys: whoever asks for ratings is registered in start/. */
export function registerRatingLink(link: RatingLink | null) {
  made = link
}

/** @returns the path, or null as long as nobody asks for ratings */
export async function ratingLinkFor(trx: Trx, consultation: Consultation) {
  return made ? made(trx, consultation) : null
}
