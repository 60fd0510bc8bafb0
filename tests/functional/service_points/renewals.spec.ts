import { DateTime } from 'luxon'
import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import { formatDay } from '#app/core/format'
import Certificate from '#app/designations/certificate'
import Designation from '#app/designations/designation'
import { certificatePdf } from '#app/designations/certificate_document'
import RegisterEntry from '#app/designations/register_entry'
import type { Grade } from '#app/designations/yearly_grade'
import { lapseCorrection, requestSupplement } from '#app/service_points/application_corrections'
import { takeBack } from '#app/service_points/application_returns'
import { endRenewalsOfEndedTitles } from '#app/service_points/application_renewal'
import { copyForRenewal } from '#app/service_points/application_copy'
import PointApplication from '#app/service_points/point_application'
import { reopenApplication, submitApplication, withdrawApplication } from '#app/service_points/application_handing_in'
import { declineApplication, failVerification, refuseApplication } from '#app/service_points/application_rulings'
import PointBatch from '#app/service_points/point_batch'
import { recognizeApplication } from '#app/service_points/public_notice'
import { verifyForRenewal } from '#app/service_points/renewals'
import type User from '#app/users/user'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { drainOutbox } from '#jobs/drain'
import { actor, afterNotice, applicationIn, CONTENT } from '#tests/support/applications'
import { makeDesignation } from '#tests/support/designations'
import { textsTo } from '#tests/support/notices'
import { endingPoint, renewalIn } from '#tests/support/renewals'
import { makeWorld, type World } from '#tests/world'

const ask = (client: ApiClient, { id }: Designation, user: User) =>
  client.post(`/designations/${id}/renewals`).withCsrfToken().loginAs(user).redirects(0)

const opinion = '材料与名录不一致，不符合续期条件。'

/** Stands at noon in Beijing, so many days from today. */
function inDays(days: number) {
  standAt(new Date(`${addDays(beijingDay(new Date()), days)}T04:00:00Z`))
}

async function recognise(application: PointApplication, { people }: World) {
  afterNotice(application)
  await recognizeApplication(application, actor(people.handler), {
    opinion: '同意续期。',
    docNumber: '京知局〔2026〕31号',
  })
}

