import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { system } from '#app/users/actor'
import Organization from '#app/organizations/organization'
import { makeBooking, openPoint } from '#tests/support/bookings'
import { orderedEdition } from '#tests/support/book_editions'
import { begunCasebook } from '#tests/support/casebooks'
import { makeConsultation, makeCorrection } from '#tests/support/activities'
import { badRating } from '#tests/support/ratings'
import { selectionIn } from '#tests/support/case_decisions'
import { makeRequest } from '#tests/support/changes'
import { comes, makeEvent, makeOpenEvent, makeTask } from '#tests/support/events'
import { openRound } from '#app/case_reviews/case_round_workflow'
import { allocatedRound, seatsOf } from '#tests/support/case_reviews'
import { draftPlan, firstPlan } from '#app/action_plan/draft_plan'
import { makeMeasure } from '#tests/support/improvements'
import { makeUpload } from '#tests/support/score_uploads'
import { orderOwnExport } from '#app/personal_data/person_export_workflow'
import { askedRequest } from '#tests/support/personal_data'
import { makeExportFile } from '#tests/support/export_files'
import { makeImport } from '#tests/support/imports'
import { makeDesignation } from '#tests/support/designations'
import { makeRecommendation, makeTitle } from '#tests/support/titles'
import { proposedRectification, revocationIn } from '#tests/support/sanctions'
import PointApplication from '#app/service_points/point_application'
import FigureFreeze from '#app/evaluation_figures/figure_freeze'
import { freezeFigures } from '#app/evaluation_figures/figure_freeze_workflow'
import { proposed } from '#tests/support/evaluation_figures'
import { openPanel } from '#app/evaluation_scoring/evaluation_panel_workflow'
import { appealRow, extraRow } from '#tests/support/evaluation_results'
import { evaluationCycle } from '#tests/support/evaluations'
import { allocatedPanel } from '#tests/support/evaluation_scoring'
import PointBatch from '#app/service_points/point_batch'
import { chooseRows } from '#app/workflow/bulk_workflow'
import { makeRecord } from '#tests/support/light_records'
import { enterFigure } from '#tests/support/outside_figures'
import { makeProduct, makeRequest as makeResultRequest, makeResult } from '#tests/support/products'
import { draftOf as indicatorDraft } from '#tests/support/indicators'
import { draftOf } from '#tests/support/questions'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { startApplication } from '#app/service_points/application_handing_in'
import { workflows } from '#start/workflows'
import {
  joined,
  makeCheck,
  makeEntry,
  makeHandover,
  makeMailing,
  makePartner,
  makeReview,
  makeSeat,
} from '#tests/support/alliance'
import { makeMeeting, makeVote } from '#tests/support/alliance_meetings'
import { makeApiKey } from '#tests/support/api_keys'
import { proposedEntry } from '#tests/support/role_grants'
import { actor } from '#tests/support/applications'
import { makeDraft } from '#tests/support/case_calls'
import { makeIntake, makeWave } from '#tests/support/surveys'
import { drawnAssignment, makeAssignment, makeExpert } from '#tests/support/experts'
import { openReport } from '#app/work_reports/open_report'
import { orderedBuilding } from '#tests/support/begun_reports'
import { beginRollOver } from '#app/roll_overs/begin_roll_over'
import { caseCall, typicalCase } from '#tests/support/typical_cases'
import { makeWorld, type World } from '#tests/world'

