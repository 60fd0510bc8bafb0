import { rebuildTallies } from '#app/tallies/tally'
import { seedDemo } from '../demo/seed.js'
import { seedApplications } from './applications.js'
import { seedConsultations } from './consultations.js'
import { seedHistory } from './history.js'
import { settingOf } from './setting.js'
import type { Size } from './sizes.js'
import { seedRecipients } from './survey_recipients.js'

/**
 * The demonstration, and beside it very many rows that go past the verbs, for measuring. They are written before the
 * days of the demonstration are sealed, so that the anchors cover them like everything else.
 *
 * @returns false when the database has people already: nothing is changed then
 */
export async function seedLarge(size: Size, tell: (line: string) => void): Promise<boolean> {
  return seedDemo(tell, () => seedManyRows(size, tell))
}

/** Beside the people, the points and one application that was handed in. */
export async function seedManyRows(size: Size, tell: (line: string) => void) {
  const setting = await settingOf(size)
  const { first } = await seedApplications(setting)
  tell(`${size.applications} applications are handed in`)
  await seedHistory(first, setting)
  tell('their trail is sealed')
  await seedConsultations(setting)
  tell(`${size.activities} consultations are noted`)
  await seedRecipients(setting)
  tell(`${size.recipients} people are asked`)
  await rebuildTallies()
}
