import db from '@adonisjs/lucid/services/db'
import type User from '#app/users/user'
import { requestSupplement } from '#app/service_points/point_application_workflow'
import { drainOutbox } from '#jobs/drain'
import type { World } from '../world.js'
import { actor, applicationIn } from './applications.js'

export const EVENT = 'point_application.supplement_requested'
export const OPINION = '场地证明缺少产权人签章，请补充。'

/** 海淀's application is sent back for a supplement: both applicants are told of it. */
export async function supplementRequested(world: World) {
  const application = await applicationIn('district_review', world)
  await requestSupplement(application, actor(world.people.haidianReviewer), { opinion: OPINION })
  await drainOutbox()
  return application
}

/** What somebody was told of that supplement in the bell. */
export const noticesFor = (user: User) => db.from('notifications').where({ user_id: user.id, event: EVENT })

/** What somebody was told of it by mail, in either language. */
export const mailsFor = (user: User) =>
  db.from('inbox_mails').where('recipient', user.email).where('text', 'like', `%${OPINION}%`)
