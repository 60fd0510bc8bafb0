import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { AllianceCheckSchema } from '#database/schema'
import { Form, type Answers } from '#app/core/form'
import type User from '#app/users/user'
import AllianceMember from './alliance_member.js'
import type { CheckFacts } from './check_verdict.js'
import type { CheckState } from './check_workflow.js'

/** 成员年度情况表: what a member did in a year, as the system knows it and as the member adds to it. */
export default class YearlyCheck extends AllianceCheckSchema {
  static table = 'alliance_checks'

  declare state: CheckState
  declare facts: CheckFacts
  declare additions: Answers

  @belongsTo(() => AllianceMember, { foreignKey: 'memberId' })
  declare member: BelongsTo<typeof AllianceMember>

  static visibleTo = scope((query, user: User) => {
    if (user.isBureau || user.is('alliance_secretariat')) return
    const seen = AllianceMember.query().withScopes((scopes) => scopes.visibleTo(user))
    query.whereIn('member_id', seen.select('id'))
  })
}

/** What the member adds. */
export const checkForm = new Form('alliance_check_form', [
  {
    name: 'additions',
    fields: [
      {
        kind: 'rows',
        name: 'activities',
        least: 0,
        most: 20,
        required: false,
        columns: [
          { kind: 'text', name: 'title', min: 2, max: 100 },
          { kind: 'date', name: 'heldOn', latest: 'today' },
        ],
      },
      { kind: 'integer', name: 'dataReports', min: 0, max: 60, required: false },
      { kind: 'integer', name: 'casesShared', min: 0, max: 200, required: false },
      { kind: 'text', name: 'highlights', min: 10, max: 1000, multiline: true },
      { kind: 'text', name: 'suggestions', max: 500, multiline: true, required: false },
    ],
  },
  { name: 'promise', fields: [{ kind: 'yes', name: 'truthful' }] },
])
