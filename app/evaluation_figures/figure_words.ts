import type { I18n } from '@adonisjs/i18n'
import { formatNumber, NOTHING } from '#app/core/format'
import { roundHalfUp } from '#app/survey_results/levels'
import { definitionOf } from './figure_definitions.js'

type Words = Pick<I18n, 't'>

/** 增减(%): null where one of them is unknown, or there was nothing. */
export function changePercent(now: number | null, before: number | null) {
  if (now === null || before === null || before === 0) return null
  return roundHalfUp(((now - before) / before) * 100)
}

export const figureName = (key: string, i18n: Words) => i18n.t(`evaluation_figures.figures.${key}.name`)

export const unitOf = (key: string, i18n: Words) => i18n.t(`evaluation_figures.units.${definitionOf(key)!.unit}`)

/** As pages show values: no decimals that say nothing, 是 and 否 in words. */
export function wordsFor(i18n: Words) {
  const number = (value: number | null) =>
    value === null ? NOTHING : formatNumber(value, Number.isInteger(value) ? 0 : 2)
  return {
    number,
    percent: (value: number | null) => (value === null ? NOTHING : `${value > 0 ? '+' : ''}${number(value)}%`),
    shown(key: string, value: number | null) {
      const { unit } = definitionOf(key)!
      if (unit === 'yes' && value !== null)
        return value ? i18n.t('evaluation_figures.yes') : i18n.t('evaluation_figures.no')
      return unit === 'percent' && value !== null ? `${number(value)}%` : number(value)
    },
  }
}