test.group('Applying for another term', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('is begun on the page of the title, with what the register says filled in', async ({ client, assert }) => {
    const world = await makeWorld()
    const designation = await endingPoint(world)
    await designation.merge({ profile: { landline: '010-62000000', address: '北京市新街 8 号' } }).save()
    const page = await client.get(`/designations/${designation.id}`).loginAs(world.people.operator)
    page.assertTextIncludes('申请复审')

    const response = await ask(client, designation, world.people.operator)
    const application = await PointApplication.firstOrFail()
    response.assertHeader('location', `/applications/${application.id}/edit`)
    assert.match(application.number, /^XQ-\d{4}-0001$/)
    assert.include(application.draft, {
      landline: '010-62000000',
      address: '北京市新街 8 号',
      legalRepresentative: '陈述白',
    })
    const batch = await PointBatch.findOrFail(application.batchId)
    assert.include(batch.$attributes, { kind: 'renewal', state: 'open', districtStep: true, validityYears: 3 })
    const again = await client.get(`/designations/${designation.id}`).loginAs(world.people.operator)
    again.assertTextIncludes(application.number)
    assert.notInclude(again.text(), '申请书会带入')
  })

  test('takes over what was handed in last, and what the register says instead of it', async ({ assert }) => {
    const world = await makeWorld()
    const earlier = await applicationIn('verification', world)
    const designation = await endingPoint(world)
    await designation.merge({ applicationId: earlier.id, profile: { services: [], address: '北京市新街 8 号' } }).save()
    const { from, answers } = await copyForRenewal(designation)
    assert.equal(from, earlier.number)
    assert.equal(answers.address, '北京市新街 8 号')
  })

  for (const [daysLeft, sentence] of [
    [91, '尚未到续期申请时间'],
    [90, null],
    [30, null],
    [29, '续期申请时间已过'],
    [-1, '续期申请时间已过'],
  ] as const) {
    test(`with ${daysLeft} days left it is ${sentence ? 'refused with the two days' : 'possible'}`, async ({
      client,
      assert,
    }) => {
      const world = await makeWorld()
      const designation = await endingPoint(world, daysLeft)
      const page = await client.get(`/designations/${designation.id}`).loginAs(world.people.principal)
      const response = await ask(client, designation, world.people.principal)
      response.assertStatus(sentence ? 409 : 302)
      const { opensOn, closesOn } = designation.renewalWindow
      if (sentence) response.assertTextIncludes(`申请时间为 ${formatDay(opensOn)}至${formatDay(closesOn)}`)
      if (sentence) response.assertTextIncludes(sentence)
      if (daysLeft >= 0) assert.equal(page.text().includes('/renewals"'), !sentence)
    })
  }

  test('handing in after the window is refused, and the title stays as it is', async ({ assert }) => {
    const world = await makeWorld()
    const designation = await endingPoint(world, 31)
    const application = await renewalIn('draft', world, designation)
    inDays(2)
    const error = await submitApplication(application, actor(world.people.principal), CONTENT).catch((thrown) => thrown)
    assert.equal((error as StepNotAllowed).reason, 'renewal_over')
    await designation.refresh()
    assert.equal(designation.state, 'active')
    inDays(1)
    await submitApplication(application, actor(world.people.principal), CONTENT)
    await designation.refresh()
    assert.equal(designation.state, 'under_renewal')
  })

  test('only those of the institution begin one; others are refused or see nothing', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const designation = await endingPoint(world)
    for (const [user, status] of [
      [people.handler, 403],
      [people.head, 403],
      [people.haidianReviewer, 403],
      [people.chaoyangPrincipal, 404],
      [people.experts[0], 404],
    ] as const) {
      const response = await ask(client, designation, user)
      response.assertStatus(status)
    }
    assert.isEmpty(await db.from('point_applications'))
    assert.isEmpty(await PointBatch.query().where('kind', 'renewal'))
  })

  test('one at a time; after a withdrawal another can begin, and then the first one not again', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const designation = await endingPoint(world)
    const first = await renewalIn('submitted', world, designation)
    const second = await ask(client, designation, people.operator)
    second.assertStatus(409)
    await withdrawApplication(first, actor(people.principal), '需要补充材料。')
    const again = await ask(client, designation, people.operator)
    again.assertStatus(302)
    const error = await reopenApplication(first, actor(people.operator)).catch((thrown) => thrown)
    assert.equal((error as StepNotAllowed).reason, 'renewal_open')
  })

  test('a title that is suspended or being rectified cannot be renewed', async ({ client }) => {
    const world = await makeWorld()
    for (const state of ['suspended', 'rectifying'] as const) {
      const designation = await endingPoint(world)
      await designation.merge({ state, number: `京知信网〔2026〕${state}号` }).save()
      const response = await ask(client, designation, world.people.principal)
      response.assertStatus(409)
    }
  })

  test('two titles of one institution are renewed in the same year, in one standing batch', async ({ assert }) => {
    const world = await makeWorld()
    const first = await endingPoint(world)
    const second = await makeDesignation(world.organizations.haidian, { number: '二号', validUntil: first.validUntil })
    const [one, other] = [await renewalIn('draft', world, first), await renewalIn('draft', world, second)]
    assert.equal(one.batchId, other.batchId)
    assert.lengthOf(await PointBatch.query().where('kind', 'renewal'), 1)
  })

  test('the standing batch is no call: it is not listed, opened or applied in', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const { batchId } = await renewalIn('draft', world, await endingPoint(world))
    const list = await client.get('/batches').loginAs(people.head)
    assert.notInclude(list.text(), '续期复审')
    const page = await client.get(`/batches/${batchId}`).loginAs(people.head)
    page.assertStatus(404)
    const close = await client
      .post(`/batches/${batchId}/closings`)
      .form({ version: 0 })
      .withCsrfToken()
      .loginAs(people.head)
    close.assertStatus(404)
    const start = await client
      .post('/applications')
      .form({ batch: batchId })
      .withCsrfToken()
      .loginAs(people.chaoyangPrincipal)
    start.assertStatus(404)
    const choice = await client.get('/applications/create').loginAs(people.operator)
    assert.notInclude(choice.text(), '续期复审')
  })

  test('the register counts what is due and what is under renewal', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people, organizations } = world
    await renewalIn('submitted', world, await endingPoint(world))
    const due = await makeDesignation(organizations.chaoyang, {
      number: '朝阳一号',
      validUntil: DateTime.fromISO(addDays(beijingDay(), 90)),
    })
    const later = await makeDesignation(organizations.chaoyang, {
      number: '朝阳二号',
      validUntil: DateTime.fromISO(addDays(beijingDay(), 91)),
    })
    const list = await client.get('/designations?standing=renewal_due').loginAs(people.handler)
    list.assertTextIncludes(due.number)
    assert.notInclude(list.text(), later.number)
    const words = list.text().replace(/<[^>]+>|\s+/g, '')
    for (const tab of ['待复审1', '复审中1', '有效待复审1']) assert.include(words, tab)
  })

  test('the list tells renewals from new applications', async ({ client, assert }) => {
    const world = await makeWorld()
    const fresh = await applicationIn('submitted', world)
    const renewal = await renewalIn('submitted', world, await endingPoint(world))
    for (const [kind, shown, hidden] of [
      ['renewal', renewal.number, fresh.number],
      ['new', fresh.number, renewal.number],
    ]) {
      const list = await client.get(`/applications?kind=${kind}`).loginAs(world.people.handler)
      list.assertTextIncludes(shown)
      assert.notInclude(list.text(), hidden)
    }
  })
})

