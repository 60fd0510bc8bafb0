import { Readable } from 'node:stream'
import db from '@adonisjs/lucid/services/db'
import { inTransaction } from '#app/core/dialect'
import { keepFile, receiveFile } from '#app/attachments/store_file'
import { canonicalJson, sha256 } from '#app/core/canonical_json'
import EvaluationCycle from '#app/evaluations/evaluation_cycle'
import { evaluationCycleWorkflow } from '#app/evaluations/evaluation_cycle_workflow'
import PointEvaluation from '#app/evaluations/point_evaluation'
import { pointEvaluationWorkflow } from '#app/evaluations/point_evaluation_workflow'
import EvaluationSeat, { EvaluationPanel, type Sheet } from '#app/evaluation_scoring/evaluation_seat'
import { beginPanelIn, openPanel } from '#app/evaluation_scoring/evaluation_panel_workflow'
import { reopenSheet, submitSheet } from '#app/evaluation_scoring/evaluation_seat_workflow'
import { allocatePoints, freezePoints } from '#app/evaluation_scoring/point_allocation'
import { taskOf } from '#app/evaluation_scoring/sheet_task'
import Assignment from '#app/experts/assignment'
import { drawFor, freezeCandidates } from '#app/experts/draw_workflow'
import { acceptInvitation } from '#app/experts/invitation_workflow'
import type { ExpertProfile } from '#app/experts/expert_form'
import { SelfSubmission } from '#app/self_assessments/self_assessment'
import { PASSWORD, type World } from '../world.js'
import { actor } from './applications.js'
import { evaluationCycle, filed } from './evaluations.js'
import { invitationsOf, makeExpert } from './experts.js'

type Parts = { experts?: number; others?: number; year?: number; profiles?: Partial<ExpertProfile>[] }

/** A cycle in its formal check whose points have filed, and experts who said yes to its panel. */
export async function preparedPanel(world: World, { others = 2, year, ...parts }: Parts = {}) {
  const made = await evaluationCycle(world, { state: 'formal_check', others, year })
  const { content } = made.version
  for (const evaluation of made.evaluations) await filed(evaluation, content)
  return { ...made, content, by: actor(world.people.handler), panel: await panelFor(world, made.cycle, parts) }
}

/** Experts drawn for a cycle, who all said yes. */
export async function panelFor(world: World, cycle: EvaluationCycle, { experts = 5, profiles = [] }: Parts = {}) {
  for (let n = 0; n < experts; n++) await makeExpert(world, profiles[n])
  const by = actor(world.people.handler)
  const { id } = await openPanel(cycle, by, experts)
  const { assignmentId } = await panelAgain(id)
  await freezeCandidates(await Assignment.findOrFail(assignmentId!), by)
  await drawFor(await Assignment.findOrFail(assignmentId!), by)
  for (const invitation of await invitationsOf({ id: assignmentId! })) {
    await acceptInvitation(invitation, actor(invitation.expert.user))
    await invitation.expert.user.merge({ password: PASSWORD }).save()
  }
  return panelAgain(id)
}

/** The same with the points of the cycle given to them. */
export async function allocatedFor(world: World, cycle: EvaluationCycle, parts: Parts = {}) {
  const [panel, by] = [await panelFor(world, cycle, parts), actor(world.people.handler)]
  await freezePoints(panel, by)
  await allocatePoints(panel, by)
  return panelAgain(panel.id)
}

export function panelAgain(id: number) {
  return EvaluationPanel.query().where('id', id).preload('cycle').firstOrFail()
}

/** The same with every point given to its experts. */
export async function allocatedPanel(world: World, parts: Parts = {}) {
  const { panel, by, ...rest } = await preparedPanel(world, parts)
  await freezePoints(panel, by)
  await allocatePoints(panel, by)
  return { ...rest, by, panel: await panelAgain(panel.id), seats: await seatsOf(panel.id) }
}

/** The same with the scoring begun, as the cycle does it. */
export async function begunPanel(world: World, parts: Parts = {}) {
  const { panel, by, ...rest } = await allocatedPanel(world, parts)
  await inTransaction(async (trx) => {
    await evaluationCycleWorkflow.takeIn(trx, 'beginScoring', panel.cycle, { by })
    for (const one of rest.evaluations) await pointEvaluationWorkflow.takeIn(trx, 'beginScoring', one, { by })
    await beginPanelIn(trx, panel.cycle, by)
  })
  return { ...rest, by, panel: await panelAgain(panel.id), cycle: await EvaluationCycle.findOrFail(panel.cycleId) }
}

