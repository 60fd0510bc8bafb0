import { DateTime } from 'luxon'
import type Organization from '#app/organizations/organization'
import Designation from '#app/service_points/designation'

/** A title in force that an institution holds, without the application that led to it. */
export function makeDesignation(organization: Organization, more: Partial<Designation> = {}) {
  return Designation.create({
    designationType: 'municipal_point',
    organizationId: organization.id,
    number: `京知信网〔2026〕${organization.id}号`,
    docNumber: '京知局〔2026〕1号',
    name: organization.name,
    districtCode: organization.districtCode,
    hostType: organization.hostType,
    state: 'active',
    version: 0,
    stateSince: DateTime.utc(),
    recognizedOn: DateTime.utc(),
    validUntil: DateTime.utc().plus({ years: 3 }),
    verifyCode: `CODE${organization.id}`,
    profile: {},
    ...more,
  })
}
