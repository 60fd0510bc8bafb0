import type { I18n } from '@adonisjs/i18n'
import type User from '#app/users/user'
import type PointEvaluation from './point_evaluation.js'

/** What other rooms have of a point in its cycle: the way there. Wired in start/evaluations.ts. */
export type PointPart = {
  /** Key of the name. */
  title: string
  href(evaluation: PointEvaluation): string
  /** A file is taken, not turned to. */
  isFile?: boolean
  shownTo(user: User, evaluation: PointEvaluation): boolean
}

const parts: PointPart[] = []

/** Shown in the order in which they are registered. */
export function registerPointParts(...added: PointPart[]) {
  parts.push(...added)
}

export function pointPartsFor(user: User, evaluation: PointEvaluation, i18n: Pick<I18n, 't'>) {
  const shown = parts.filter(({ shownTo }) => shownTo(user, evaluation))
  return shown.map(({ title, href, isFile = false }) => ({ name: i18n.t(title), href: href(evaluation), isFile }))
}
