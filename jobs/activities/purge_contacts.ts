import { purgeContacts } from '#app/activities/contact_purge'

/** Every night: who asked is forgotten, what was asked stays. */
export default async function run() {
  await purgeContacts('consultations', 'served_on')
  await purgeContacts('bookings', 'wanted_on')
}
