import { recordRequest, type RequestFacts } from '#app/personal_data/personal_request_workflow'
import { bookingFacts } from './bookings.js'
import { actor } from './applications.js'
import type { World } from '#tests/world'

/** Somebody of the public asks at the counter to be forgotten. */
export function askedRequest({ people }: Pick<World, 'people'>, more: Partial<RequestFacts> = {}) {
  const { contactMobile: mobile, contactEmail: email } = bookingFacts
  const facts = { kind: 'delete', userId: null, personName: '白露', mobile, email, channel: 'counter' } as const
  return recordRequest({ ...facts, identityCheck: '窗口核对', wish: '请删除。', ...more }, actor(people.handler))
}
