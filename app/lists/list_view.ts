import { scope } from '@adonisjs/lucid/orm'
import { ListViewSchema } from '#database/schema'
import type User from '#app/users/user'

/** How one person likes to look at a list: filters, order and columns under a name. */
export default class ListView extends ListViewSchema {
  /** One's own; people in office also see what the head of the division shares. */
  static visibleTo = scope((query, user: User) => {
    query.where((seen) => {
      seen.where('list_views.user_id', user.id)
      if (user.isOfficial || user.is('administrator')) seen.orWhere('list_views.is_shared', true)
    })
  })
}
