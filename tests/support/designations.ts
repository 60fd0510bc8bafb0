import { DateTime } from 'luxon'
import { inTransaction } from '#app/core/dialect'
import type Organization from '#app/organizations/organization'
import { issueCertificate } from '#app/designations/certificate'
import Designation from '#app/designations/designation'

let made = 0

/** A title in force that an institution holds, with its certificate, without the application that led to it. */
export async function makeDesignation(organization: Organization, more: Partial<Designation> = {}) {
  const designation = await Designation.create({
    designationType: 'municipal_point',
    organizationId: organization.id,
    number: `京知信网〔2026〕${organization.id}${String(++made).padStart(3, '0')}号`,
    docNumber: '京知局〔2026〕1号',
    name: organization.name,
    districtCode: organization.districtCode,
    hostType: organization.hostType,
    state: 'active',
    version: 0,
    stateSince: DateTime.utc(),
    recognizedOn: DateTime.utc(),
    validUntil: DateTime.utc().plus({ years: 3 }),
    profile: {},
    ...more,
  })
  await inTransaction((trx) => issueCertificate(trx, designation.id))
  return designation
}
