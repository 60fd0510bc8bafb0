import { DateTime } from 'luxon'
import i18nManager from '@adonisjs/i18n/services/main'
import type { Answers } from '#app/core/form'
import { answersOf } from '#app/core/form_answers'
import { inTransaction, type Trx } from '#app/core/dialect'
import type Organization from '#app/organizations/organization'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import ExternalTitle from './external_title.js'
import { externalTitleForm as form } from './external_title_form.js'

/** The city only notes what others decide: a title is held until it ends, and what is noted of it can be put right. */
export const externalTitleWorkflow = new Workflow(
  'external_title',
  'external_titles',
  {
    held: { tone: 'good', waitsFor: null, group: 'held' },
    ended: { tone: 'quiet', waitsFor: null, group: 'ended' },
  },
  {
    revise: { from: ['held'], to: 'held', recordedAs: 'external_title.revised' },
    end: { from: ['held'], to: 'ended', recordedAs: 'external_title.ended' },
  }
)

/** @param facts checked answers of the form */
export function recordTitle(organization: Organization, by: Actor & { id: number }, facts: Answers) {
  return inTransaction((trx) => recordTitleIn(trx, organization, by, facts))
}

/**
 * The same as a part of something larger.
 *
 * @throws StepNotAllowed `title_held` when the institution holds one of this kind
 */
export async function recordTitleIn(trx: Trx, organization: Organization, by: Actor & { id: number }, facts: Answers) {
  /** Two at once for the same institution wait for each other. */
  await trx.from('organizations').where({ id: organization.id }).forUpdate().select('id').first()
  const same = ExternalTitle.query({ client: trx }).where({ organizationId: organization.id, kind: facts.kind })
  if (await same.where('state', 'held').first()) throw new StepNotAllowed('record', 'title_held')
  const title = await ExternalTitle.create(
    {
      ...facts,
      ...factsOfHost(organization),
      organizationId: organization.id,
      state: 'held',
      version: 0,
      stateSince: DateTime.utc(),
      createdById: by.id,
    },
    { client: trx }
  )
  const opinion = answersOf(form, facts, chinese()).flatMap(({ items }) => items)
  await externalTitleWorkflow.tell(trx, 'external_title.recorded', title.id, by, {
    opinion: opinion.flatMap(({ label, text }) => (text === '—' ? [] : `${label}：${text}`)).join('；'),
  })
  return title
}

/**
 * Puts right or carries on what is noted; what it was before stays in the trail.
 *
 * @throws StepNotAllowed `nothing_changed`
 */
export async function reviseTitle(
  title: ExternalTitle,
  by: Actor,
  { facts, reason, version }: { facts: Answers; reason: string; version?: number }
) {
  const changes = changesOf(title, facts)
  if (changes.length === 0) throw new StepNotAllowed('revise', 'nothing_changed')
  await externalTitleWorkflow.take('revise', title, {
    by,
    version,
    details: { opinion: `${changes.join('；')}。${reason}` },
    also: async (trx) => {
      const row = await ExternalTitle.findOrFail(title.id, { client: trx })
      await row.merge(facts).save()
    },
  })
}

export function endTitle(
  title: ExternalTitle,
  by: Actor,
  { endedOn, endReason, version }: { endedOn: string; endReason: string; version?: number }
) {
  const set = { ended_on: endedOn }
  return externalTitleWorkflow.take('end', title, { by, version, set, details: { opinion: endReason } })
}

const factsOfHost = ({ name, districtCode, hostType }: Organization) => ({ orgName: name, districtCode, hostType })

const chinese = () => i18nManager.locale('zh-CN')

/** 所处阶段：筹建 → 正式运行 */
function changesOf(title: ExternalTitle, facts: Answers) {
  const [before, after] = [titleFacts(title), facts].map((answers) =>
    answersOf(form, answers, chinese()).flatMap(({ items }) => items)
  )
  return before.flatMap(({ label, text }, at) =>
    text === after[at].text ? [] : `${label}：${text} → ${after[at].text}`
  )
}

/** What the form shows of a row. */
export function titleFacts(title: ExternalTitle): Answers {
  const values = form.fields.map(({ name }) => [name, title.$attributes[name] ?? null])
  const dayOf = (day: DateTime | null) => day?.toISODate() ?? null
  return {
    ...Object.fromEntries(values),
    grantedOn: dayOf(title.grantedOn),
    validUntil: dayOf(title.validUntil),
  }
}
