import { createHmac } from 'node:crypto'
import env from '#start/env'
import { sha256 } from '#app/core/canonical_json'
import EventRegistration from './event_registration.js'

/**
 * The secret of a personal link. It comes from the key of this house, so that every letter can name it again, and only
 * its digest is kept: whoever reads the database cannot open the link.
 */
export function registrationToken(id: number) {
  return createHmac('sha256', env.get('APP_KEY').release()).update(`event_registration/${id}`).digest('base64url')
}

export function registrationTokenHash(id: number) {
  return sha256(registrationToken(id))
}

/** Whose link this is, or 404. */
export function registrationOfToken(token: string) {
  return EventRegistration.query()
    .where('tokenHash', sha256(String(token)))
    .preload('event')
    .firstOrFail()
}
