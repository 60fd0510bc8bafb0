import type { HttpContext } from '@adonisjs/core/http'
import type { ListedPoint } from './public_directory.js'

/**
 * What another module shows on the public page of a point: booking a consultation, satisfaction. Registered in
 * start/portal.ts; gets the public shape of the point and nothing else of it.
 */
export type PublicPointPanel = {
  /** A template of resources/views, for example `components/bookings/panel`. */
  template: string
  /** What the template gets beside `point`; null when there is nothing to show. */
  load(point: ListedPoint, ctx: HttpContext): Promise<Record<string, unknown> | null>
}

const panels: PublicPointPanel[] = []

export function registerPublicPointPanels(...added: PublicPointPanel[]) {
  panels.push(...added)
}

export async function panelsOf(point: ListedPoint, ctx: HttpContext) {
  const shown = []
  for (const { template, load } of panels) {
    const data = await load(point, ctx)
    if (data) shown.push({ template, data: { ...data, point } })
  }
  return shown
}
