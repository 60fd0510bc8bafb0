import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import CorrectionOrder from '#app/workflow/correction_order'
import Submission from '#app/workflow/submission'
import { saveSection } from '#app/service_points/application_draft'
import { lapseCorrection, noteApplicationDefects, requestSupplement } from '#app/service_points/application_corrections'
import type PointApplication from '#app/service_points/point_application'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { TYPED, filledIn } from '#tests/support/filled_application'
import { pdf } from '#tests/support/files'
import { address, upload } from '#tests/support/uploads'
import { makeWorld } from '#tests/world'

type Defects = Record<string, string>

/** The form of the page on which an order is written: ticked fields with their notes. */
function written(defects: Defects, version: number, more: Record<string, unknown> = {}) {
  const ticks = Object.entries(defects).flatMap(([field, note]) => [
    [`defects[${field}][on]`, 'true'],
    [`defects[${field}][note]`, note],
  ])
  return { ...Object.fromEntries(ticks), version, ...more }
}

const post = (client: any, application: PointApplication, user: User, form: object, what = 'corrections') =>
  client
    .post(`/applications/${application.id}/${what}`)
    .header('accept', 'text/html')
    .form(form)
    .withCsrfToken()
    .loginAs(user)
    .redirects(0)

const path = ({ id }: PointApplication, order: number, ending = '') =>
  `/applications/${id}/corrections/${order}${ending}`

const stateOf = async ({ id }: PointApplication) => (await db.from('point_applications').where({ id }).first()).state

const DEFECTS = { contactMobile: '手机号码与证明材料不一致，请核对。', charter: '制度缺少盖章页，请补充。' }
const defects = Object.entries(DEFECTS).map(([field, note]) => ({ field, note }))