test.group('The title while its renewal goes on', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('is in force until the decision, also after its term', async ({ assert }) => {
    const world = await makeWorld()
    const designation = await endingPoint(world)
    await renewalIn('deliberation', world, designation)
    inDays(70)
    await designation.refresh()
    assert.equal(designation.standing, 'under_renewal')
    assert.isTrue(designation.isInForce)
    assert.lengthOf(await Designation.query().withScopes((scopes) => scopes.inForce()), 1)
    assert.lengthOf(await Designation.query().withScopes((scopes) => scopes.heldOn(beijingDay())), 1)
  })

  const ENDS: Record<string, (application: PointApplication, world: World) => Promise<unknown>> = {
    'submitted withdrawn': (application, { people }) =>
      withdrawApplication(application, actor(people.principal), '单位另有安排。'),
    'submitted not_accepted': (application, { people }) =>
      declineApplication(application, actor(people.haidianReviewer), { opinion }),
    'submitted lapsed': async (application, { people }) => {
      await requestSupplement(application, actor(people.haidianReviewer), {
        defects: [{ field: 'hours', note: '请核实。' }],
      })
      await lapseCorrection(application.id)
      await application.refresh()
    },
    'verification rejected': (application, { people }) =>
      failVerification(application, actor(people.handler), { opinion }),
    'deliberation rejected': (application, { people }) =>
      refuseApplication(application, actor(people.leader), { opinion, minutesNumber: '纪要〔2026〕20号' }),
  }
  for (const [way, end] of Object.entries(ENDS)) {
    test(`goes back when the application is ${way.replace(' ', ' and then ')}`, async ({ assert }) => {
      const world = await makeWorld()
      const designation = await endingPoint(world)
      const [from, to] = way.split(' ') as [PointApplication['state'], PointApplication['state']]
      const application = await renewalIn(from, world, designation)
      await designation.refresh()
      assert.equal(designation.state, 'under_renewal')
      await end(application, world)
      assert.equal(application.state, to)
      await designation.refresh()
      assert.equal(designation.state, 'active')
      const acts = await db.from('audit_entries').where({ subject_type: 'designation' }).orderBy('seq')
      assert.deepEqual(
        acts.map(({ action }) => action),
        ['designation.renewal_begun', 'designation.renewal_ended']
      )
      assert.isEmpty(await RegisterEntry.all())
    })
  }

  test('revoked meanwhile, it stays revoked, and cannot be renewed', async ({ assert }) => {
    const world = await makeWorld()
    const designation = await endingPoint(world)
    const application = await renewalIn('public_notice', world, designation)
    await db.from('designations').where('id', designation.id).update({ state: 'revoked', version: 9 })
    await assert.rejects(() => recognise(application, world), StepNotAllowed as never)
    await application.refresh()
    assert.equal(application.state, 'public_notice')
  })

  for (const state of ['supplement_required', 'deliberation', 'public_notice'] as const) {
    test(`revoked meanwhile, what was applied for ends with it: ${state}`, async ({ client, assert }) => {
      const world = await makeWorld()
      const { operator, handler } = world.people
      const [ended, other] = [await endingPoint(world), await endingPoint(world)]
      const inCorrection = state === 'supplement_required'
      const application = await renewalIn(inCorrection ? 'verification' : state, world, ended)
      const note = { defects: [{ field: 'premisesPhotos', note: '照片看不清，请重新上传。' }] }
      if (inCorrection) await requestSupplement(application, actor(handler), note)
      const goesOn = await renewalIn('verification', world, other)
      await drainOutbox()
      await db.from('designations').where('id', ended.id).update({ state: 'revoked', version: 9 })
      await endRenewalsOfEndedTitles()
      await endRenewalsOfEndedTitles()
      assert.deepEqual(
        [(await application.refresh()).state, (await goesOn.refresh()).state],
        ['rejected', 'verification']
      )
      assert.isEmpty(await db.from('clocks').where('subject_id', application.id).whereNull('ended_on'))
      await drainOutbox()
      assert.include((await textsTo(operator))[0], '续期申请')
      const page = await client.get(`/applications/${application.id}`).loginAs(operator)
      page.assertTextIncludes('网点资格已终止，续期申请随之办结')
    })
  }
})

