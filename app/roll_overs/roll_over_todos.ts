import { beijingYear } from '#app/core/beijing_day'
import type { TodoSource } from '#app/workflow/todos'
import type User from '#app/users/user'
import RollOver from './roll_over.js'
import RollOverItem from './roll_over_item.js'
import { rollKinds } from './roll_kinds.js'
import { rollOverWorkflow } from './roll_over_workflow.js'

/** Years that are prepared, while there is something in them that this person may open. */
export const rollOverTodos: TodoSource = {
  item: 'roll_overs',
  waiting,
  list: async (user, { i18n }) => {
    const rows = await waiting(user).orderBy('stateSince').orderBy('id').limit(20)
    return rows.map(({ id, year, state, stateSince }) => ({
      title: i18n.t('roll_overs.of_year', { year: String(year) }),
      text: i18n.t('roll_overs.todo'),
      href: `/roll-overs/${id}`,
      badge: { tone: rollOverWorkflow.states[state].tone, text: i18n.t(`roll_overs.states.${state}`) },
      since: stateSince,
    }))
  },
}

/** What can only be opened when the year has begun waits for it. */
function waiting(user: User) {
  const own = rollKinds.filter(({ roles }) => user.is(...roles))
  const late = own.filter(({ opensFrom }) => opensFrom).map(({ key }) => key)
  const soon = own.filter(({ opensFrom }) => !opensFrom).map(({ key }) => key)
  const open = RollOverItem.query()
    .where((unopened) => void unopened.whereNull('verdict').orWhereNot('verdict', 'opened'))
    .whereRaw('roll_over_items.roll_over_id = roll_overs.id')
  return RollOver.query()
    .where('state', 'preparing')
    .where((some) => {
      some.whereExists(open.clone().whereIn('kind', soon))
      some.orWhere((begun) => {
        begun.where('year', '<=', beijingYear()).whereExists(open.clone().whereIn('kind', late))
      })
    })
}
