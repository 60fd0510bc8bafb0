import { DateTime } from 'luxon'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import { findingsIn } from './publishing_checks.js'
import type { QuestionContent } from './question_content.js'
import QuestionSet from './question_set.js'
import QuestionVersion, { hashOf } from './question_version.js'

export type QuestionVersionState = 'draft' | 'published' | 'discarded'

/** A version is written, published once and then only read; a draft that leads nowhere is put away. */
export const questionVersionWorkflow = new Workflow(
  'question_version',
  'question_versions',
  {
    draft: { tone: 'waiting', waitsFor: ['bureau_handler'], group: 'draft' },
    published: { tone: 'good', waitsFor: null, group: 'published' },
    discarded: { tone: 'quiet', waitsFor: null, group: 'discarded' },
  },
  {
    publish: { from: ['draft'], to: 'published', recordedAs: 'question_version.published' },
    discard: { from: ['draft'], to: 'discarded', recordedAs: 'question_version.discarded' },
  } as const satisfies Record<
    string,
    { from: readonly QuestionVersionState[]; to: QuestionVersionState; recordedAs: string }
  >
)

export type SetFacts = Pick<QuestionSet, 'purpose' | 'nameZh' | 'nameEn'> & { builtIn?: string }

/** A new set with its first draft. */
export function createSet(facts: SetFacts, content: QuestionContent, by: Actor) {
  return inTransaction((trx) => createSetIn(trx, facts, content, by))
}

export async function createSetIn(trx: Trx, facts: SetFacts, content: QuestionContent, by: Actor) {
  const set = await QuestionSet.create({ ...facts, createdById: by.id }, { client: trx })
  return addDraft(trx, set.id, 1, content, by)
}

async function addDraft(trx: Trx, questionSetId: number, number: number, content: QuestionContent, by: Actor) {
  const fresh = { state: 'draft', version: 0, stateSince: DateTime.utc() } as const
  const draft = await QuestionVersion.create({ ...fresh, questionSetId, number, content }, { client: trx })
  await questionVersionWorkflow.tell(trx, 'question_version.drafted', draft.id, by, { number })
  return draft
}

/**
 * The next version, with the questions of the one before under the same ids. There is one draft at a time.
 *
 * @throws StepNotAllowed `draft_exists`
 */
export function draftNext({ questionSetId, content }: QuestionVersion, by: Actor) {
  return inTransaction(async (trx) => {
    await trx.from('question_sets').where({ id: questionSetId }).forUpdate().select('id')
    const versions = trx.from('question_versions').where({ question_set_id: questionSetId })
    if (await versions.clone().where({ state: 'draft' }).first()) throw new StepNotAllowed('draft', 'draft_exists')
    const [{ last }] = await versions.clone().max('number as last')
    return addDraft(trx, questionSetId, Number(last) + 1, content, by)
  })
}

type Change = {
  /** The version of the row on which somebody worked. */
  seen: number
  /** What changed, for the trail. */
  said: string
  change: (content: QuestionContent) => QuestionContent
}

/**
 * Writes on a draft. The same content again is no change.
 *
 * @returns the new version of the row
 * @throws StepNotAllowed `edited_meanwhile` when a colleague wrote in between
 */
export function writeDraft({ id }: Pick<QuestionVersion, 'id'>, by: Actor, { seen, said, change }: Change) {
  return inTransaction(async (trx) => {
    await questionVersionWorkflow.hold(trx, id, ['draft'], 'edit')
    const row = await QuestionVersion.findOrFail(id, { client: trx })
    const content = change(row.content)
    if (hashOf(content) === hashOf(row.content)) return row.version
    if (row.version !== seen) throw new StepNotAllowed('edit', 'edited_meanwhile')
    await row.merge({ content, version: row.version + 1 }).save()
    await touchSet(trx, row.questionSetId)
    await questionVersionWorkflow.tell(trx, 'question_version.changed', id, by, { opinion: said })
    return row.version
  })
}

function touchSet(trx: Trx, id: number) {
  return trx.from('question_sets').where({ id }).update({ updated_at: sqlTime() })
}

/** Fixes what is asked, for good. @throws StepNotAllowed `not_publishable`, `moved_on` */
export async function publishVersion(version: QuestionVersion, by: Actor, seen?: number) {
  await inTransaction((trx) => publishIn(trx, version, by, seen))
  await version.refresh()
}

/** The content is read in the transaction that fixes it, so that what is checked is what is hashed. */
export async function publishIn(trx: Trx, { id }: Pick<QuestionVersion, 'id'>, by: Actor, seen?: number) {
  await questionVersionWorkflow.hold(trx, id, ['draft'], 'publish')
  const row = await QuestionVersion.findOrFail(id, { client: trx })
  if (findingsIn(row.content).some(({ isWarning }) => !isWarning))
    throw new StepNotAllowed('publish', 'not_publishable')
  const contentHash = hashOf(row.content)
  await questionVersionWorkflow.takeIn(trx, 'publish', row, {
    ...{ by, version: seen, set: { content_hash: contentHash } },
    details: { number: row.number, hash: contentHash },
  })
  await touchSet(trx, row.questionSetId)
}

export function discardVersion(version: QuestionVersion, by: Actor, seen?: number) {
  return questionVersionWorkflow.take('discard', version, { by, version: seen })
}

/** Sets are renamed at any time: a name is not what was asked. Its newest version keeps the line in the trail. */
export function renameSet(set: QuestionSet, names: Pick<QuestionSet, 'nameZh' | 'nameEn'>, by: Actor) {
  return inTransaction(async (trx) => {
    const { id } = await QuestionVersion.query({ client: trx })
      .where({ questionSetId: set.id })
      .orderBy('number', 'desc')
      .firstOrFail()
    await set.useTransaction(trx).merge(names).save()
    await questionVersionWorkflow.tell(trx, 'question_version.set_renamed', id, by, { opinion: names.nameZh })
  })
}
