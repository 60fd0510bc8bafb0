import i18nManager from '@adonisjs/i18n/services/main'
import register from '#config/register'
import renewals from '#config/renewals'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { inTransaction, isDuplicateKey, sqlTime, type Trx } from '#app/core/dialect'
import { eachAlone } from '#app/core/each_alone'
import { formatDay } from '#app/core/format'
import { system } from '#app/users/actor'
import { isMoved } from '#app/workflow/unless_moved'
import Designation from './designation.js'
import { moveDesignation } from './designation_move.js'
import { designationWorkflow, type DesignationState } from './designation_workflow.js'

/** 届满失效: the end of a term, and what the institution is told before. Both may run as often as they like. */

/** Who applied for renewal in time keeps the title until the decision. */
const ENDING: DesignationState[] = ['active', 'rectifying', 'suspended']

const by = system('register_keeper')

/**
 * Ends the titles whose last day is over, however long ago.
 *
 * @throws AggregateError when some failed; the others are done
 */
export async function expireTitles() {
  const over = await Designation.query()
    .where('validUntil', '<', beijingDay())
    .whereIn('state', ENDING)
    .orderBy('validUntil')
    .orderBy('id')
  await eachTitle(over, expire)
}

async function expire(trx: Trx, designation: Designation) {
  const lastDay = designation.validUntil.toISODate()!
  const chinese = i18nManager.locale('zh-CN')
  const before = `${chinese.t(`designations.states.${designation.state}`)}，${chinese.t('designations.valid_until')}${formatDay(lastDay)}`
  await moveDesignation(trx, 'expire', designation, by, {
    entry: {
      kind: 'expire',
      before,
      after: chinese.t('designations.states.expired'),
      basis: chinese.t('register_entries.term_over'),
      effectiveOn: addDays(lastDay, 1),
    },
  })
}

/** 90, 45, 30: the day on which renewal opens, then the reminders. */
const DISTANCES = [renewals.opensDaysBefore, ...register.reminderDays].sort((one, other) => other - one)

/**
 * Reminds institutions of the end of a term: once for each term and distance. After a standstill only the nearest of
 * those that were missed is told.
 *
 * @throws AggregateError when some failed; the others are done
 */
export async function remindOfExpiry() {
  const today = beijingDay()
  const near = await Designation.query()
    .whereBetween('validUntil', [today, addDays(today, DISTANCES[0])])
    .whereIn('state', ENDING)
    .orderBy('validUntil')
    .orderBy('id')
  await eachTitle(near, remind)
}

async function remind(trx: Trx, { id, validUntil }: Designation) {
  const lastDay = validUntil.toISODate()!
  const days = distanceReached(lastDay, beijingDay())!
  await trx.table('expiry_reminders').insert({ designation_id: id, days, valid_until: lastDay, created_at: sqlTime() })
  const action = days === renewals.opensDaysBefore ? 'designation.renewal_opened' : 'designation.expiry_near'
  await designationWorkflow.tell(trx, action, id, by, { days, validUntil: lastDay })
}

/** The nearest distance that has been reached; null as long as the term is longer than all of them. */
export function distanceReached(lastDay: string, today: string) {
  return DISTANCES.findLast((days) => today >= addDays(lastDay, -days)) ?? null
}

function eachTitle(titles: Designation[], act: (trx: Trx, designation: Designation) => Promise<void>) {
  const isFine = (error: unknown) => isMoved(error) || isDuplicateKey(error)
  return eachAlone(titles, (designation) => inTransaction((trx) => act(trx, designation)), isFine)
}
