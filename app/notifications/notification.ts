import { NotificationSchema } from '#database/schema'
import { scope } from '@adonisjs/lucid/orm'
import type User from '#app/users/user'

export default class Notification extends NotificationSchema {
  static visibleTo = scope((query, user: User) => void query.where('user_id', user.id))
}
