import CaseCall from '#app/case_calls/case_call'
import { machineTime } from '#app/core/format'
import Designation from '#app/designations/designation'
import PointApplication from '#app/service_points/point_application'
import { RUNNING } from './announcements.js'

/** A page for search engines; without `changed` where nobody knows when it changed last. */
export type PublicPage = { path: string; changed?: string }

/** Pages that stand at a fixed address, or one for each row of something. */
export type PublicPages = { paths: readonly string[] } | { under: string; pages(): Promise<PublicPage[]> }

const registered: PublicPages[] = []

/** Modules are registered in start/public_pages.ts. What is not, search engines are asked to leave alone. */
export function registerPublicPages(...added: PublicPages[]) {
  registered.push(...added)
}

/** Every page that anybody should find. */
export async function allPublicPages(): Promise<PublicPage[]> {
  const groups = await Promise.all(
    registered.map(async (group) => ('paths' in group ? group.paths.map((path) => ({ path })) : group.pages()))
  )
  return groups.flat()
}

/** Where they lie: fixed addresses, and the beginnings of the others. */
export function publicPaths() {
  return registered.flatMap((group) => ('paths' in group ? group.paths : [group.under]))
}

/** The page of each point in force. */
export const pointPages: PublicPages = {
  under: '/points/',
  pages: async () => {
    const rows = await Designation.query()
      .withScopes((scopes) => scopes.inForce())
      .select('id', 'updated_at')
      .orderBy('id')
    return rows.map(({ id, updatedAt }) => ({ path: `/points/${id}`, changed: machineTime(updatedAt) }))
  },
}

/** The notice of each call for cases, also of years that are over. */
export const callPages: PublicPages = {
  under: '/case-notices/',
  pages: async () => {
    const rows = await CaseCall.query()
      .withScopes((scopes) => scopes.published())
      .select('id', 'updated_at')
      .orderBy('id')
    return rows.map(({ id, updatedAt }) => ({ path: `/case-notices/${id}`, changed: machineTime(updatedAt) }))
  },
}

/** The page of each running notice. */
export const noticePages: PublicPages = {
  under: '/notices/',
  pages: async () => {
    const rows = await PointApplication.query()
      .whereIn('state', [...RUNNING])
      .select('id', 'state_since')
      .orderBy('id')
    return rows.map(({ id, stateSince }) => ({ path: `/notices/${id}`, changed: machineTime(stateSince) }))
  },
}