/** One row of each flow, in whatever state. */
const ROWS: Record<string, (world: World) => Promise<any>> = {
  organization: async ({ organizations }) => Organization.findOrFail(organizations.changping.id),
  point_batch: async ({ batch }) => PointBatch.findOrFail(batch.id),
  point_application: async ({ batch, organizations, people }) =>
    PointApplication.findOrFail((await startApplication(batch, organizations.haidian, actor(people.operator))).id),
  designation: async ({ organizations }) => makeDesignation(organizations.haidian),
  change_request: async (world) => makeRequest(world, 'simple'),
  rectification: async (world) => proposedRectification(world),
  revocation: async (world) => revocationIn('draft', world),
  consultation: async (world) => makeConsultation(world),
  case_round: async (world) => openRound(await caseCall(world, { state: 'closed' }), actor(world.people.handler)),
  case_seat: async (world) => (await seatsOf((await allocatedRound(world, { jury: 3, cases: 1 })).round.id))[0],
  activity_correction: async (world) => makeCorrection(world),
  bad_rating_case: async (world) => badRating(world),
  booking: async (world) => makeBooking(await openPoint(world)),
  event: async (world) => makeEvent(world),
  event_registration: async (world) => comes(await makeOpenEvent(world)),
  event_task: async (world) => makeTask(world),
  casebook: async (world) => (await begunCasebook(world)).casebook,
  casebook_edition: async (world) => orderedEdition(world),
  casebook_entry: async (world) => (await begunCasebook(world)).navigation,
  improvement_measure: (world) => makeMeasure(world),
  action_plan: async ({ people }) => draftPlan(await firstPlan(), actor(people.handler)),
  import: async ({ people }) => makeImport(people.handler),
  score_upload: async ({ people }) => makeUpload(people.experts[0].id),
  external_title: makeTitle,
  recommendation: makeRecommendation,
  api_key: async ({ people }) => (await makeApiKey(people.administrator)).key,
  role_grant: proposedEntry,
  product: async (world) => makeProduct(world),
  shared_result: async (world) => makeResult(world),
  result_request: async (world) => makeResultRequest(world),
  outside_figure: async (world) => enterFigure(world),
  light_record: async (world) => makeRecord(world, 'coordination'),
  question_version: async (world) => draftOf(world),
  survey_wave: async (world) => makeWave(world),
  survey_intake: async (world) => makeIntake(world),
  case_call: async (world) => makeDraft(world),
  expert: async (world) => makeExpert(world),
  expert_assignment: async (world) => makeAssignment(world),
  expert_invitation: async (world) => (await drawnAssignment(world, { experts: 1, seats: 1 })).invitations[0],
  alliance_member: async (world) => joined(world),
  alliance_handover: async (world) => makeHandover(world, await joined(world)),
  alliance_proceeding: async (world) => makeReview(world, await joined(world)),
  alliance_check: async (world) => makeCheck(await joined(world)),
  alliance_entry: async (world) => makeEntry(world, await joined(world)),
  alliance_seat: async (world) => makeSeat(world),
  alliance_partner: async (world) => makePartner(world),
  alliance_mailing: async (world) => makeMailing(world),
  alliance_meeting: async (world) => makeMeeting(world),
  meeting_vote: async (world) => makeVote(world),
  typical_case: async (world) => typicalCase(world, await caseCall(world)),
  case_selection: async (world) => selectionIn('shortlisting', world),
  indicator_version: async (world) => indicatorDraft(world),
  figure_override: async (world) => proposed(world, await makeDesignation(world.organizations.haidian)),
  evaluation_cycle: async (world) => (await evaluationCycle(world)).cycle,
  point_evaluation: async (world) => (await evaluationCycle(world)).evaluations[0],
  evaluation_panel: async (world) => openPanel((await evaluationCycle(world)).cycle, actor(world.people.handler)),
  evaluation_seat: async (world) => (await allocatedPanel(world, { experts: 3, others: 0 })).seats[0],
  evaluation_extra: extraRow,
  evaluation_appeal: appealRow,
  figure_freeze: async (world) => {
    const point = await makeDesignation(world.organizations.haidian)
    const { runId } = await freezeFigures(2025, [point.id], actor(world.people.handler))
    return FigureFreeze.query().where('runId', runId).firstOrFail()
  },
  work_report: async ({ people }) => openReport(2025, actor(people.handler)),
  report_building: async (world) => orderedBuilding(world),
  roll_over: async ({ people }) => beginRollOver(2027, actor(people.head)),
  export_file: async ({ people }) => makeExportFile(people.handler),
  person_export: async ({ people }) => orderOwnExport(actor(people.operator), 'zh-CN'),
  personal_request: async (world) => askedRequest(world),
  bulk_act: async ({ people }) => chooseRows('point_application.accept', [], people.head.id),
}

