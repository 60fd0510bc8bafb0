import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import db from '@adonisjs/lucid/services/db'
import User from '#app/users/user'
import { isAmong, namesOf, type ConflictDays } from './conflicts.js'
import type Expert from './expert.js'
import type { Judged, Party } from './judged.js'
import { nameKey, usccRoot } from './party_keys.js'

type Query = ModelQueryBuilderContract<typeof Expert>

/**
 * The condition under which an expert has no conflict with a subject, so that who must step aside is in no list. It says
 * the same as conflictsOf(), which explains it; people are compared by that function, because no two collations agree
 * on names.
 */
export async function clearOf(judged: Judged, days: ConflictDays): Promise<(query: Query) => void> {
  const people = [...judged.coAuthors, ...judged.recommendingPeople]
  const named = people.length === 0 ? [] : await expertsAmong(people)
  const organizations = judged.units.flatMap(({ organizationId }) => organizationId ?? [])

  return (query) => {
    const none = (table: string, parties: readonly Party[], more: (rows: any) => void = () => {}) => {
      if (parties.length === 0) return
      query.whereNotExists((rows: any) => {
        rows.from(table).whereColumn(`${table}.expert_id`, 'experts.id')
        rows.where((same: any) => isOneOf(same, parties))
        rows.where((also: any) => more(also))
      })
    }
    const until = (day: string) => (rows: any) => rows.whereNull('until_on').orWhere('until_on', '>=', day)
    none('expert_employments', judged.units, until(days.since))
    none('expert_employments', judged.recommenders, until(days.today))
    none('expert_relations', judged.units)
    query.whereNotExists((rows: any) => {
      rows.from('expert_recusals').whereColumn('expert_recusals.expert_id', 'experts.id').whereNull('lifted_at')
      rows.where({ subject_type: judged.type, subject_id: judged.id })
    })
    query.whereNotIn('user_id', named)
    if (organizations.length === 0) return
    const own = db.from('users').whereIn('organization_id', organizations).select('id')
    query.whereNotIn('user_id', own)
  }
}

function isOneOf(rows: any, parties: readonly Party[]) {
  rows.whereIn('name_key', parties.flatMap(namesOf).map(nameKey))
  const roots = parties.flatMap(({ uscc }) => usccRoot(uscc) ?? [])
  if (roots.length > 0) rows.orWhereIn('uscc_root', roots)
}

async function expertsAmong(people: Judged['coAuthors']) {
  const users = await User.query().whereIn('id', db.from('experts').select('user_id')).select('id', 'name', 'email')
  return users.filter((user) => isAmong(user, people)).map(({ id }) => id)
}
