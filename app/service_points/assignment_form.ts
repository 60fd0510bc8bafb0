import type { I18n } from '@adonisjs/i18n'
import type User from '#app/users/user'
import { assignerOf } from './assignment_policy.js'
import { deskOf } from './application_desk.js'
import { candidatesOf, type Candidate } from './desk_workloads.js'
import type PointApplication from './point_application.js'

/** What officials see of who has it, and the form for those who may give it to somebody; null for everybody else. */
export async function assignmentForm(application: PointApplication, user: User, i18n: Pick<I18n, 't'>) {
  const desk = user.isOfficial && deskOf(application)
  if (!desk) return null
  const name = assignerOf(user, application)
  const others = name ? (await candidatesOf(desk)).filter(({ id }) => id !== application.handlerId) : []
  return {
    isPassedOn: name?.id === application.handlerId,
    options: others.map((person) => ({ value: person.id, text: candidateText(person, i18n) })),
    /** Whoever has least to do is proposed. */
    proposed: application.handlerId === null ? others[0]?.id : null,
  }
}

export function candidateText({ name, open, deputy }: Candidate, i18n: Pick<I18n, 't'>) {
  const away = deputy ? [i18n.t('assignments.away', { deputy })] : []
  return [name, i18n.t('assignments.open', { count: open }), ...away].join(' · ')
}
