import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { storagePath } from '#config/storage'
import env from '#start/env'
import { filesOf } from '#app/service_points/application_draft'
import { lapseCorrection, requestSupplement } from '#app/service_points/application_corrections'
import { applicationPacket } from '#app/service_points/application_packet'
import type PointApplication from '#app/service_points/point_application'
import { recognizeApplication } from '#app/service_points/public_notice'
import { startApplication, submitApplication, withdrawApplication } from '#app/service_points/application_handing_in'
import { declineApplication, refuseApplication } from '#app/service_points/application_rulings'
import { verifyPacket } from '#app/packets/verify_packet'
import type { World } from '../world.js'
import { actor, afterNotice, bringTo, CONTENT } from './applications.js'
import { attach } from './attachments.js'
import { docx, pdf } from './files.js'

const ruling = { opinion: '材料不符合申报条件，理由见附件。' }
const defects = [{ field: 'charter', note: '制度缺少盖章页，请补充。' }]

/** Ways to each end, from the first version handed in with files. */
export const ENDS = {
  recognized: async (application: PointApplication, world: World) => {
    const { haidianReviewer, handler } = world.people
    await requestSupplement(application, actor(haidianReviewer), { defects })
    await attach(application, world, { name: '工作制度（盖章）.pdf', bytes: pdf('Sealed') })
    await handIn(application, world)
    await bringTo('public_notice', application, world)
    afterNotice(application)
    await recognizeApplication(application, actor(handler), { ...ruling, docNumber: '京知局〔2026〕12号' })
  },
  rejected: async (application: PointApplication, world: World) => {
    await bringTo('deliberation', application, world)
    await refuseApplication(application, actor(world.people.leader), { ...ruling, minutesNumber: '纪要〔2026〕18号' })
  },
  not_accepted: (application: PointApplication, { people }: World) =>
    declineApplication(application, actor(people.haidianReviewer), ruling),
  withdrawn: (application: PointApplication, { people }: World) =>
    withdrawApplication(application, actor(people.principal), '另行申报'),
  lapsed: async (application: PointApplication, { people }: World) => {
    await requestSupplement(application, actor(people.haidianReviewer), { defects })
    await lapseCorrection(application.id)
    await application.refresh()
  },
}

export type End = keyof typeof ENDS

/** A finished application of 海淀 with two files; the recognised one has a second version with a third file. */
export async function finishedAs(end: End, world: World, files = 1) {
  const { batch, organizations, people } = world
  const application = await startApplication(batch, organizations.haidian, actor(people.operator))
  await attach(application, world, { purpose: 'applicationForm', name: '申请表.docx', bytes: docx() })
  for (let n = 0; n < files; n++) await attach(application, world, { bytes: pdf(`Charter ${n}`) })
  await handIn(application, world)
  await ENDS[end](application, world)
  return application
}

async function handIn(application: PointApplication, { people }: World) {
  await submitApplication(application, actor(people.principal), { ...CONTENT, files: await filesOf(application) })
}

export async function packetOf(application: PointApplication, world: World): Promise<Buffer> {
  const packet = await applicationPacket(application, actor(world.people.handler))
  return buffer(packet.stream())
}

export const KEY = (env.get('AUDIT_KEY') ?? env.get('APP_KEY')).release()

export async function verdictOn(archive: Buffer, key: string | null = KEY) {
  const path = join(storagePath(), 'packet.zip')
  await writeFile(path, Readable.from([archive]))
  return verifyPacket(path, key)
}
