import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import type User from '#app/users/user'
import { leaveMoment } from '#app/core/clock'
import Approval from '#app/workflow/approval'
import Designation from '#app/designations/designation'
import Submission from '#app/workflow/submission'
import type { ApplicationState } from '#app/service_points/point_application_workflow'
import type { DecisionName } from '#app/service_points/decisions'
import { makeWorld, type World } from '#tests/world'
import { afterNotice, applicationIn } from '#tests/support/applications'

type Row = {
  decision: DecisionName
  from: ApplicationState
  by: (people: World['people']) => User
  forbidden: (people: World['people']) => User
  to: ApplicationState
  recordedAs: string
  more?: (world: World) => Record<string, unknown>
}

const opinion = '经核查材料，理由充分，意见如下。'
const minutes = () => ({ minutesNumber: '局长办公会纪要〔2026〕18号' })

const ROWS: Row[] = [
  {
    decision: 'accept',
    from: 'submitted',
    by: (p) => p.haidianReviewer,
    forbidden: (p) => p.handler,
    to: 'district_review',
    recordedAs: 'point_application.accepted',
  },
  {
    decision: 'decline',
    from: 'submitted',
    by: (p) => p.haidianReviewer,
    forbidden: (p) => p.leader,
    to: 'not_accepted',
    recordedAs: 'point_application.not_accepted',
  },
  {
    decision: 'recommend',
    from: 'district_review',
    by: (p) => p.haidianReviewer,
    forbidden: (p) => p.head,
    to: 'verification',
    recordedAs: 'point_application.endorsed',
  },
  {
    decision: 'not_recommend',
    from: 'district_review',
    by: (p) => p.haidianReviewer,
    forbidden: (p) => p.handler,
    to: 'verification',
    recordedAs: 'point_application.endorsed',
  },
  {
    decision: 'verify',
    from: 'verification',
    by: (p) => p.handler,
    forbidden: (p) => p.haidianReviewer,
    to: 'expert_review',
    recordedAs: 'point_application.verified',
    more: ({ people }) => ({ experts: people.experts.slice(0, 3).map((expert) => expert.id) }),
  },
  {
    decision: 'fail_verification',
    from: 'verification',
    by: (p) => p.handler,
    forbidden: (p) => p.leader,
    to: 'rejected',
    recordedAs: 'point_application.verification_failed',
  },
  {
    decision: 'agree',
    from: 'deliberation',
    by: (p) => p.leader,
    forbidden: (p) => p.handler,
    to: 'public_notice',
    recordedAs: 'point_application.agreed',
    more: minutes,
  },
  {
    decision: 'return',
    from: 'deliberation',
    by: (p) => p.leader,
    forbidden: (p) => p.head,
    to: 'verification',
    recordedAs: 'point_application.returned_to_verification',
    more: minutes,
  },
  {
    decision: 'refuse',
    from: 'deliberation',
    by: (p) => p.leader,
    forbidden: (p) => p.haidianReviewer,
    to: 'rejected',
    recordedAs: 'point_application.refused',
    more: minutes,
  },
]

