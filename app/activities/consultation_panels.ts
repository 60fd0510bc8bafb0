import type { HttpContext } from '@adonisjs/core/http'
import type Consultation from './consultation.js'

/** What another module shows on the page of an entry. Registered in start/ratings.ts. */
export type ConsultationPanel = {
  /** A template of resources/views. */
  template: string
  /** What the template gets beside `consultation`; null when there is nothing to show to this person. */
  load(consultation: Consultation, ctx: HttpContext): Promise<Record<string, unknown> | null>
}

const panels: ConsultationPanel[] = []

export function registerConsultationPanels(...added: ConsultationPanel[]) {
  panels.push(...added)
}

export async function panelsOf(consultation: Consultation, ctx: HttpContext) {
  const shown = []
  for (const { template, load } of panels) {
    const data = await load(consultation, ctx)
    if (data) shown.push({ template, data: { ...data, consultation } })
  }
  return shown
}
