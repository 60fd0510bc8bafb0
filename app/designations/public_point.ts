import type { DistrictCode } from '#app/organizations/districts'
import type { HostType } from '#app/organizations/host_types'
import type Designation from './designation.js'

const MOBILE = /^(\+?86)?1[3-9]\d{9}$/

export type PublicService = { name: string; level: string; price: string }

/**
 * What anybody may know of a point, on the map, in the directory and as open data. Named one by one, so that nothing
 * else ever leaves; a mobile number is a person's and stays (customary rule, domain 2.1).
 */
export function publicPoint(designation: Designation) {
  const { id, name, number, docNumber, designationType, recognizedOn, validUntil, profile } = designation
  const phone = String(profile.landline ?? '').replace(/[\s-]/g, '')
  const services: PublicService[] = profile.services ?? []
  return {
    ...{ id, name, number, docNumber, designationType },
    hostType: designation.hostType as HostType,
    districtCode: designation.districtCode as DistrictCode,
    recognizedOn: recognizedOn.toISODate()!,
    validUntil: validUntil.toISODate()!,
    address: profile.address ?? null,
    longitude: profile.longitude ? Number(profile.longitude) : null,
    latitude: profile.latitude ? Number(profile.latitude) : null,
    phone: phone && !MOBILE.test(phone) ? profile.landline : null,
    website: /^https?:\/\//i.test(profile.website ?? '') ? profile.website : null,
    hours: profile.hours ?? null,
    fields: profile.fields ?? [],
    services: services.map(({ name: title, level, price }) => ({ name: title, level, price })),
    industries: profile.industries ?? [],
    parks: profile.parks ?? [],
  }
}

export type PublicPoint = ReturnType<typeof publicPoint>
