import { purgeContacts } from '#app/activities/contact_purge'
import { purgeRegistrations } from '#app/events/registration_purge'

/** Every night: who asked and who came is forgotten, what was asked and how many came stays. */
export default async function run() {
  await purgeContacts('consultations', 'served_on')
  await purgeContacts('bookings', 'wanted_on')
  await purgeContacts('bad_rating_cases', 'rated_on')
  await purgeRegistrations()
}