test.group('Deciding on an application', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  const post = (client: any, id: number, user: User, form: Record<string, unknown>) =>
    client.post(`/applications/${id}/approvals`).form(form).withCsrfToken().loginAs(user).redirects(0)

  for (const row of ROWS) {
    test(`${row.decision} takes it from ${row.from} to ${row.to}, with decision row, trace and outbox`, async ({
      client,
      assert,
    }) => {
      const world = await makeWorld()
      const application = await applicationIn(row.from, world)
      const { version } = application
      const by = row.by(world.people)

      const response = await post(client, application.id, by, {
        decision: row.decision,
        opinion,
        version,
        ...row.more?.(world),
      })

      response.assertStatus(302)
      await application.refresh()
      assert.equal(application.state, row.to)
      assert.equal(application.version, version + 1)
      const entry = await db
        .from('audit_entries')
        .orderBy('id', 'desc')
        .where('subject_type', 'point_application')
        .firstOrFail()
      assert.equal(entry.action, row.recordedAs)
      assert.equal(entry.actor_id, by.id)
      assert.exists(await db.from('outbox').where('dedupe_key', `announce/${entry.id}`).first())
      const approval = await Approval.query().orderBy('id', 'desc').firstOrFail()
      const submission = await Submission.newestOf('point_application', application.id)
      assert.equal(approval.byId, by.id)
      assert.equal(approval.opinion, opinion)
      assert.equal(approval.contentHash, submission!.contentHash)
    })

    test(`${row.decision} is refused to somebody else and changes nothing but the record of the refusal`, async ({
      client,
      assert,
    }) => {
      const world = await makeWorld()
      const application = await applicationIn(row.from, world)
      const by = row.forbidden(world.people)
      const before = await db.from('approvals').count('* as total')

      const response = await post(client, application.id, by, {
        decision: row.decision,
        opinion,
        version: application.version,
        ...row.more?.(world),
      })

      response.assertStatus(403)
      await application.refresh()
      assert.equal(application.state, row.from)
      assert.deepEqual(await db.from('approvals').count('* as total'), before)
      const entry = await db.from('audit_entries').orderBy('id', 'desc').firstOrFail()
      assert.equal(entry.action, 'access.refused')
      assert.equal(entry.subject_id, by.id)
    })

    test(`${row.decision} without an opinion shows the form again, named, with what was typed`, async ({
      client,
      assert,
    }) => {
      const world = await makeWorld()
      const application = await applicationIn(row.from, world)

      const response = await post(client, application.id, row.by(world.people), {
        decision: row.decision,
        opinion: '',
        version: application.version,
        ...row.more?.(world),
      })

      response.assertStatus(422)
      assert.include(response.text(), 'aria-invalid="true"')
      assert.match(response.text(), new RegExp(`value="${row.decision}"[^>]*checked`))
      await application.refresh()
      assert.equal(application.state, row.from)
    })

    test(`${row.decision} on a page that is out of date is answered with 409 and who was faster`, async ({
      client,
      assert,
    }) => {
      const world = await makeWorld()
      const application = await applicationIn(row.from, world)

      const response = await post(client, application.id, row.by(world.people), {
        decision: row.decision,
        opinion,
        version: application.version - 1,
        ...row.more?.(world),
      })

      response.assertStatus(409)
      assert.include(response.text(), opinion)
      await application.refresh()
      assert.equal(application.state, row.from)
    })
  }

  test('of two officials deciding at once, the second is told who decided what', async ({ client, assert }) => {
    const world = await makeWorld()
    const application = await applicationIn('deliberation', world)
    const { version } = application
    const { leader } = world.people

    const first = await post(client, application.id, leader, {
      decision: 'agree',
      opinion,
      version,
      ...minutes(),
    })
    const second = await post(client, application.id, leader, {
      decision: 'refuse',
      opinion: '不同意认定，理由如附件所述。',
      version,
      ...minutes(),
    })

    first.assertStatus(302)
    second.assertStatus(409)
    assert.include(second.text(), leader.name)
    assert.include(second.text(), '不同意认定，理由如附件所述。')
    await application.refresh()
    assert.equal(application.state, 'public_notice')
  })

  test('an official of another district does not see the application', async ({ client }) => {
    const world = await makeWorld()
    const application = await applicationIn('submitted', world)

    const page = await client.get(`/applications/${application.id}`).loginAs(world.people.chaoyangReviewer)
    const act = await post(client, application.id, world.people.chaoyangReviewer, {
      decision: 'accept',
      opinion,
      version: application.version,
    })

    page.assertStatus(404)
    act.assertStatus(404)
  })

  test('experts of the applying institution cannot be invited, and three are needed', async ({ client, assert }) => {
    const world = await makeWorld()
    const application = await applicationIn('verification', world)
    const { experts, handler } = world.people
    const form = { decision: 'verify', opinion, version: application.version }

    const conflicted = await post(client, application.id, handler, {
      ...form,
      experts: [experts[0].id, experts[1].id, experts[3].id],
    })
    const tooFew = await post(client, application.id, handler, {
      ...form,
      experts: [experts[0].id, experts[1].id],
    })

    conflicted.assertStatus(409)
    tooFew.assertStatus(409)
    await application.refresh()
    assert.equal(application.state, 'verification')
    assert.lengthOf(await db.from('expert_reviews'), 0)
  })

  test('recognition waits for the end of the notice, then writes the designation', async ({ client, assert }) => {
    const world = await makeWorld()
    const application = await applicationIn('public_notice', world)
    const { handler } = world.people
    const form = {
      decision: 'recognize',
      opinion,
      version: application.version,
      docNumber: '京知局〔2026〕12号',
    }

    const early = await post(client, application.id, handler, form)
    early.assertStatus(409)
    assert.lengthOf(await Designation.all(), 0)

    afterNotice(application)
    const done = await post(client, application.id, handler, form)

    done.assertStatus(302)
    await application.refresh()
    assert.equal(application.state, 'recognized')
    const designation = await Designation.findByOrFail('applicationId', application.id)
    assert.equal(designation.docNumber, '京知局〔2026〕12号')
    assert.equal(designation.name, application.orgName)
    assert.equal(
      designation.validUntil.toISODate(),
      designation.recognizedOn.plus({ years: 3 }).minus({ days: 1 }).toISODate()
    )
  })

  test('a document number with the wrong brackets is named', async ({ client, assert }) => {
    const world = await makeWorld()
    const application = await applicationIn('public_notice', world)
    afterNotice(application)

    const response = await post(client, application.id, world.people.handler, {
      decision: 'recognize',
      opinion,
      version: application.version,
      docNumber: '京知局[2026]12号',
    })

    response.assertStatus(422)
    assert.include(response.text(), '京知局[2026]12号')
    assert.lengthOf(await Designation.all(), 0)
  })
})
