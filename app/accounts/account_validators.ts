import vine from '@vinejs/vine'
import { districtCodes } from '#app/organizations/districts'
import { applicantRoles, dutyRoles, mixesDuties, roles, type Role } from '#app/users/roles'

export const email = () => vine.string().trim().toLowerCase().email().maxLength(190)
export const personName = () => vine.string().trim().minLength(2).maxLength(30)
export const mobile = () =>
  vine
    .string()
    .trim()
    .regex(/^1[3-9]\d{9}$/)

export const signInValidator = vine.create({
  email: email(),
  password: vine.string().maxLength(200),
})

export const resetRequestValidator = vine.create({ email: email() })

export const newPasswordValidator = vine.create({
  password: vine.string().maxLength(200),
  passwordConfirmation: vine.string().sameAs('password'),
})

export const ownPasswordValidator = vine.create({
  currentPassword: vine.string().maxLength(200),
  password: vine.string().maxLength(200),
  passwordConfirmation: vine.string().sameAs('password'),
})

export const profileValidator = vine.create({
  name: personName(),
  title: vine.string().trim().maxLength(60).nullable().optional(),
  phone: mobile().nullable().optional(),
  locale: vine.enum(['zh-CN', 'en'] as const),
})

export const languageValidator = vine.create({
  locale: vine.enum(['zh-CN', 'en'] as const),
  back: vine.string().maxLength(500).nullable().optional(),
})

/** By the command, while nobody has it: the rest is given on the pages. */
export const firstOfficerValidator = vine.create({
  name: personName(),
  email: email().unique({ table: 'users', column: 'email' }),
})

/** Roles that an administrator proposes for whoever belongs to no institution. */
const isDuty = (role: Role) => dutyRoles.some((duty) => duty === role)
export const staffRoles = [...roles.filter((role) => !applicantRoles.includes(role) && !isDuty(role)), ...dutyRoles]
/** Whoever applies for an institution decides on none. */
export const memberRoles: Role[] = [...applicantRoles, 'expert', 'alliance_secretariat']

/** 三员: one of the three offices, or any others together. */
const dutyRule = vine.createRule<undefined>((value, _options, field) => {
  if (Array.isArray(value) && mixesDuties(value)) field.report('The {{ field }} mix duties', 'duties', field)
})

const factsOfPerson = {
  name: personName(),
  title: vine.string().trim().maxLength(60).nullable().optional(),
  phone: mobile().nullable().optional(),
  employer: vine.string().trim().maxLength(100).nullable().optional(),
}

/** Why somebody gets what: the letter of appointment, who asked for it. */
const basis = () => vine.string().trim().minLength(2).maxLength(200)

const personWith = (offered: readonly Role[]) => ({
  ...factsOfPerson,
  roles: vine.array(vine.enum(offered)).minLength(1).distinct().use(dutyRule()),
  districtCode: vine.enum(districtCodes).nullable().optional(),
  grantBasis: basis().nullable().optional(),
})

export const unassignedValidator = vine.create(factsOfPerson)
export const returnValidator = vine.create({ returnReason: basis() })
export const withdrawalValidator = vine.create({ version: vine.number() })

export const staffValidator = vine.create(personWith(staffRoles))
export const memberValidator = vine.create(personWith(memberRoles))

export const newStaffValidator = vine.create({
  ...personWith(staffRoles),
  email: email().unique({ table: 'users', column: 'email' }),
  grantBasis: basis(),
})

export const colleagueValidator = vine.create({
  name: personName(),
  title: vine.string().trim().maxLength(60).nullable().optional(),
  phone: mobile().nullable().optional(),
  email: email().unique({ table: 'users', column: 'email' }),
  roles: vine
    .array(vine.enum(['operator', 'principal'] as const))
    .minLength(1)
    .distinct(),
})
