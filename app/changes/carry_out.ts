import i18nManager from '@adonisjs/i18n/services/main'
import { record } from '#app/audit/record'
import { isDuplicateKey, sqlTime, type Trx } from '#app/core/dialect'
import { issueCertificate } from '#app/designations/certificate'
import Designation from '#app/designations/designation'
import { designationWorkflow } from '#app/designations/designation_workflow'
import { recountNetwork } from '#app/designations/network_countings'
import { enterInRegister } from '#app/designations/register_entry'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type ChangeRequest from './change_request.js'
import { asLine, factsOf, isKeyChange, namedInWords, type Facts } from './change_facts.js'

const CURRENT = designationWorkflow.statesIn('current')
/** They belong to the institution, so that its other titles follow. */
const OF_INSTITUTION = ['unitName', 'uscc', 'hostType']
/** What the tallies of the network count by. */
const COUNTED = ['districtCode', 'parks']
const IN_COLUMNS: Record<string, string> = { unitName: 'name', districtCode: 'district_code', hostType: 'host_type' }

/**
 * Writes a change into the register: the title, the institution and its other titles, each with its line of the
 * register and, when a key field changed, with a new certificate.
 *
 * @throws StepNotAllowed `register_changed` when the register says something else by now than the request compares with;
 * `uscc_taken`
 */
export async function carryOutChange(trx: Trx, request: ChangeRequest, by: Actor, docNumber?: string | null) {
  const { after, reason: basis } = request
  await designationWorkflow.hold(trx, request.designationId, CURRENT, 'change')
  const titles = await Designation.query({ client: trx })
    .where('organizationId', request.organizationId)
    .whereIn('state', CURRENT)
    .preload('organization')
    .orderBy('id')
  const title = titles.find(({ id }) => id === request.designationId)!
  refuseStale(title, request)

  await changeInstitution(trx, title, by, after)
  await changeTitle(trx, title, by, after, { basis, docNumber })
  const shared = only(after, OF_INSTITUTION)
  for (const other of titles.filter(({ id }) => id !== title.id && Object.keys(shared).length > 0)) {
    await changeTitle(trx, other, by, shared, { basis, docNumber })
  }
  if (Object.keys(after).some((name) => COUNTED.includes(name))) await recountNetwork(trx)
}

function refuseStale(title: Designation, { before }: ChangeRequest) {
  const chinese = i18nManager.locale('zh-CN')
  const now = asLine(only(factsOf(title), Object.keys(before)), chinese)
  if (now !== asLine(before, chinese)) throw new StepNotAllowed('change', 'register_changed')
}

async function changeInstitution(trx: Trx, { organization }: Designation, by: Actor, after: Facts) {
  const columns = { ...inColumns(after), ...only(after, ['uscc']) }
  if (Object.keys(columns).length === 0) return
  try {
    await trx
      .from('organizations')
      .where({ id: organization.id })
      .update({
        ...columns,
        ...(after.districtCode ? { address: after.address } : {}),
        updated_at: sqlTime(),
      })
  } catch (error) {
    if (isDuplicateKey(error)) throw new StepNotAllowed('change', 'uscc_taken')
    throw error
  }
  const subject = { type: 'organization', id: organization.id }
  await record(trx, { action: 'organization.changed', subject, by, details: { ...columns } })
}

type Ground = { basis: string; docNumber?: string | null }

async function changeTitle(trx: Trx, title: Designation, by: Actor, after: Facts, ground: Ground) {
  const chinese = i18nManager.locale('zh-CN')
  const was = only(factsOf(title), Object.keys(after))
  const profile = Object.fromEntries(Object.entries(after).filter(([name]) => name !== 'uscc' && !IN_COLUMNS[name]))
  await trx
    .from('designations')
    .where({ id: title.id })
    .update({
      ...inColumns(after),
      profile: JSON.stringify({ ...title.profile, ...profile }),
      version: title.version + 1,
      updated_at: sqlTime(),
    })

  const [before, now] = [asLine(was, chinese), asLine(after, chinese)]
  const unit = { id: title.id, name: String(after.unitName ?? title.name) }
  await enterInRegister(trx, unit, by, { kind: 'change', before: clip(before), after: clip(now), ...ground })
  await designationWorkflow.tell(trx, 'designation.changed', title.id, by, {
    ...{ before, after: now, docNumber: ground.docNumber },
    opinion: changesInWords(was, after),
  })
  if (isKeyChange(after) && (await hasCertificate(trx, title))) await issueCertificate(trx, title.id)
}

/** 单位名称：甲 → 乙, one a line. */
function changesInWords(before: Facts, after: Facts) {
  const chinese = i18nManager.locale('zh-CN')
  const was = namedInWords(before, chinese)
  const lines = namedInWords(after, chinese).map(({ label, text }, at) => `${label}：${was[at].text} → ${text}`)
  return lines.join('\n')
}

/** Titles that others confer have none of ours. */
async function hasCertificate(trx: Trx, { id }: Designation) {
  return Boolean(await trx.from('certificates').where({ designation_id: id }).whereNull('replaced_at').first())
}

function inColumns(facts: Facts) {
  const named = Object.entries(facts).filter(([name]) => IN_COLUMNS[name])
  return Object.fromEntries(named.map(([name, value]) => [IN_COLUMNS[name], value]))
}

function only(facts: Facts, names: readonly string[]): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => names.includes(name)))
}

/** As long as the register's columns. */
function clip(text: string) {
  return text.length > 1000 ? `${text.slice(0, 999)}…` : text
}
