import vine from '@vinejs/vine'
import { mobile, personName, email } from '#app/accounts/account_validators'
import { notInFuture, typedDay } from '#app/core/day_rule'
import { affiliations, hostTypes } from '#app/organizations/host_types'
import { districtCodes } from '#app/organizations/districts'

const facts = {
  orgName: vine.string().trim().minLength(4).maxLength(100),
  hostType: vine.enum(hostTypes),
  affiliation: vine.enum(affiliations),
  districtCode: vine.enum(districtCodes),
  address: vine.string().trim().minLength(5).maxLength(200),
  legalRepresentative: vine.string().trim().minLength(2).maxLength(30),
  establishedOn: typedDay().use(notInFuture(undefined)),
}

/** The code is checked by the controller: its faults need sentences of their own. */
export const registrationValidator = vine.create({
  ...facts,
  uscc: vine.string().trim().maxLength(40),
  personName: personName(),
  title: vine.string().trim().maxLength(60).nullable().optional(),
  phone: mobile(),
  email: email(),
  roles: vine
    .array(vine.enum(['operator', 'principal'] as const))
    .minLength(1)
    .distinct(),
  password: vine.string().maxLength(200),
  passwordConfirmation: vine.string().sameAs('password'),
  truth: vine.accepted(),
})

export const factsValidator = vine.create({ ...facts, version: vine.number() })

export const registrationRulingValidator = vine.create({
  step: vine.enum(['verify', 'return', 'refuse'] as const),
  opinion: vine.string().trim().minLength(2).maxLength(500),
  version: vine.number(),
})
