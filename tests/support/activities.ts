import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import Designation from '#app/designations/designation'
import Consultation from '#app/activities/consultation'
import type { ConsultationFacts } from '#app/activities/consultation_form'
import { recordConsultation, takeConsultationStep } from '#app/activities/consultation_workflow'
import { proposeCorrection } from '#app/activities/correction_workflow'
import { actor } from './applications.js'
import { makeDesignation } from './designations.js'
import type { World } from '#tests/world'

/** What somebody types after a telephone call. */
export function consultationFacts(more: Partial<ConsultationFacts> = {}): ConsultationFacts {
  return {
    servedOn: beijingDay(),
    channel: 'phone',
    clientType: 'sme',
    field: 'patent',
    question: '如何检索竞争对手的在华专利？',
    answer: '演示了高级检索和法律状态查询，已发送检索式。',
    minutes: 25,
    clientName: '拒马河精密仪器公司',
    clientDistrict: '110108',
    level: 'basic',
    price: 'free',
    handledBy: '林知远',
    contactName: '白露',
    contactMobile: '13800000001',
    contactEmail: null,
    note: null,
    ...more,
  }
}

/** The point of 海淀, made when it is not there yet. */
export async function pointOf({ organizations }: World) {
  return (
    (await Designation.findBy('organizationId', organizations.haidian.id)) ??
    (await makeDesignation(organizations.haidian))
  )
}

/** An entry of the operator, still a draft. */
export async function makeConsultation(
  world: World,
  more: Partial<ConsultationFacts> = {},
  follows: Consultation | null = null
) {
  const point = await pointOf(world)
  const { id } = await recordConsultation(point, actor(world.people.operator), consultationFacts(more), follows)
  return Consultation.findOrFail(id)
}

/** One that was confirmed in time, in a month that is closed by now. */
export async function makeLockedConsultation(world: World, more: Partial<ConsultationFacts> = {}) {
  const day = addDays(beijingDay(), -80)
  standAt(new Date(`${day}T03:00:00Z`))
  const entry = await makeConsultation(world, { servedOn: day, ...more })
  await takeConsultationStep('confirm', entry, actor(world.people.principal))
  leaveMoment()
  return entry
}

export async function makeCorrection(world: World) {
  const entry = await makeLockedConsultation(world)
  const after = consultationFacts({ servedOn: entry.servedDay, minutes: 45 })
  const wish = { kind: 'change', reason: '用时录入有误，应为四十五分钟。', after } as const
  return proposeCorrection({ subjectType: 'consultation', subjectId: entry.id }, actor(world.people.principal), wish)
}
