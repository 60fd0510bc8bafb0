import type { HttpContext } from '@adonisjs/core/http'
import type Organization from './organization.js'

/**
 * What another module shows on the pages of an institution, its own and the bureau's. This module imports none of
 * those: they are registered in start/designations.ts.
 */
export type OrganizationPanel = {
  /** A template of resources/views, for example `components/titles/of_organization`. */
  template: string
  /** What the template gets; null when there is nothing to show to this person. */
  load(organization: Organization, ctx: HttpContext): Promise<Record<string, unknown> | null>
}

const panels: OrganizationPanel[] = []

export function registerOrganizationPanels(...added: OrganizationPanel[]) {
  panels.push(...added)
}

export async function organizationPanelsOf(organization: Organization, ctx: HttpContext) {
  const shown = []
  for (const { template, load } of panels) {
    const data = await load(organization, ctx)
    if (data) shown.push({ template, data })
  }
  return shown
}
