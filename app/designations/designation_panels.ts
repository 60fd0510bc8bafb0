import type { HttpContext } from '@adonisjs/core/http'
import type Designation from './designation.js'

/**
 * What another module shows on the page of a designation, with its buttons. This module imports none of those: they are
 * registered in start/designations.ts.
 */
export type DesignationPanel = {
  /** A template of resources/views, for example `components/changes/panel`. */
  template: string
  /** What the template gets beside `designation`; null when there is nothing to show to this person. */
  load(designation: Designation, ctx: HttpContext): Promise<Record<string, unknown> | null>
}

const panels: DesignationPanel[] = []

export function registerDesignationPanels(...added: DesignationPanel[]) {
  panels.push(...added)
}

export async function panelsOf(designation: Designation, ctx: HttpContext) {
  const shown = []
  for (const { template, load } of panels) {
    const data = await load(designation, ctx)
    if (data) shown.push({ template, data: { ...data, designation } })
  }
  return shown
}
