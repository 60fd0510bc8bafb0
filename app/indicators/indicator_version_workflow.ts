import { DateTime } from 'luxon'
import { inTransaction, sqlTime, type Beside, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import type { IndicatorContent } from './indicator_content.js'
import IndicatorSystem from './indicator_system.js'
import IndicatorVersion, { hashOf } from './indicator_version.js'
import type { IndicatorVersionState } from './indicator_version_states.js'
import { findingsIn } from './publishing_checks.js'

type Steps = Record<string, { from: readonly IndicatorVersionState[]; to: IndicatorVersionState; recordedAs: string }>

/** A version is written, handed in, published once and then only read; in the end no cycle takes it any more. */
export const indicatorVersionWorkflow = new Workflow(
  'indicator_version',
  'indicator_versions',
  {
    draft: { tone: 'waiting', waitsFor: ['bureau_handler'], group: 'draft' },
    proposed: { tone: 'info', waitsFor: ['division_head'], group: 'draft' },
    published: { tone: 'good', waitsFor: null, group: 'published' },
    retired: { tone: 'quiet', waitsFor: null, group: 'over' },
    discarded: { tone: 'quiet', waitsFor: null, group: 'over' },
  },
  {
    propose: { from: ['draft'], to: 'proposed', recordedAs: 'indicator_version.proposed' },
    giveBack: { from: ['proposed'], to: 'draft', recordedAs: 'indicator_version.given_back' },
    publish: { from: ['proposed'], to: 'published', recordedAs: 'indicator_version.published' },
    retire: { from: ['published'], to: 'retired', recordedAs: 'indicator_version.retired' },
    discard: { from: ['draft'], to: 'discarded', recordedAs: 'indicator_version.discarded' },
  } as const satisfies Steps
)

export type SystemFacts = Pick<IndicatorSystem, 'nameZh' | 'nameEn'> & { builtIn?: string }

/** A new system with its first draft. */
export function createSystem(facts: SystemFacts, year: number, content: IndicatorContent, by: Actor) {
  return inTransaction((trx) => createSystemIn(trx, facts, year, content, by))
}

export async function createSystemIn(trx: Trx, facts: SystemFacts, year: number, content: IndicatorContent, by: Actor) {
  const { id } = await IndicatorSystem.create({ ...facts, createdById: by.id }, { client: trx })
  return addDraft(trx, { indicatorSystemId: id, number: 1, year, content }, by)
}

type DraftFacts = Pick<IndicatorVersion, 'indicatorSystemId' | 'number' | 'year' | 'content'>

async function addDraft(trx: Trx, facts: DraftFacts, by: Actor) {
  const fresh = { state: 'draft', version: 0, stateSince: DateTime.utc(), createdById: by.id } as const
  const draft = await IndicatorVersion.create({ ...facts, ...fresh }, { client: trx })
  const { number, year } = facts
  await indicatorVersionWorkflow.begin(trx, draft, by, 'indicator_version.drafted', { number, year })
  return draft
}

/**
 * The next version begins as this one, with its indicators under the same ids. There is one draft at a time.
 *
 * @throws StepNotAllowed `draft_exists`
 */
export function draftNext({ indicatorSystemId, content }: IndicatorVersion, year: number, by: Actor, also?: Beside) {
  return inTransaction(async (trx) => {
    await trx.from('indicator_systems').where({ id: indicatorSystemId }).forUpdate().select('id')
    const versions = trx.from('indicator_versions').where({ indicator_system_id: indicatorSystemId })
    const open = await versions.clone().whereIn('state', indicatorVersionWorkflow.statesIn('draft')).first()
    if (open) throw new StepNotAllowed('draft', 'draft_exists')
    const [{ last }] = await versions.clone().max('number as last')
    const draft = await addDraft(trx, { indicatorSystemId, number: Number(last) + 1, year, content }, by)
    await also?.(trx, draft.id)
    return draft
  })
}

type Change = {
  /** The version of the row on which somebody worked. */
  seen: number
  /** What changed, for the trail. */
  said: string
  change: (content: IndicatorContent) => IndicatorContent
}

/**
 * Writes on a draft. The same content again is no change.
 *
 * @returns the new version of the row
 * @throws StepNotAllowed `edited_meanwhile` when a colleague wrote in between
 */
export function writeDraft({ id }: Pick<IndicatorVersion, 'id'>, by: Actor, { seen, said, change }: Change) {
  return inTransaction(async (trx) => {
    await indicatorVersionWorkflow.hold(trx, id, ['draft'], 'edit')
    const row = await IndicatorVersion.findOrFail(id, { client: trx })
    const content = change(row.content)
    if (hashOf(content) === hashOf(row.content)) return row.version
    if (row.version !== seen) throw new StepNotAllowed('edit', 'edited_meanwhile')
    await row.merge({ content, version: row.version + 1 }).save()
    await indicatorVersionWorkflow.tell(trx, 'indicator_version.changed', id, by, { opinion: said })
    return row.version
  })
}

type Taking = { seen?: number; opinion?: string | null }

/** @throws StepNotAllowed `not_publishable`, `moved_on` */
export async function proposeVersion(version: IndicatorVersion, by: Actor, taking: Taking = {}) {
  await inTransaction((trx) => proposeIn(trx, version, by, taking))
  await version.refresh()
}

export async function proposeIn(trx: Trx, { id }: Pick<IndicatorVersion, 'id'>, by: Actor, { seen }: Taking = {}) {
  await indicatorVersionWorkflow.hold(trx, id, ['draft'], 'propose')
  const row = await publishable(trx, id, 'propose')
  await indicatorVersionWorkflow.takeIn(trx, 'propose', row, { by, version: seen })
}

/** The content is read in the transaction that fixes it, so that what is checked is what is hashed. */
async function publishable(trx: Trx, id: number, step: string) {
  const row = await IndicatorVersion.findOrFail(id, { client: trx })
  if (findingsIn(row.content).some(({ isWarning }) => !isWarning)) throw new StepNotAllowed(step, 'not_publishable')
  return row
}

/** Fixes by what points are evaluated, for good. @throws StepNotAllowed `not_publishable`, `moved_on` */
export async function publishVersion(version: IndicatorVersion, by: Actor, taking: Taking = {}) {
  await inTransaction((trx) => publishIn(trx, version, by, taking))
  await version.refresh()
}

export async function publishIn(
  trx: Trx,
  { id }: Pick<IndicatorVersion, 'id'>,
  by: Actor,
  { seen, opinion }: Taking = {}
) {
  await indicatorVersionWorkflow.hold(trx, id, ['proposed'], 'publish')
  const row = await publishable(trx, id, 'publish')
  const contentHash = hashOf(row.content)
  await indicatorVersionWorkflow.takeIn(trx, 'publish', row, {
    ...{ by, version: seen, set: { content_hash: contentHash } },
    details: { number: row.number, hash: contentHash, ...(opinion ? { opinion } : {}) },
  })
}

export function giveBackVersion(version: IndicatorVersion, by: Actor, taking: Taking) {
  return take('giveBack', version, by, taking)
}

/** Cycles that use it go on; new ones do not take it. */
export function retireVersion(version: IndicatorVersion, by: Actor, taking: Taking) {
  return take('retire', version, by, taking)
}

export function discardVersion(version: IndicatorVersion, by: Actor, taking: Taking) {
  return take('discard', version, by, taking)
}

function take(
  step: 'giveBack' | 'retire' | 'discard',
  version: IndicatorVersion,
  by: Actor,
  { seen, opinion }: Taking
) {
  const details = opinion ? { opinion } : {}
  return indicatorVersionWorkflow.take(step, version, { by, version: seen, details })
}

/** Names and year are no content: the draft says for which year it is. */
export function changeFacts(
  { id }: IndicatorVersion,
  by: Actor,
  { seen, year, ...names }: { seen: number; year: number } & Pick<IndicatorSystem, 'nameZh' | 'nameEn'>
) {
  return inTransaction(async (trx) => {
    await indicatorVersionWorkflow.hold(trx, id, ['draft'], 'edit')
    const row = await IndicatorVersion.findOrFail(id, { client: trx })
    if (row.version !== seen) throw new StepNotAllowed('edit', 'edited_meanwhile')
    await row.merge({ year, version: row.version + 1 }).save()
    await trx
      .from('indicator_systems')
      .where({ id: row.indicatorSystemId })
      .update({ name_zh: names.nameZh, name_en: names.nameEn, updated_at: sqlTime() })
    await indicatorVersionWorkflow.tell(trx, 'indicator_version.changed', id, by, {
      opinion: `${names.nameZh} ${year}`,
    })
    return row.version
  })
}
