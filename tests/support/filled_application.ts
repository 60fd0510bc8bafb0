import i18nManager from '@adonisjs/i18n/services/main'
import { typedAnswers, type Answers } from '#app/core/form'
import { checkDraft, saveSection } from '#app/service_points/application_draft'
import type PointApplication from '#app/service_points/point_application'
import { pointApplicationForm as form } from '#app/service_points/point_application_form'
import { startApplication, submitApplication } from '#app/service_points/application_handing_in'
import { acceptApplication, endorseApplication } from '#app/service_points/application_rulings'
import { applicationDraft } from '#database/demo/application_draft'
import { attachDemoFiles } from '#database/demo/files'
import type { World } from '../world.js'
import { actor } from './applications.js'

/** The form of 海淀 as somebody types it, without a fault. */
export const TYPED = () =>
  applicationDraft(
    {
      name: '燕麓大学图书馆',
      address: '北京市燕麓路 12 号',
      hostType: 'university',
      establishedOn: '1998-05-15',
      legalRepresentative: '陈述白',
      districtCode: '110108',
    },
    1
  )

export async function draftOf({ batch, organizations, people }: World) {
  return startApplication(batch, organizations.haidian, actor(people.operator))
}

export async function fillIn(application: PointApplication, typed: Answers = TYPED()) {
  for (const section of form.sections) await saveSection(application, section.name, typedAnswers(section.fields, typed))
}

/** Every part filled in, every file there. */
export async function complete(world: World) {
  const application = await draftOf(world)
  await fillIn(application)
  await attachDemoFiles(application, world.people.operator)
  return application
}

/** Handed in with real content, as far as the city's or the district's desk. */
export async function filledIn(state: 'submitted' | 'district_review' | 'verification', world: World) {
  const { haidianReviewer, principal } = world.people
  const application = await complete(world)
  const { content } = await checkDraft(application, i18nManager.locale('zh-CN'), form)
  await submitApplication(application, actor(principal), content)
  if (state === 'submitted') return application
  await acceptApplication(application, actor(haidianReviewer), { opinion: '材料齐全，同意受理。' })
  if (state === 'district_review') return application
  const ruling = { opinion: '经实地查看，同意推荐。', recommended: true }
  await endorseApplication(application, actor(haidianReviewer), ruling)
  return application
}