test.group('An order of correction', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is sent once with every defect; the applicant sees the notes, the decision waits', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { haidianReviewer, operator } = world.people
    const application = await filledIn('district_review', world)

    const response = await post(client, application, haidianReviewer, written(DEFECTS, application.version))

    response.assertStatus(302)
    const order = (await CorrectionOrder.openOf('point_application', application.id))!
    assert.match(order.number!, /^BZ-\d{4}-0001$/)
    assert.include(order.$attributes, { round: 1, askedIn: 'district_review', signature: '周若宁' })
    assert.sameDeepMembers(
      order.items.map(({ field, note }) => ({ field, note })),
      defects
    )
    const entry = await db.from('audit_entries').orderBy('id', 'desc').firstOrFail()
    assert.equal(entry.action, 'point_application.supplement_requested')
    assert.include(JSON.parse(entry.details).opinion, '1. 联系人手机：手机号码与证明材料不一致')

    const page = await client.get(`/applications/${application.id}`).loginAs(operator)
    page.assertTextIncludes(DEFECTS.charter)
    const deciding = { decision: 'recommend', opinion: '同意推荐该单位。', version: application.version + 1 }
    const refused = await post(client, application, haidianReviewer, deciding, 'approvals')
    refused.assertStatus(409)
  })

  test('goes to both applicants by mail, with the notice as a Word file', async ({ client, assert }) => {
    const world = await makeWorld()
    const { haidianReviewer, operator, principal } = world.people
    const application = await filledIn('submitted', world)
    await requestSupplement(application, actor(haidianReviewer), { defects })
    await drainOutbox()

    const mails = await db.from('inbox_mails').where('papers', 'like', '补正通知书-BZ-%.docx')
    assert.sameMembers(
      mails.map((mail) => mail.recipient),
      [operator.email, principal.email]
    )
    const order = (await CorrectionOrder.openOf('point_application', application.id))!
    const word = await client.get(path(application, order.id, '.docx')).loginAs(operator)
    word.assertStatus(200)
    assert.include(word.header('content-disposition'), encodeURIComponent(`补正通知书-${order.number}.docx`))
    const paper = await client.get(path(application, order.id)).loginAs(operator)
    paper.assertTextIncludes(DEFECTS.charter)
    const stranger = await client.get(path(application, order.id)).loginAs(world.people.chaoyangPrincipal)
    stranger.assertStatus(404)
  })

  test('opens only what it names, with what is checked together with it', async ({ client, assert }) => {
    const world = await makeWorld()
    const { operator, haidianReviewer } = world.people
    const application = await filledIn('submitted', world)
    const order = [{ field: 'fullTime', note: '人数与名单不符，请核对。' }]
    await requestSupplement(application, actor(haidianReviewer), { defects: order })

    const put = (section: string, typed: object) =>
      client
        .put(`/applications/${application.id}/sections/${section}`)
        .form(typed)
        .withCsrfToken()
        .loginAs(operator)
        .redirects(0)
    const closed = await put('people', { contactName: '另一个人' })
    closed.assertStatus(404)
    const open = await put('staff', { fullTime: '5', partTime: '3', certified: '2' })
    open.assertStatus(302)

    await application.refresh()
    assert.equal(application.draft.contactName, TYPED().contactName)
    assert.equal(application.draft.fullTime, '5')
    const charter = await upload(client, address(application.id, 'charter'), operator, await pdf(), '制度.pdf')
    charter.assertStatus(403)
  })

  test('is answered by a new round that goes back to the desk it came from, the rest as it was', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { principal, handler } = world.people
    const application = await filledIn('verification', world)
    await requestSupplement(application, actor(handler), { defects: [defects[0]] })
    await saveSection(application, 'people', { contactMobile: '13900001234' })

    const response = await post(client, application, principal, { version: application.version }, 'submissions')

    response.assertStatus(302)
    assert.equal(await stateOf(application), 'verification')
    const [first, second] = await Submission.of('point_application', application.id)
    assert.deepEqual({ ...first.answers, contactMobile: '13900001234' }, second.answers)
    const [order] = await CorrectionOrder.sentOf('point_application', application.id)
    assert.equal(order.state, 'answered')

    const page = await client.get(`/applications/${application.id}`).loginAs(handler)
    page.assertTextIncludes('补正对照')
    page.assertTextIncludes('<ins>13900001234</ins>')
    page.assertTextIncludes(DEFECTS.contactMobile)
  })

  test('says when a field that was asked for has not changed', async ({ client }) => {
    const world = await makeWorld()
    const { principal, handler } = world.people
    const application = await filledIn('verification', world)
    await requestSupplement(application, actor(handler), { defects: [defects[0]] })
    await post(client, application, principal, { version: application.version }, 'submissions')

    const page = await client.get(`/applications/${application.id}`).loginAs(handler)
    page.assertTextIncludes('内容没有变化')
  })

  test('without a tick, or with a tick without a note, is not sent; what was typed is still there', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { haidianReviewer } = world.people
    const application = await filledIn('submitted', world)

    const empty = await post(client, application, haidianReviewer, written({}, application.version))
    empty.assertStatus(422)
    empty.assertTextIncludes('请至少勾选一项')

    const half = written({ ...DEFECTS, hours: '' }, application.version)
    const response = await post(client, application, haidianReviewer, half)
    response.assertStatus(422)
    response.assertTextIncludes('请填写问题和补正要求')
    response.assertTextIncludes(DEFECTS.charter)
    assert.equal(await stateOf(application), 'submitted')
    assert.isNull(await CorrectionOrder.openOf('point_application', application.id))
  })

  test('keeps itself while it is written, unseen by the applicant', async ({ client, assert }) => {
    const world = await makeWorld()
    const { haidianReviewer, operator } = world.people
    const application = await filledIn('submitted', world)

    const saved = await client
      .put(`/applications/${application.id}/corrections/draft`)
      .header('accept', 'application/json')
      .form(written(DEFECTS, application.version))
      .withCsrfToken()
      .loginAs(haidianReviewer)
    saved.assertStatus(200)

    const again = await client.get(`/applications/${application.id}/corrections/draft/edit`).loginAs(haidianReviewer)
    again.assertTextIncludes(DEFECTS.charter)
    const page = await client.get(`/applications/${application.id}`).loginAs(operator)
    assert.notInclude(page.text(), DEFECTS.charter)
    assert.equal(await stateOf(application), 'submitted')
  })

  test('goes with the desk: other officials and applicants can neither write nor send one', async ({ client }) => {
    const world = await makeWorld()
    const { chaoyangReviewer, handler, operator } = world.people
    const application = await filledIn('submitted', world)
    const form = written(DEFECTS, application.version)

    const strangers = await post(client, application, chaoyangReviewer, form)
    strangers.assertStatus(404)
    for (const user of [handler, operator]) {
      const response = await post(client, application, user, form)
      response.assertStatus(403)
    }
  })

  test('for the second time takes the head of the division and a reason', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, head, principal } = world.people
    const application = await filledIn('verification', world)
    await requestSupplement(application, actor(handler), { defects: [defects[0]] })
    await post(client, application, principal, { version: application.version }, 'submissions')
    await application.refresh()
    const form = written(DEFECTS, application.version)

    const handlers = await post(client, application, handler, form)
    handlers.assertStatus(403)
    const proposed = await post(client, application, handler, form, 'correction-proposals')
    proposed.assertStatus(302)
    const todo = await client.get('/applications?group=mine').loginAs(head)
    todo.assertTextIncludes(application.number)

    const unfounded = await post(client, application, head, form)
    unfounded.assertStatus(422)
    unfounded.assertTextIncludes('请填写再次补正的理由')
    const reason = '首次补正后提交的制度仍缺少盖章页。'
    const response = await post(client, application, head, { ...form, correctionReason: reason })
    response.assertStatus(302)
    const order = (await CorrectionOrder.openOf('point_application', application.id))!
    assert.include(order.$attributes, { reason, signature: '高一鸣' })
  })

  test('that was proposed waits for the head while it is written on', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, head, principal } = world.people
    const application = await filledIn('verification', world)
    await requestSupplement(application, actor(handler), { defects: [defects[0]] })
    await post(client, application, principal, { version: application.version }, 'submissions')
    await application.refresh()
    await post(client, application, handler, written(DEFECTS, application.version), 'correction-proposals')
    await client
      .put(`/applications/${application.id}/corrections/draft`)
      .header('accept', 'application/json')
      .form(written({ charter: '制度缺少盖章页。' }, application.version))
      .withCsrfToken()
      .loginAs(head)

    const order = (await CorrectionOrder.unsentOf('point_application', application.id))!
    assert.equal(order.state, 'proposed')
    const todo = await client.get('/applications?group=mine').loginAs(head)
    todo.assertTextIncludes(application.number)
  })

  const withdraw = (client: any, application: PointApplication, user: User) =>
    post(client, application, user, { reason: '单位内部调整。', version: application.version }, 'withdrawals')

  test('is void when the application is withdrawn', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, principal } = world.people
    const application = await filledIn('verification', world)
    await requestSupplement(application, actor(handler), { defects })

    const withdrawn = await withdraw(client, application, principal)

    withdrawn.assertStatus(302)
    assert.isNull(await CorrectionOrder.openOf('point_application', application.id))
    const page = await client.get(`/applications/${application.id}`).loginAs(principal)
    assert.notInclude(page.text(), '请补正 2 项')
  })

  test('or an opinion is not waited for once the application is withdrawn', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, principal, chaoyangReviewer } = world.people
    const application = await filledIn('verification', world)
    const asking = { kind: 'opinion', person: chaoyangReviewer.id, question: '请核实该单位的服务。' }
    await post(client, application, handler, asking, 'involvements')
    await noteApplicationDefects(application, actor(handler), defects)

    await withdraw(client, application, principal)

    const involvement = await db.from('involvements').firstOrFail()
    assert.equal(involvement.state, 'lapsed')
    assert.isNull(await CorrectionOrder.unsentOf('point_application', application.id))
  })

  test('is sent by one of two who press at once', async ({ client, assert }) => {
    const world = await makeWorld()
    const { haidianReviewer } = world.people
    const application = await filledIn('submitted', world)
    const form = written(DEFECTS, application.version)

    const first = await post(client, application, haidianReviewer, form)
    const second = await post(client, application, haidianReviewer, form)
    first.assertStatus(302)
    second.assertStatus(403)
    assert.lengthOf(await CorrectionOrder.sentOf('point_application', application.id), 1)
  })

  for (const [rule, outcome] of [
    ['close', 'lapsed'],
    ['review', 'district_review'],
  ] as const) {
    test(`that is not answered in time leads to ${outcome} where the call says ${rule}`, async ({ assert }) => {
      const world = await makeWorld()
      await world.batch.merge({ supplementLapse: rule }).save()
      const application = await filledIn('district_review', world)
      await requestSupplement(application, actor(world.people.haidianReviewer), { defects })

      await lapseCorrection(application.id)
      await lapseCorrection(application.id)

      assert.equal(await stateOf(application), outcome)
      const [order] = await CorrectionOrder.sentOf('point_application', application.id)
      assert.equal(order.state, 'lapsed')
    })
  }

  test('is void when a decision comes first', async ({ client, assert }) => {
    const world = await makeWorld()
    const { haidianReviewer } = world.people
    const application = await filledIn('submitted', world)
    await client
      .put(`/applications/${application.id}/corrections/draft`)
      .header('accept', 'application/json')
      .form(written(DEFECTS, application.version))
      .withCsrfToken()
      .loginAs(haidianReviewer)
    const deciding = { decision: 'accept', opinion: '材料齐全。', version: application.version }
    await post(client, application, haidianReviewer, deciding, 'approvals')
    assert.equal(await stateOf(application), 'district_review')
    assert.isNull(await CorrectionOrder.unsentOf('point_application', application.id))
  })
})
