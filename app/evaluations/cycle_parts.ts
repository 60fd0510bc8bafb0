import type { I18n } from '@adonisjs/i18n'
import type User from '#app/users/user'
import type EvaluationCycle from './evaluation_cycle.js'

/** What a room above shows on the page of a cycle: the way there, and where it stands. Wired in start/evaluation_*.ts. */
export type CyclePart = {
  /** Key of the name. */
  title: string
  href(cycle: EvaluationCycle): string
  shownTo(user: User, cycle: EvaluationCycle): boolean
  summary?(cycle: EvaluationCycle, i18n: I18n): Promise<string | null>
}

const parts = new Map<string, CyclePart>()

export function registerCyclePart(key: string, part: CyclePart) {
  parts.set(key, part)
}

export async function cyclePartsFor(user: User, cycle: EvaluationCycle, i18n: I18n) {
  const shown = []
  for (const [key, { title, href, shownTo, summary }] of parts) {
    if (!shownTo(user, cycle)) continue
    shown.push({ key, name: i18n.t(title), href: href(cycle), text: (await summary?.(cycle, i18n)) ?? null })
  }
  return shown
}
