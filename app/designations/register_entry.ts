import { DateTime } from 'luxon'
import type { I18n } from '@adonisjs/i18n'
import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { RegisterEntrySchema } from '#database/schema'
import { beijingDay } from '#app/core/beijing_day'
import type { Trx } from '#app/core/dialect'
import { signatureOf, type Actor } from '#app/users/actor'
import type User from '#app/users/user'
import Designation from './designation.js'

export const entryKinds = [
  'recognize',
  'import',
  'change',
  'renew',
  'rectify',
  'accept_rectification',
  'suspend',
  'resume',
  'revoke',
  'deregister',
  'expire',
] as const

export type EntryKind = (typeof entryKinds)[number]

export type Entry = {
  kind: EntryKind
  /** 原内容, 新内容: plain text. */
  before?: string | null
  after?: string | null
  /** 依据 */
  basis?: string | null
  docNumber?: string | null
  /** ISO day, by default today. */
  effectiveOn?: string
}

/** 登记事项: one line of the register's history. Written with the act that it is about, never changed. */
export default class RegisterEntry extends RegisterEntrySchema {
  declare kind: EntryKind

  @belongsTo(() => Designation)
  declare designation: BelongsTo<typeof Designation>

  /** The history of the titles that this person sees. */
  static visibleTo = scope((query, user: User) => {
    if (user.isBureau) return
    query.whereIn(
      'designation_id',
      Designation.query()
        .withScopes((scopes) => scopes.visibleTo(user))
        .select('id')
    )
  })

  /** 经办人; what nobody did is done by the system. */
  signedBy(i18n: Pick<I18n, 't'>) {
    return this.byId ? this.signature : i18n.t(`audit.actors.${this.signature}`)
  }
}

export function enterInRegister(
  trx: Trx,
  { id, name }: Pick<Designation, 'id' | 'name'>,
  by: Actor,
  { kind, before, after, basis, docNumber, effectiveOn = beijingDay() }: Entry
) {
  return RegisterEntry.create(
    {
      designationId: id,
      unitName: name,
      byId: by.id,
      signature: signatureOf(by),
      effectiveOn: DateTime.fromISO(effectiveOn),
      ...{ kind, before, after, basis, docNumber },
    },
    { client: trx }
  )
}
