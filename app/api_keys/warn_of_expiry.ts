import { addDays, beijingDay } from '#app/calendar/working_days'
import { inTransaction } from '#app/core/dialect'
import { system } from '#app/users/actor'
import settings from '#config/api_keys'
import ApiKey from './api_key.js'
import { apiKeyWorkflow } from './api_key_workflow.js'

/** Tells the administrators of each key that ends soon, once for each term. */
export async function warnOfExpiry() {
  const today = beijingDay()
  const ending = await ApiKey.query()
    .where('state', 'active')
    .whereNull('warned_on')
    .whereBetween('expires_on', [today, addDays(today, settings.warnDays)])
    .orderBy('id')
  for (const key of ending) await warn(key, today)
}

function warn({ id, holder, prefix, expiresOn }: ApiKey, today: string) {
  return inTransaction(async (trx) => {
    const noted = await trx.from('api_keys').where({ id }).whereNull('warned_on').update({ warned_on: today })
    if (Number(noted) === 0) return
    const details = { holder, prefix, expiresOn: expiresOn.toISODate()! }
    await apiKeyWorkflow.tell(trx, 'api_key.expiring', id, system('key_keeper'), details)
  })
}
