import vine from '@vinejs/vine'
import Designation from '#app/designations/designation'
import type { ImportKind } from '#app/imports/import_kinds'
import type User from '#app/users/user'
import { ownPoints } from './point_choice.js'

/** Which of the own points a ledger is taken in for. */
export const pointParams = {
  fields: 'pages/activities/_point_of_import',
  fieldData: async (user: User) => ({ points: await ownPoints(user) }),
  validator: vine.create({ point: vine.number() }),
  may: async (user: User, { point }) => (await ownPoints(user)).some(({ id }) => id === point),
  inWords: async ({ point }) => (await Designation.findOrFail(point)).name,
} satisfies ImportKind['params']
