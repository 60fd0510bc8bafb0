import { scope } from '@adonisjs/lucid/orm'
import { OutsideFigureSchema } from '#database/schema'
import config from '#config/outside_figures'
import { WHOLE_CITY } from '#app/tallies/countings'
import type User from '#app/users/user'
import type { FigureState } from './outside_figure_workflow.js'

export type OutsideMeasure = keyof typeof config.measures

export const outsideMeasures = Object.keys(config.measures) as OutsideMeasure[]

/** A figure that another system counted, as somebody or something reported it. */
export default class OutsideFigure extends OutsideFigureSchema {
  declare measure: OutsideMeasure
  declare state: FigureState
  declare via: 'form' | 'upload' | 'api'
  declare value: number
  declare base: number | null

  /** The bureau sees all, a district the city's and its own. */
  static visibleTo = scope((query, user: User) => {
    if (user.isBureau) return
    if (user.seesDistrict) query.whereIn('district_code', [WHOLE_CITY, user.seesDistrict])
    else query.whereRaw('1 = 0')
  })

  /** Per cent of a share, to two decimals; else the value itself. */
  get shown() {
    return this.base ? Math.round((Number(this.value) * 10_000) / Number(this.base)) / 100 : Number(this.value)
  }
}

export function isShare(measure: string) {
  return measure in config.measures && 'isShare' in config.measures[measure as OutsideMeasure]
}
