import config from '#config/activities'
import { addDays } from '#app/calendar/working_days'

type Contact = { id: number; /** ISO day. */ servedOn: string }

/**
 * 次 (domain 2.2, customary): one case is one. Contacts about the same question within seven days of the one that
 * counted do not count again; a later one does, and the seven days begin anew.
 *
 * @param contacts about one question
 * @returns the ids of those that count
 */
export function countedContacts(contacts: readonly Contact[]): Set<number> {
  const inOrder = [...contacts].sort((one, other) => one.servedOn.localeCompare(other.servedOn) || one.id - other.id)
  const counted = new Set<number>()
  let until = ''
  for (const { id, servedOn } of inOrder) {
    if (servedOn <= until) continue
    counted.add(id)
    until = addDays(servedOn, config.followUpDays)
  }
  return counted
}
