import db from '@adonisjs/lucid/services/db'
import { inTransaction, sqlTime } from '#app/core/dialect'
import { record } from '#app/audit/record'
import type User from '#app/users/user'
import { requestSupplement } from '#app/service_points/application_corrections'
import { drainOutbox } from '#jobs/drain'
import type { World } from '../world.js'
import { actor, applicationIn } from './applications.js'

export const EVENT = 'point_application.supplement_requested'
export const OPINION = '场地证明缺少产权人签章，请补充。'

/** 海淀's application is sent back for a supplement: both applicants are told of it. */
export async function supplementRequested(world: World) {
  const application = await applicationIn('district_review', world)
  await requestSupplement(application, actor(world.people.haidianReviewer), { defects: defect(OPINION) })
  await drainOutbox()
  return application
}

export const defect = (note: string) => [{ field: 'premisesPhotos', note }]

/** The form that an official sends for it. */
export const correction = (note: string, version: number) => ({
  'defects[premisesPhotos][on]': 'true',
  'defects[premisesPhotos][note]': note,
  version,
})

/** What somebody was told of that supplement in the bell. */
export const noticesFor = (user: User) => db.from('notifications').where({ user_id: user.id, event: EVENT })

/** What somebody was told of it by mail, in either language. */
export const mailsFor = (user: User) =>
  db.from('inbox_mails').where('recipient', user.email).where('text', 'like', `%${OPINION}%`)

/** Somebody who was told so many things, one a minute, the last one now. */
export function toldOften(user: User, times: number) {
  return inTransaction(async (trx) => {
    for (let minutesAgo = times - 1; minutesAgo >= 0; minutesAgo--) {
      const subject = { type: 'point_application', id: 1 }
      await trx.table('notifications').insert({
        user_id: user.id,
        audit_entry_id: await record(trx, { action: EVENT, subject, by: actor(user) }),
        event: EVENT,
        params: JSON.stringify({ organization: '燕麓大学图书馆', number: 'WD-2026-0001', opinion: OPINION }),
        path: '/applications/1',
        created_at: sqlTime(new Date(Date.now() - minutesAgo * 60_000)),
      })
    }
  })
}

/** What somebody was told by mail, the newest first. */
export async function textsTo(user: User): Promise<string[]> {
  const mails = await db.from('inbox_mails').where('recipient', user.email).orderBy('id', 'desc')
  return mails.map(({ text }) => text)
}