for (const workflow of workflows) {
  test.group(`Every step in every state: ${workflow.subject}`, (group) => {
    let row: any

    /** The row is made once; each step is taken from there and undone. */
    group.setup(() => testUtils.db().wrapInGlobalTransaction())
    group.setup(async () => void (row = await ROWS[workflow.subject](await makeWorld())))
    group.each.setup(async () => {
      await db.rawQuery('savepoint before_step')
      return () => db.rawQuery('rollback to savepoint before_step')
    })

    for (const [step, { from, to, recordedAs }] of Object.entries(workflow.steps)) {
      for (const state of Object.keys(workflow.states)) {
        const allowed = from.includes(state)
        test(`${step} in ${state} ${allowed ? `leads to ${to}` : 'is refused and writes nothing'}`, async ({
          assert,
        }) => {
          await db.from(workflow.table).where({ id: row.id }).update({ state })
          await row.refresh()
          const counts = () =>
            Promise.all(['audit_entries', 'outbox'].map((table) => db.from(table).count('* as total')))
          const [before, { version }] = [await counts(), row]
          let also = 0

          const taking = workflow.take(step, row, {
            by: system('notice_keeper'),
            also: async () => void also++,
          })

          if (allowed) {
            await taking
            assert.equal(row.state, to)
            assert.equal(row.version, version + 1)
            assert.equal(also, 1)
            const entry = await db.from('audit_entries').orderBy('id', 'desc').firstOrFail()
            assert.include(entry, {
              action: recordedAs,
              subject_type: workflow.subject,
              subject_id: row.id,
            })
            assert.include(JSON.parse(entry.details), { from: state, to })
          } else {
            await assert.rejects(() => taking, StepNotAllowed as never)
            await row.refresh()
            assert.equal(row.state, state)
            assert.equal(row.version, version)
            assert.equal(also, 0)
            assert.deepEqual(await counts(), before)
          }
        })
      }
    }

    test('steps lead from and to known states, and are recorded as acts of the subject', ({ assert }) => {
      for (const { from, to, recordedAs } of Object.values(workflow.steps)) {
        for (const state of [...from, to]) assert.property(workflow.states, state)
        assert.isTrue(recordedAs.startsWith(`${workflow.subject}.`))
      }
    })
  })
}

test.group('Two at once', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('what fails along with a step undoes the step', async ({ assert }) => {
    const { people } = await makeWorld()
    const batch = await PointBatch.firstOrFail()
    const [workflow] = workflows.filter(({ subject }) => subject === 'point_batch')
    const broken = async () => {
      throw new Error('the row beside it')
    }
    await assert.rejects(
      () => workflow.take('close', batch, { by: actor(people.head), also: broken }),
      'the row beside it'
    )
    await batch.refresh()
    assert.equal(batch.state, 'open')
    assert.isEmpty(await db.from('audit_entries').where('action', 'point_batch.closed'))
  })

  test('whoever saw an older version is told who was faster', async ({ assert }) => {
    const { people, batch } = await makeWorld()
    const [workflow] = workflows.filter(({ subject }) => subject === 'point_batch')
    const stale = await PointBatch.findOrFail(batch.id)
    await workflow.take('close', batch, { by: actor(people.head) })
    const error = await workflow
      .take('close', stale, { by: actor(people.handler) })
      .catch((thrown: StepNotAllowed) => thrown)
    assert.instanceOf(error, StepNotAllowed)
    assert.include((error as StepNotAllowed).lastAct, {
      actorName: people.head.name,
      action: 'point_batch.closed',
    })
  })
})
