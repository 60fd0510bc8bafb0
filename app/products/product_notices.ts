import type AuditEntry from '#app/audit/audit_entry'
import type { Notices } from '#app/notifications/notices'
import { applicantRoles, type Role } from '#app/users/roles'
import User from '#app/users/user'
import Product from './product.js'
import ResultRequest from './result_request.js'
import SharedResult from './shared_result.js'

const owners: Role[] = [...applicantRoles, 'bureau_handler']
const askers: Role[] = [...applicantRoles, 'district_reviewer']

export const productNotices: Notices = {
  'product.returned': {
    roles: owners,
    recipients: async ({ subjectId }) => person((await Product.findOrFail(subjectId)).createdById),
    params: async (entry) => {
      const { title } = await Product.findOrFail(entry.subjectId)
      return { title, opinion: entry.particulars.opinion ?? '' }
    },
    path: (entry) => `/products/${entry.subjectId}`,
  },
  'result_request.asked': aboutRequest(owners, ownersOf),
  'result_request.granted': aboutRequest(askers, askerOf),
  'result_request.refused': aboutRequest(askers, askerOf),
}

function aboutRequest(roles: Role[], recipients: (entry: AuditEntry) => Promise<User[]>): Notices[string] {
  return {
    ...{ roles, recipients },
    params: async (entry) => {
      const { result, request } = await resultOf(entry)
      return { title: result.title, asker: request.askerName, opinion: entry.particulars.opinion ?? '' }
    },
    path: ({ particulars }) => `/products/shared-results/${particulars.result}`,
  }
}

async function resultOf({ subjectId }: AuditEntry) {
  const request = await ResultRequest.findOrFail(subjectId)
  return { request, result: await SharedResult.findOrFail(request.resultId) }
}

function person(id: number) {
  return User.query().where({ id, isActive: true }) as Promise<User[]>
}

async function askerOf(entry: AuditEntry) {
  return person((await resultOf(entry)).request.userId)
}

async function ownersOf(entry: AuditEntry) {
  const { organizationId } = (await resultOf(entry)).result
  const people = User.query()
  if (organizationId === null) return people.withScopes((scopes) => scopes.active('bureau_handler')) as Promise<User[]>
  return people.where({ organizationId, isActive: true }) as Promise<User[]>
}
