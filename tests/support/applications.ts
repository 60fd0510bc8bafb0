import { DateTime } from 'luxon'
import { leaveMoment, now, standAt } from '#app/core/clock'
import { actorFor } from '#app/users/actor'
import type User from '#app/users/user'
import ExpertReview from '#app/service_points/expert_review'
import type PointApplication from '#app/service_points/point_application'
import { concludePanel, submitReview, verifyApplication } from '#app/service_points/expert_panel'
import { agreeToApplication, raiseObjection, examineObjections } from '#app/service_points/public_notice'
import { startApplication, submitApplication } from '#app/service_points/application_handing_in'
import { acceptApplication, endorseApplication } from '#app/service_points/application_rulings'
import { type ApplicationState } from '#app/service_points/point_application_workflow'
import type { World } from '../world.js'

export const actor = (user: User) => ({ ...actorFor(user), id: user.id })

/** What is frozen in tests that are not about the form. */
export const CONTENT = {
  address: '北京市海淀区示例路 1 号',
  services: [{ name: '专利检索', level: 'basic', free: true }],
}

const ruling = { opinion: '材料齐全，同意。' }

const PATH: [ApplicationState, (application: PointApplication, world: World) => Promise<unknown>][] = [
  ['submitted', (application, { people }) => submitApplication(application, actor(people.principal), CONTENT)],
  [
    'district_review',
    (application, { people }) => acceptApplication(application, actor(people.haidianReviewer), ruling),
  ],
  [
    'verification',
    (application, { people }) =>
      endorseApplication(application, actor(people.haidianReviewer), {
        ...ruling,
        recommended: true,
      }),
  ],
  [
    'expert_review',
    (application, { people }) =>
      verifyApplication(application, actor(people.handler), {
        ...ruling,
        experts: people.experts.slice(0, 3),
      }),
  ],
  ['deliberation', concludeWithScores],
  [
    'public_notice',
    (application, { people }) =>
      agreeToApplication(application, actor(people.leader), {
        ...ruling,
        minutesNumber: '纪要〔2026〕18号',
      }),
  ],
  [
    'objection_handling',
    async (application, { people }) => {
      await raiseObjection(application, {
        name: '李先生',
        contact: 'li@people.example',
        reason: '该单位没有专职人员。',
      })
      await examineObjections(application, actor(people.handler), ruling)
    },
  ],
]

/** An application of 海淀, brought to a state by the verbs that lead there. */
export async function applicationIn(state: ApplicationState, world: World) {
  const { organizations, people, batch } = world
  const application = await startApplication(batch, organizations.haidian, actor(people.operator))
  return bringTo(state, application, world)
}

/** On from where it stands. */
export async function bringTo(state: ApplicationState, application: PointApplication, world: World) {
  const here = PATH.findIndex(([reached]) => reached === application.state)
  for (const [reached, go] of PATH.slice(here + 1)) {
    if (application.state === state) break
    await go(application, world)
    if (reached === state) break
  }
  if (application.state !== state) throw new Error(`No path to ${state}, got ${application.state}`)
  return application
}

async function concludeWithScores(application: PointApplication, { people }: World) {
  for (const [index, expert] of people.experts.slice(0, 3).entries()) {
    const review = await ExpertReview.findByOrFail({
      applicationId: application.id,
      expertId: expert.id,
    })
    const scores = { foundation: 25 + index, service: 40, plan: 15 }
    await submitReview(review, application, actor(expert), {
      scores,
      comment: '基础扎实，计划可行，建议认定。',
    })
  }
  await concludePanel(application, actor(people.experts[0]), { opinion: '专家组一致建议认定。' })
}

/** Stands at noon in Beijing on the day after the notice; returns the way back. */
export function afterNotice(application: PointApplication) {
  const moment = DateTime.fromISO(`${application.noticeUntil!.toISODate()}T04:00:00Z`).plus({
    days: 1,
  })
  if (moment.toJSDate() > now()) standAt(moment.toJSDate())
  return leaveMoment
}
