import { inTransaction, sqlJson, sqlTime, type Trx } from '#app/core/dialect'
import { system } from '#app/users/actor'
import { tell } from '#app/workflow/tell'

export const GIVEN_UP_NOTICE = 'background_job.several_given_up'
const AT_ONCE = 1000

/**
 * Tells administrators once of everything that was given up since the last look. A mail with this very notice that
 * could not be sent is no reason for another one.
 */
export function tellOfGivenUp() {
  return inTransaction(async (trx) => {
    const fresh = await trx
      .from('outbox')
      .whereNotNull('dead_at')
      .whereNull('done_at')
      .whereNull('set_aside_at')
      .whereNull('told_at')
      .orderBy('id')
      .limit(AT_ONCE)
      .forUpdate()
      .select('id', 'job', 'payload')
    if (fresh.length === 0) return
    const ids = fresh.map(({ id }) => id)
    await trx.from('outbox').whereIn('id', ids).update({ told_at: sqlTime() })

    const own = await ownMails(trx, fresh)
    const told = fresh.filter(({ id }) => !own.has(id))
    if (told.length === 0) return
    await tell(trx, {
      action: GIVEN_UP_NOTICE,
      subject: { type: 'background_job', id: told.at(-1)!.id },
      by: system('queue'),
      details: { count: told.length, job: told.at(-1)!.job },
    })
  })
}

type Row = { id: number; job: string; payload: unknown }

async function ownMails(trx: Trx, rows: readonly Row[]) {
  const mails = rows.filter(({ job }) => job === 'notifications/send_mail')
  const deliveryOf = new Map(mails.map(({ id, payload }) => [id, Number(sqlJson(payload).deliveryId)]))
  const deliveries = await trx
    .from('mail_deliveries')
    .whereIn('id', [...deliveryOf.values()])
    .select('id', 'params')
  const own = new Set(
    deliveries.filter(({ params }) => sqlJson(params).event === GIVEN_UP_NOTICE).map(({ id }) => Number(id))
  )
  return new Set(mails.filter(({ id }) => own.has(deliveryOf.get(id)!)).map(({ id }) => id))
}
