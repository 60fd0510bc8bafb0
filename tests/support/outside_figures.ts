import OutsideFigure from '#app/outside_figures/outside_figure'
import type { FigureFacts } from '#app/outside_figures/outside_figure_form'
import { enterFigures } from '#app/outside_figures/outside_figure_workflow'
import { scopeOf } from '#app/outside_figures/figure_scopes'
import { makeApiKey } from './api_keys.js'
import { actor } from './applications.js'
import type { World } from '../world.js'

export function figureFacts(more: Partial<FigureFacts> = {}): FigureFacts {
  const period = more.period ?? '2025-03'
  return {
    ...{ measure: 'platform_visits', source: 'city_platform', period, year: Number(period.slice(0, 4)) },
    ...{ districtCode: '110000', value: 160_000, base: null, asOf: `${period.slice(0, 4)}-12-31`, note: null },
    ...more,
  }
}

export async function enterFigure({ people }: World, more: Partial<FigureFacts> = {}, reason?: string) {
  const [{ id }] = await enterFigures([figureFacts(more)], { by: actor(people.handler), via: 'form', reason })
  return OutsideFigure.findOrFail(id)
}

/** A key that speaks for one source. */
export function figureKey({ people }: World, source = 'city_platform') {
  return makeApiKey(people.administrator, { holder: '平台运维', scopes: [scopeOf(source)] })
}