export function seatsOf(panelId: number) {
  return EvaluationSeat.query()
    .where('panelId', panelId)
    .preload('evaluation')
    .preload('expert', (experts) => void experts.preload('user'))
    .orderBy('id')
}

export async function seatAgain(id: number) {
  return EvaluationSeat.query()
    .where('id', id)
    .preload('evaluation')
    .preload('expert', (experts) => void experts.preload('user'))
    .firstOrFail()
}

/** A whole sheet: a share of the points everywhere, with reasons, and all evidence accepted. */
export async function sheetFor(seat: EvaluationSeat, share = 0.9): Promise<Sheet> {
  const { marks, asked, filed: content } = await taskOf(seat.evaluation)
  return {
    scores: Object.fromEntries(marks.map(({ figure, points }) => [figure, Math.round(points * share * 10) / 10])),
    findings: Object.fromEntries(asked.map(({ figure }) => [figure, { part: 9, whole: 10 }])),
    reasons: Object.fromEntries(marks.map(({ figure }) => [figure, '对照评分标准，材料仍可加强。'])),
    verdicts: Object.fromEntries(content.evidence.map(({ id }) => [id, { accepted: true, reason: '' }])),
    opinion: '材料齐全，服务记录可以核对。',
  }
}

/** The same as a browser sends it. */
export function sheetForm({ scores, findings, reasons, verdicts, opinion }: Sheet, contentHash: string) {
  return {
    ...{ contentHash, opinion },
    marks: Object.fromEntries(
      Object.entries(scores).map(([key, score]) => [
        key.replaceAll('.', '-'),
        { score: String(score), reason: reasons[key] ?? '' },
      ])
    ),
    findings: Object.fromEntries(
      Object.entries(findings).map(([key, found]) => [
        key.replaceAll('.', '-'),
        typeof found === 'object' ? found : { value: String(found) },
      ])
    ),
    verdicts: Object.fromEntries(
      Object.entries(verdicts).map(([id, { accepted, reason }]) => [
        `e${id}`,
        { accepted: accepted ? 'yes' : 'no', reason },
      ])
    ),
  }
}

export async function handIn(seatId: number, share = 0.9) {
  const seat = await seatAgain(seatId)
  const hash = seat.evaluation.contentHash ?? ''
  await submitSheet(seat, await sheetFor(seat, share), hash, actor(seat.expert.user))
  return seat
}

/** Everybody scores, each point by its share. */
export async function allHandIn(panelId: number, shareOf: (evaluationId: number) => number = () => 0.9) {
  for (const { id, evaluationId } of await seatsOf(panelId)) await handIn(id, shareOf(evaluationId))
}

/** The file of a piece of evidence, as the point filed it. */
export async function withFile(world: World, evaluationId: number) {
  const last = await SelfSubmission.query().where({ evaluationId }).orderBy('number', 'desc').firstOrFail()
  const [piece, ...rest] = last.content.evidence
  const received = await receiveFile(Readable.from([Buffer.from('%PDF-1.4\n%%EOF\n')]), '台账.pdf', {
    ...{ accept: ['pdf'], maxBytes: 1024 },
  })
  const owner = { subjectType: 'self_evidence', subjectId: piece.id, purpose: 'evidence' }
  const file = await inTransaction((trx) =>
    keepFile(
      trx,
      received,
      { ...owner, organizationId: null, uploadedById: world.people.operator.id },
      actor(world.people.operator)
    )
  )
  const content = { ...last.content, evidence: [{ ...piece, sha256: file.sha256 }, ...rest] }
  const contentHash = sha256(canonicalJson(content))
  await SelfSubmission.create({ evaluationId, number: last.number + 1, kind: 'supplement', content, contentHash })
  await PointEvaluation.query().where('id', evaluationId).update({ contentHash })
  return { piece, file }
}

export async function auditActions(subjectType: string, subjectId: number): Promise<string[]> {
  const entries = await db
    .from('audit_entries')
    .where({ subject_type: subjectType, subject_id: subjectId })
    .orderBy('id')
  return entries.map(({ action }) => action)
}

/** For the look at every page: a panel half way, one sheet handed in and one given back. */
export async function furnishedScoring(world: World) {
  const { panel, seats, by } = await begunPanel(world, { experts: 3, others: 2, year: 2021 })
  const { expertId, expert } = seats[0]
  const [first, second, third] = seats.filter((seat) => seat.expertId === expertId)
  await handIn(first.id)
  await handIn(second.id)
  await reopenSheet(await seatAgain(second.id), '扣分理由与分数不符。', by)
  return { path: `/evaluation-cycles/${panel.cycleId}/panel`, user: expert.user, first, second, third }
}
