import ActionPlan from './action_plan.js'

/** The plan that a year belongs to, with its targets; what is a draft is none. */
export function planOfYear(year: number) {
  return ActionPlan.query()
    .withScopes((scopes) => scopes.whole())
    .whereNot('state', 'draft')
    .where('startsOn', '<=', `${year}-12-31`)
    .where('endsOn', '>=', `${year}-01-01`)
    .orderBy('startsOn', 'desc')
    .orderBy('id', 'desc')
    .first()
}
