import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import type SurveyOpenLink from './survey_open_link.js'

/** 评价二维码: one for each point and wave. */
export function openLinkList(i18n: Pick<I18n, 't'>): ListDefinition<ModelQueryBuilderContract<typeof SurveyOpenLink>> {
  const text = (key: string) => i18n.t(`survey_answers.open.columns.${key}`)
  return {
    columns: [
      { key: 'point', text: text('point'), fixed: true, value: ({ designation }) => designation.name },
      { key: 'wave', text: text('wave'), value: ({ wave }) => wave.name },
      {
        key: 'standing',
        text: text('standing'),
        value: (link) => i18n.t(`survey_answers.open.${link.isOn ? 'on' : 'off'}`),
      },
      { key: 'action', text: text('action'), hidden: true, fixed: true },
    ],
    search: (query, words) => query.whereHas('designation', (point) => void whereContains(point, ['name'], words)),
    searchHint: text('point'),
    filters: {},
    sorts: { newest: 'wave_id' },
    defaultSort: '-newest',
  }
}