test.group('The decision on a renewal', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('gives another term under the same number, with a line in the register and a new certificate', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const designation = await endingPoint(world)
    const { number, docNumber } = designation
    const old = await Certificate.currentOf(designation)
    const application = await renewalIn('public_notice', world, designation)
    const notice = await client.get(`/notices/${application.id}`)
    notice.assertTextIncludes('网点续期，现予公示')
    const until = designation.validUntil.toISODate()!
    await recognise(application, world)
    await designation.refresh()

    assert.include(designation.$attributes, {
      state: 'active',
      number,
      docNumber,
      renewalDocNumber: '京知局〔2026〕31号',
    })
    assert.equal(designation.renewedFrom!.toISODate(), addDays(until, 1))
    assert.equal(designation.validUntil.toISODate(), designation.renewedFrom!.plus({ years: 3, days: -1 }).toISODate())
    assert.equal(designation.profile.address, CONTENT.address)
    const entry = await RegisterEntry.query().orderBy('id', 'desc').firstOrFail()
    assert.include(entry.$attributes, { kind: 'renew', before: until, docNumber: '京知局〔2026〕31号' })
    assert.lengthOf(await Designation.all(), 1)

    const [replaced, newer] = [
      await client.get(`/verify/${old.code}`),
      await client.get(`/verify/${(await Certificate.currentOf(designation)).code}`),
    ]
    replaced.assertTextIncludes('已于')
    newer.assertTextIncludes('证书真实有效')
    const { printed } = await Certificate.currentOf(designation)
    assert.equal(printed.docNumber, '京知局〔2026〕31号')
    const words = {
      district: '海淀区',
      type: '网点',
      code: old.code,
      issuedOn: '2026-01-01',
      verifyUrl: 'http://x.example',
    }
    assert.isAbove((await certificatePdf(printed, words)).length, 1000)
    const page = await client.get(`/applications/${application.id}`).loginAs(world.people.principal)
    page.assertTextIncludes(designation.number)
  })

  test('comes late: the term begins on that day, and nothing is missing in between', async ({ assert }) => {
    const world = await makeWorld()
    const designation = await endingPoint(world)
    const application = await renewalIn('public_notice', world, designation)
    inDays(75)
    await recognizeApplication(application, actor(world.people.handler), {
      opinion: '同意续期。',
      docNumber: '京知局〔2026〕31号',
    })
    await designation.refresh()
    assert.equal(designation.renewedFrom!.toISODate(), beijingDay())
  })

  const GRADES: [Grade[], boolean][] = [
    [['good', 'good', 'excellent'], true],
    [['good', 'qualified', 'excellent'], false],
    [[], false],
  ]
  for (const [grades, skips] of GRADES) {
    test(`${grades.join(', ') || 'no grades'}: experts are ${skips ? 'not ' : ''}asked`, async ({ client, assert }) => {
      const world = await makeWorld()
      const { people } = world
      const application = await renewalIn('verification', world, await endingPoint(world, 60, grades))
      const page = await client.get(`/applications/${application.id}`).loginAs(people.handler)
      page.assertTextIncludes(skips ? '免专家评审，核验通过后直接提交审议' : '须经专家评审')
      assert.equal(page.text().includes('value="verify_for_renewal"'), skips)
      assert.equal(page.text().includes('value="verify"'), !skips)
      const response = await client
        .post(`/applications/${application.id}/approvals`)
        .form({ decision: 'verify_for_renewal', opinion: '核验通过。', version: application.version })
        .withCsrfToken()
        .loginAs(people.handler)
      if (!skips) response.assertStatus(409)
      await application.refresh()
      assert.equal(application.state, skips ? 'deliberation' : 'verification')
      await drainOutbox()
      if (skips) assert.include((await textsTo(people.leader))[0], '免专家评审')
    })
  }

  test('a new application never goes past the experts, nobody else verifies, the grades are for officials', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const fresh = await applicationIn('verification', world)
    const error = await verifyForRenewal(fresh, actor(people.handler), { opinion }).catch((thrown) => thrown)
    assert.equal((error as StepNotAllowed).reason, 'experts_needed')
    const application = await renewalIn('verification', world, await endingPoint(world))
    const decision = { decision: 'verify_for_renewal', opinion: '核验通过。', version: application.version }
    for (const user of [people.haidianReviewer, people.head, people.leader, people.principal]) {
      const path = `/applications/${application.id}/approvals`
      const refused = await client.post(path).form(decision).withCsrfToken().loginAs(user)
      refused.assertStatus(403)
    }
    const own = await client.get(`/applications/${application.id}`).loginAs(people.principal)
    assert.notInclude(own.text(), '年度考核等次')
  })

  test('verification is taken back until the leader has decided', async ({ assert }) => {
    const world = await makeWorld()
    const application = await renewalIn('deliberation', world, await endingPoint(world))
    await takeBack(application, actor(world.people.handler), { opinion: '需要再核实场所。' })
    assert.equal(application.state, 'verification')
  })
})
