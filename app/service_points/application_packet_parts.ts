import type { LucidRow } from '@adonisjs/lucid/types/model'
import { chainExtract } from '#app/audit/chain_extract'
import type { PacketPart } from '#app/packets/packet'
import Approval from '#app/workflow/approval'
import Clock from '#app/workflow/clock'
import CorrectionOrder from '#app/workflow/correction_order'
import Involvement from '#app/workflow/involvement'
import Message from '#app/workflow/message'
import Submission from '#app/workflow/submission'
import { attachmentParts, roundParts } from './application_packet_rounds.js'
import type Designation from '#app/designations/designation'
import Certificate from '#app/designations/certificate'
import { drawnCertificate } from '#app/designations/drawn_certificate'
import type PointApplication from './point_application.js'
import { designationFrom } from './renewals.js'

/** What the packet of an application is made of: one line for each part. */
export async function applicationPacketParts(application: PointApplication): Promise<PacketPart[]> {
  await application.load((loader) => loader.load('batch').load('organization').load('handler'))
  const subject = { subjectType: 'point_application', subjectId: application.id }
  const submissions = await Submission.of('point_application', application.id)
  const approvals = await Approval.query().where(subject).orderBy('id')
  const orders = await CorrectionOrder.sentOf('point_application', application.id)
  /** Those between two people stay between them. */
  const involvements = await Involvement.query()
    .where({ ...subject, isPrivate: false })
    .preload('asker')
    .preload('person')
    .orderBy('id')
  const messages = await Message.query().where(subject).orderBy('id')
  const clocks = await Clock.query().where(subject).orderBy('id')
  const reviews = await application.related('reviews').query().preload('expert').orderBy('id')
  const objections = await application.related('objections').query().orderBy('id')
  const designation = await designationFrom(application)
  const chain = await chainExtract({ type: 'point_application', id: application.id })

  return [
    table('application', ['申请、单位和批次', 'application, institution and call'], factsOf(application)),
    ...(await roundParts(application, submissions)),
    ...(await attachmentParts(application, submissions)),
    table('approvals', ['审批意见和决定', 'opinions and decisions'], approvals.map(columnsOf)),
    table('corrections', ['补正通知', 'orders of correction'], orders.map(orderOf)),
    table(
      'involvements',
      ['征求的意见、委派和抄送', 'opinions, delegation and copies'],
      involvements.map(involvementOf)
    ),
    table('messages', ['沟通记录', 'messages'], messages.map(columnsOf)),
    table('clocks', ['办理期限', 'deadlines'], clocks.map(columnsOf)),
    table('reviews', ['专家评分和意见', 'scores and comments of the experts'], reviews.map(reviewOf)),
    table('objections', ['公示异议和核查情况', 'objections with findings'], objections.map(columnsOf)),
    ...(designation ? designationParts(designation) : []),
    table('audit', ['审计链', 'audit chain'], chain),
  ]
}

type About = PacketPart['about']

/** A file of records. */
function table(role: string, about: About, content: unknown): PacketPart {
  return { path: `${role}.json`, role, about, content: JSON.stringify(content, null, 2) + '\n' }
}

/** All columns of a row, and never the rows it is related to. */
function columnsOf(row: LucidRow) {
  return row.serializeAttributes()
}

function factsOf(application: PointApplication) {
  const { batch, organization, handler } = application
  return {
    application: { ...application.serializeAttributes({ omit: ['draft'] }), handlerName: handler?.name ?? null },
    organization: columnsOf(organization),
    batch: columnsOf(batch),
  }
}

function orderOf(order: CorrectionOrder) {
  return { ...columnsOf(order), items: order.items.map(columnsOf) }
}

function involvementOf(involvement: Involvement) {
  const { asker, person } = involvement
  return { ...columnsOf(involvement), askerName: asker.name, personName: person.name }
}

function reviewOf(review: PointApplication['reviews'][number]) {
  const { name, employer } = review.expert
  return { ...columnsOf(review), expert: { name, employer } }
}

function designationParts(designation: Designation): PacketPart[] {
  return [
    table('designation', ['认定结果', 'designation'], columnsOf(designation)),
    {
      path: 'certificate.pdf',
      role: 'certificate',
      about: ['认定证书', 'certificate'],
      content: async () => drawnCertificate(await Certificate.currentOf(designation)),
    },
  ]
}
