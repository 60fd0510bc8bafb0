import type { I18n } from '@adonisjs/i18n'
import type { LucidModel, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { titleKinds } from './external_title.js'

/**
 * A filter for ledgers of institutions: rows of those that held a title of this kind at the end of the year of the row,
 * as the yearly report counts them.
 *
 * @param day the column of the day that says the year
 */
export function titleFilter<Q extends ModelQueryBuilderContract<LucidModel>>(day: string, i18n: Pick<I18n, 't'>) {
  return {
    kind: 'choice' as const,
    label: i18n.t('external_titles.held_by'),
    options: titleKinds.map((value) => ({ value, text: i18n.t(`external_titles.kinds.${value}`) })),
    apply: (query: Q, kind: string) => {
      const { table } = query.model
      const yearEnd = `concat(substr(${table}.${day}, 1, 4), '-12-31')`
      query.whereExists((held) => {
        held.from('external_titles').where('external_titles.kind', kind)
        held.whereColumn('external_titles.organization_id', `${table}.organization_id`)
        held.whereRaw(`external_titles.granted_on <= ${yearEnd}`)
        held.whereRaw(`(external_titles.ended_on is null or external_titles.ended_on > ${yearEnd})`)
      })
    },
  }
}
