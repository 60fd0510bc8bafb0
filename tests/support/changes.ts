import { Readable } from 'node:stream'
import type { ApiClient } from '@japa/api-client'
import { makeFile } from '#database/demo/files'
import { keepFile, receiveFile } from '#app/attachments/store_file'
import { prepareRequest, submitRequest, type Wish } from '#app/changes/ask_change'
import { factsOf } from '#app/changes/change_facts'
import { proofRule } from '#app/changes/change_files'
import ChangeRequest from '#app/changes/change_request'
import { ruleOnChange } from '#app/changes/rule_on_change'
import Designation from '#app/designations/designation'
import type User from '#app/users/user'
import { actor } from './applications.js'
import { makeDesignation } from './designations.js'
import { inDays } from './stand_ins.js'
import type { World } from '../world.js'

export const PROFILE = {
  address: '北京市海淀区燕麓路 12 号',
  longitude: 116.31,
  latitude: 39.99,
  landline: '010-62510001',
  website: 'https://yanlu.example',
  hours: { mon: { open: '09:00', close: '17:00' } },
  fields: ['patent', 'trademark'],
  services: [{ name: '专利检索指导', level: 'basic', price: 'free' }],
  industries: ['new_it'],
  parks: ['zgc_haidian'],
}

/** The title of 海淀 with all that the public may know, made when it is not there yet. */
export async function titleOf({ organizations: { haidian } }: World) {
  const found = await Designation.findBy('organizationId', haidian.id)
  const { id } = found ?? (await makeDesignation(haidian, { profile: PROFILE }))
  return Designation.query().where({ id }).preload('organization').firstOrFail()
}

/** What the form of a change sends when nothing but these was overwritten. */
export async function typedChange(world: World, changed: Record<string, unknown> = {}) {
  const facts = factsOf(await titleOf(world))
  return { kind: 'change', happenedOn: inDays(-3), reason: '办公区装修后启用新的咨询电话。', ...facts, ...changed }
}

/** The same as fields of a form with files. */
export function fieldsOf(value: unknown, name = ''): [string, string][] {
  if (value === null || value === undefined) return []
  if (typeof value !== 'object') return [[name, String(value)]]
  return Object.entries(value).flatMap(([key, part]) => fieldsOf(part, name ? `${name}[${key}]` : key))
}

/** Asks as a browser does: the whole form, with or without a file of proof. */
export async function post(client: ApiClient, path: string, user: User, typed: object, proof = false) {
  let request = client.post(path)
  for (const [name, value] of fieldsOf(typed)) request = request.field(name, value)
  if (proof) request = request.file('proof[]', await makeFile('pdf', '变更通知书'), { filename: '变更通知书.pdf' })
  return request.redirects(0).withCsrfToken().loginAs(user)
}

const WISHES: Record<string, () => Omit<Wish, 'before' | 'after'> & { changes?: Record<string, unknown> }> = {
  simple: () => ({
    kind: 'change',
    reason: '办公区装修后启用新的咨询电话。',
    happenedOn: inDays(-3),
    changes: { landline: '010-62519999' },
  }),
  key: () => ({
    kind: 'change',
    reason: '经主管部门批准更名。',
    happenedOn: inDays(-3),
    changes: { unitName: '燕麓大学知识产权信息中心' },
  }),
  suspension: () => ({
    kind: 'suspension',
    ground: 'relocation',
    reason: '馆舍整体搬迁，期间无法接待。',
    fromDay: inDays(0),
    untilDay: inDays(60),
  }),
  deregistration: () => ({ kind: 'deregistration', ground: 'own_request', reason: '机构职能调整，不再承担网点工作。' }),
}

/** A request of 海淀, drafted by its operator; a key change comes with its proof. */
export async function makeRequest(world: World, which: 'simple' | 'key' | 'suspension' | 'deregistration', more = {}) {
  const { operator } = world.people
  const title = await titleOf(world)
  const { changes = {}, ...wish } = { ...WISHES[which](), ...more } as ReturnType<(typeof WISHES)['key']>
  const facts = factsOf(title)
  const before = Object.fromEntries(Object.keys(changes).map((name) => [name, facts[name] ?? null]))
  const request = await prepareRequest(
    title,
    actor(operator),
    { ...wish, before, after: changes },
    async (trx, row) => {
      if (which !== 'key') return
      const received = await receiveFile(
        Readable.from([await makeFile('pdf', '变更通知书')]),
        '变更通知书.pdf',
        proofRule
      )
      const owner = { subjectType: 'change_request', subjectId: row.id, purpose: 'proof' }
      await keepFile(
        trx,
        received,
        { ...owner, organizationId: row.organizationId, uploadedById: operator.id },
        actor(operator)
      )
    }
  )
  return ChangeRequest.findOrFail(request.id)
}

/** The same, handed in by the principal. */
export async function submittedRequest(world: World, which: Parameters<typeof makeRequest>[1], more = {}) {
  const request = await makeRequest(world, which, more)
  await submitRequest(request, actor(world.people.principal))
  return request
}

/** The same, verified by the handler. */
export async function verifiedRequest(world: World, which: 'key' | 'deregistration', more = {}) {
  const request = await submittedRequest(world, which, more)
  await ruleOnChange(request, 'pass', actor(world.people.handler), { opinion: '材料与登记信息一致，建议同意。' })
  return request
}

/** A suspension that the handler granted. */
export async function grantedSuspension(world: World, days: { fromDay?: string; untilDay?: string } = {}) {
  const request = await submittedRequest(world, 'suspension', days)
  await ruleOnChange(request, 'grant', actor(world.people.handler), { opinion: '情况属实，同意暂停。' })
  return request
}

/** Requests of every kind to look at, in the state of each page. */
export async function furnishedChanges(world: World) {
  const title = await titleOf(world)
  const prepared = await makeRequest(world, 'simple')
  const suspension = await submittedRequest(world, 'suspension', { fromDay: inDays(5) })
  const deregistration = await verifiedRequest(world, 'deregistration')
  const { chaoyang } = world.organizations
  const { chaoyangPrincipal } = world.people
  const elsewhere = {
    ...world,
    organizations: { ...world.organizations, haidian: chaoyang },
    people: { ...world.people, operator: chaoyangPrincipal, principal: chaoyangPrincipal },
  }
  const key = await submittedRequest(elsewhere, 'key', { happenedOn: inDays(-50) })
  return { title, prepared, suspension, deregistration, key }
}
