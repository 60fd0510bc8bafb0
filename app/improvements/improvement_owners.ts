import type { I18n } from '@adonisjs/i18n'
import { districtCodes } from '#app/organizations/districts'
import { bureauRoles } from '#app/users/roles'
import User from '#app/users/user'
import type { Owner } from './improvement_forms.js'
import type ImprovementMeasure from './improvement_measure.js'

/** Who can be given a measure: people of the bureau, and districts. */
export async function possibleOwners(i18n: Pick<I18n, 't'>): Promise<Owner[]> {
  const people = await User.query()
    .withScopes((scopes) => scopes.active(...bureauRoles))
    .orderBy('id')
  return [
    ...people.map(({ id, name }) => ({ value: `person-${id}`, text: name })),
    ...districtCodes.map((code) => ({ value: `district-${code}`, text: i18n.t(`districts.${code}`) })),
  ]
}

/** As a form names an owner. */
export function ownerValue({ ownerId, ownerDistrict }: ImprovementMeasure) {
  if (ownerId !== null) return `person-${ownerId}`
  return ownerDistrict === null ? null : `district-${ownerDistrict}`
}

/** The columns of what was chosen. */
export function ownerColumns(value: string) {
  const [kind, id] = value.split('-')
  return { ownerId: kind === 'person' ? Number(id) : null, ownerDistrict: kind === 'district' ? id : null }
}

export function ownerName({ owner, ownerDistrict }: ImprovementMeasure, i18n: Pick<I18n, 't'>) {
  return owner?.name ?? (ownerDistrict ? i18n.t(`districts.${ownerDistrict}`) : '')
}
