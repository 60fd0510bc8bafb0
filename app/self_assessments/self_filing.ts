import { canonicalJson, sha256 } from '#app/core/canonical_json'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import { pointEvaluationWorkflow as workflow } from '#app/evaluations/point_evaluation_workflow'
import type { Actor } from '#app/users/actor'
import { closeOrder } from '#app/workflow/corrections'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { missingOf, type Missing } from './missing.js'
import { type FiledContent, SelfSubmission } from './self_assessment.js'
import { namedFaults, openAmong, refuseOutsidePeriod } from './self_draft.js'
import { answersOf, type Line, linesOf, type Piece, piecesOf, scoreIn, standingsFor } from './self_lines.js'

export const subjectOf = ({ id, state }: Pick<PointEvaluation, 'id' | 'state'>, round: number) => ({
  ...{ type: 'point_evaluation', id, round, state: state as string },
})

/** What was filed last, or null. */
export function newestFiling(evaluationId: number, client?: Trx) {
  return SelfSubmission.query({ client }).where({ evaluationId }).orderBy('number', 'desc').first()
}

/** 内容校验值: does what is stored still give the hash that it was filed under? */
export function submissionIsAsFiled({ content, contentHash }: Pick<SelfSubmission, 'content' | 'contentHash'>) {
  return sha256(canonicalJson(content)) === contentHash
}

export type Left = { line: Line; missing: Missing[] }

/** The lines that can be written now, each with what it lacks. */
export async function leftToDo(evaluation: PointEvaluation, lines: readonly Line[], client?: Trx): Promise<Left[]> {
  const faults = await namedFaults(evaluation, client)
  const open = openAmong(evaluation, faults)
  return lines
    .filter(({ indicator }) => open.includes(indicator.id))
    .map((line) => {
      const fault = faults.find(({ indicatorId }) => indicatorId === line.indicator.id)
      return { line, missing: missingOf(line, fault ? { answered: fault.answer } : {}) }
    })
}

/**
 * 提交自评, or 提交补正 of what the notice names: frozen with the hash of each file. Of two at once one is refused.
 *
 * @throws StepNotAllowed `self_closed`, `self_over`, `incomplete`, `moved_on`
 */
export async function fileSelf(evaluation: PointEvaluation, by: Actor & { id: number }, version = evaluation.version) {
  const step = evaluation.state === 'supplement' ? 'resubmit' : 'submit'
  refuseOutsidePeriod(evaluation, step)
  const standings = await standingsFor(evaluation)
  await inTransaction(async (trx) => {
    await workflow.hold(trx, evaluation.id, [evaluation.state], step)
    const lines = await linesOf(evaluation, { standings, client: trx })
    const left = await leftToDo(evaluation, lines, trx)
    if (left.some(({ missing }) => missing.length > 0)) throw new StepNotAllowed(step, 'incomplete')
    const former = await newestFiling(evaluation.id, trx)
    const open = left.map(({ line }) => line)
    const content = former && step === 'resubmit' ? replaced(former.content, open) : contentOf(lines)
    const kind = step === 'resubmit' ? 'supplement' : former ? 'reopened' : 'first'
    const hash = sha256(canonicalJson(content))
    await workflow.takeIn(trx, step, evaluation, {
      ...{ by, version, details: { round: (former?.number ?? 0) + 1, hash } },
      set: { content_hash: hash, filed_at: sqlTime() },
      also: async (inStep) => {
        await freeze(inStep, evaluation.id, { kind, content, number: (former?.number ?? 0) + 1, byId: by.id })
        if (step === 'resubmit') await closeOrder(inStep, subjectOf(evaluation, 0), 'answered')
      },
    })
  })
  await evaluation.refresh()
}

/** Answers and evidence as they stand, with the score that the rule gives where none was typed. */
function contentOf(lines: readonly Line[]): FiledContent {
  return {
    answers: Object.fromEntries(lines.map((line) => [line.indicator.id, { ...line.answer, score: scoreIn(line) }])),
    evidence: filedPieces(lines.flatMap(({ pieces }) => pieces)),
  }
}

/** Of a supplement only what the notice named is new. */
function replaced({ answers, evidence }: FiledContent, open: readonly Line[]): FiledContent {
  const now = contentOf(open)
  const ids = open.map(({ indicator }) => indicator.id)
  return {
    answers: { ...answers, ...now.answers },
    evidence: [...evidence.filter(({ indicator }) => !ids.includes(indicator)), ...now.evidence],
  }
}

function filedPieces(pieces: readonly Piece[]): FiledContent['evidence'] {
  return pieces.map(({ id, indicatorId, number, name, file: { sha256: sum } }) => ({
    ...{ id, indicator: indicatorId, number, name, sha256: sum },
  }))
}

type Freezing = { kind: SelfSubmission['kind']; content: FiledContent; number: number; byId: number | null }

async function freeze(trx: Trx, evaluationId: number, { kind, content, number, byId }: Freezing) {
  const contentHash = sha256(canonicalJson(content))
  await SelfSubmission.create({ evaluationId, number, kind, content, contentHash, byId }, { client: trx })
  await trx
    .from('self_evidence')
    .whereIn(
      'id',
      content.evidence.map(({ id }) => id)
    )
    .update({ is_filed: true })
  return contentHash
}

/**
 * 按已报材料: of a point that never filed, what it has typed is kept as it is. Where something was filed, that stands.
 * For the step that closes filing, in its transaction.
 */
export async function fileAsIs(trx: Trx, { id }: Pick<PointEvaluation, 'id'>) {
  if (await newestFiling(id, trx)) return
  const content = { answers: await answersOf(id, trx), evidence: filedPieces(await piecesOf(id, { client: trx })) }
  const contentHash = await freeze(trx, id, { kind: 'as_filed', content, number: 1, byId: null })
  await trx.from('point_evaluations').where({ id }).update({ content_hash: contentHash })
}
