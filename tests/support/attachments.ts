import { Readable } from 'node:stream'
import { keepFile, receiveFile } from '#app/attachments/store_file'
import { inTransaction } from '#app/core/dialect'
import type PointApplication from '#app/service_points/point_application'
import { pointApplicationForm as form } from '#app/service_points/point_application_form'
import type { World } from '../world.js'
import { actor } from './applications.js'
import * as make from './files.js'

/** A file of 海淀's application, taken in as an upload is. */
export async function attach(
  { id }: PointApplication,
  { people, organizations }: World,
  { purpose = 'charter', name = '工作制度.pdf', bytes = make.pdf() } = {}
) {
  const rule = form.filesFields.find((field) => field.name === purpose)!
  const received = await receiveFile(Readable.from([bytes]), name, rule)
  const owner = {
    subjectType: 'point_application',
    subjectId: id,
    purpose,
    organizationId: organizations.haidian.id,
    uploadedById: people.operator.id,
  }
  return inTransaction((trx) => keepFile(trx, received, owner, actor(people.operator)))
}
