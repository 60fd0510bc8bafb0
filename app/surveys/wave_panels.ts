import type { HttpContext } from '@adonisjs/core/http'
import type SurveyWave from './survey_wave.js'

/**
 * What another room shows and offers on the page of a wave: answers to be cleaned, results to be reviewed. Registered in
 * start/surveys.ts. A panel names its own forms; their routes are authorized by its room.
 */
export type WavePanel = {
  /** A template of resources/views, for example `components/survey_answers/panel`; it reads `panel.data`. */
  template: string
  /** What the template gets as `panel.data`, beside `wave`; null when there is nothing to show to this reader. */
  load(wave: SurveyWave, ctx: HttpContext): Promise<Record<string, unknown> | null>
}

const panels: WavePanel[] = []

export function registerWavePanels(...added: WavePanel[]) {
  panels.push(...added)
}

export async function wavePanels(wave: SurveyWave, ctx: HttpContext) {
  const shown = []
  for (const { template, load } of panels) {
    const data = await load(wave, ctx)
    if (data) shown.push({ template, data: { ...data, wave } })
  }
  return shown
}
