import { scope } from '@adonisjs/lucid/orm'
import { FigureReportSchema } from '#database/schema'
import type User from '#app/users/user'

/** 年度数据报送表 that a job writes: seen by who asked for it. */
export default class FigureReport extends FigureReportSchema {
  static visibleTo = scope((query, user: User) => {
    query.where('by_id', user.id)
  })
}
