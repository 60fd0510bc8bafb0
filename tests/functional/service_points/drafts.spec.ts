import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import i18nManager from '@adonisjs/i18n/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import { DateTime } from 'luxon'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { typedAnswers, type Answers } from '#app/core/form'
import type User from '#app/users/user'
import { checkDraft, saveSection } from '#app/service_points/application_draft'
import PointApplication from '#app/service_points/point_application'
import { lastTwoYears, pointApplicationForm as form } from '#app/service_points/point_application_form'
import { startApplication } from '#app/service_points/application_handing_in'
import Submission from '#app/workflow/submission'
import { attachDemoFiles } from '#database/demo/files'
import { actor, applicationIn } from '#tests/support/applications'
import { complete, draftOf, fillIn, TYPED } from '#tests/support/filled_application'
import { makeWorld } from '#tests/world'

/** Not tomorrow: midnight may pass before these are typed. */
const coming = () => addDays(beijingDay(), 2)
const long = (count: number) => '字'.repeat(count)

/** Each field's faults: what is typed, and the field and words of the answer. */
const FAULTS: [section: string, typed: Answers, path: string, words: string][] = [
  ['unit', { establishedOn: null }, 'establishedOn', '请填写成立日期'],
  ['unit', { establishedOn: '2026-02-30' }, 'establishedOn', '成立日期不是有效的日期'],
  ['unit', { establishedOn: '大前年' }, 'establishedOn', '成立日期不是有效的日期'],
  ['unit', { establishedOn: coming() }, 'establishedOn', '成立日期不能晚于今天'],
  ['unit', { serviceStartedOn: '1990-01-01' }, 'serviceStartedOn', '服务起始日期不能早于成立日期'],
  ['unit', { website: 'point.example' }, 'website', '网址应以 http:// 或 https:// 开头'],
  ['people', { legalRepresentative: '陈' }, 'legalRepresentative', '法定代表人至少需要 2 个字，当前 1 个字'],
  ['people', { managerName: long(31) }, 'managerName', '网点负责人不超过 30 个字，当前 31 个字'],
  ['people', { managerMobile: '12345678901' }, 'managerMobile', '负责人手机应为 11 位手机号码'],
  ['people', { contactMobile: '1390000000' }, 'contactMobile', '联系人手机应为 11 位手机号码'],
  ['people', { landline: '021-12345678' }, 'landline', '咨询电话应为北京固定电话'],
  ['people', { contactEmail: 'somebody@nowhere' }, 'contactEmail', '联系人邮箱不是有效的邮箱'],
  ['premises', { address: '某处' }, 'address', '服务地址至少需要 5 个字'],
  ['premises', { longitude: '121.47' }, 'longitude', '经度不能大于 117.52'],
  ['premises', { latitude: '31.2' }, 'latitude', '纬度不能小于 39.42'],
  ['premises', { longitude: '116.1234567' }, 'longitude', '经度的小数位数过多'],
  ['premises', { area: '0' }, 'area', '服务面积（平方米）不能小于 0.01'],
  ['premises', { area: '很大' }, 'area', '服务面积（平方米）应为数字'],
  ['premises', { hours: {} }, 'hours', '请至少填写一天的开放时间'],
  ['premises', { hours: { mon: { open: '09:00', close: '' } } }, 'hours', '开放时间的开始和结束须同时填写'],
  ['premises', { hours: { mon: { open: '17:00', close: '09:00' } } }, 'hours', '结束时间须晚于开始时间'],
  ['staff', { fullTime: '0' }, 'fullTime', '专职人数不能小于 1'],
  ['staff', { fullTime: '1.5' }, 'fullTime', '专职人数应为整数'],
  ['staff', { fullTime: '1', partTime: '1' }, 'partTime', '专职和兼职人员合计至少 3 人'],
  ['staff', { fullTime: '2', partTime: '2', certified: '5' }, 'certified', '持证人数不能超过专职和兼职人员之和'],
  ['staff', { partTime: '-1' }, 'partTime', '兼职人数不能小于 0'],
  ['databases', { databases: [] }, 'databases', '数据库与检索工具至少选择或填写 1 项'],
  [
    'databases',
    { databases: [{ name: '专利库', vendor: '', access: 'free' }] },
    'databases.0.vendor',
    '请填写提供单位',
  ],
  [
    'databases',
    { databases: [{ name: '专利库', vendor: '某社', access: 'stolen' }] },
    'databases.0.access',
    '请选择来源',
  ],
  ['services', { fields: [] }, 'fields', '服务领域至少选择或填写 1 项'],
  ['services', { fields: ['patent', 'perpetuum_mobile'] }, 'fields.1', '请选择服务领域'],
  [
    'services',
    { services: [{ name: '专利导航', level: 'value_added', price: 'market' }] },
    'services',
    '至少需要 1 项基础性服务',
  ],
  [
    'services',
    { services: [{ name: '检索咨询', level: 'basic', price: 'market' }] },
    'services.0.price',
    '基础性服务必须免费',
  ],
  ['performance', { performance: {} }, `performance.y${lastTwoYears()[0]}.consultations`, '请填写咨询（次）'],
  [
    'performance',
    { performance: { [`y${lastTwoYears()[1]}`]: { reports: '许多' } } },
    `performance.y${lastTwoYears()[1]}.reports`,
    '分析报告（份）应为数字',
  ],
  ['statements', { conditions: '有条件。' }, 'conditions', '基础条件至少需要 20 个字，当前 4 个字'],
  ['statements', { workPlan: long(1501) }, 'workPlan', '下一步工作计划不超过 1,500 个字，当前 1,501 个字'],
  ['commitment', { truthful: null }, 'truthful', '真实性承诺'],
]

test.group('Filling in an application', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const put = (client: any, id: number, section: string, user: User, typed: Answers, accept = 'text/html') =>
    client
      .put(`/applications/${id}/sections/${section}`)
      .header('accept', accept)
      .json(typed)
      .withCsrfToken()
      .loginAs(user)
      .redirects(0)

  test('a complete section leads on to the next one, the last one to the overview', async ({ client, assert }) => {
    const world = await makeWorld()
    const application = await draftOf(world)

    for (const [index, { name }] of form.sections.entries()) {
      if (name === 'files') continue
      const response = await put(client, application.id, name, world.people.operator, TYPED())
      response.assertStatus(302)
      const next = form.sections[index + 1]
      response.assertHeader(
        'location',
        next ? `/applications/${application.id}/sections/${next.name}/edit` : `/applications/${application.id}/edit`
      )
    }
    await attachDemoFiles(application, world.people.operator)
    await application.refresh()
    assert.isEmpty((await checkDraft(application, i18nManager.locale('zh-CN'), form)).problems)
  })

  for (const [section, typed, path, words] of FAULTS) {
    test(`${section}: ${path} ${JSON.stringify(typed).slice(0, 60)} is named and what was typed is kept`, async ({
      client,
      assert,
    }) => {
      const world = await makeWorld()
      const application = await draftOf(world)

      const response = await put(client, application.id, section, world.people.operator, {
        ...TYPED(),
        ...typed,
      })

      response.assertStatus(422)
      response.assertTextIncludes(words)
      response.assertTextIncludes(`href="#${path.replace(/\./g, '-')}"`)
      await application.refresh()
      const kept = typedAnswers(form.section(section)!.fields, { ...TYPED(), ...typed })
      assert.deepEqual(application.draft, { ...application.draft, ...kept })
    })
  }

  test('it saves itself, valid or not, and says which version it is now', async ({ client, assert }) => {
    const world = await makeWorld()
    const application = await draftOf(world)

    const response = await put(
      client,
      application.id,
      'people',
      world.people.operator,
      { managerName: '林', managerMobile: '139' },
      'application/json'
    )

    response.assertStatus(200)
    assert.match(response.body().version, /^[0-9a-f]{16}$/)
    await application.refresh()
    assert.include(application.draft, { managerName: '林', managerMobile: '139' })
  })

  test('two people on different sections do not disturb each other; on the same one the second is told', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { operator, principal } = world.people
    const application = await draftOf(world)
    const first = await put(client, application.id, 'staff', operator, { fullTime: '2' }, 'application/json')
    const { version } = first.body()

    const other = await put(
      client,
      application.id,
      'unit',
      principal,
      { website: 'https://a.example' },
      'application/json'
    )
    other.assertStatus(200)
    const mine = await put(client, application.id, 'staff', operator, { fullTime: '3', version }, 'application/json')
    mine.assertStatus(200)
    const stale = await put(client, application.id, 'staff', principal, { fullTime: '9', version }, 'application/json')
    stale.assertStatus(409)

    await application.refresh()
    assert.include(application.draft, { fullTime: '3', website: 'https://a.example' })
  })

  test('nothing but the fields of the section is taken', async ({ client, assert }) => {
    const world = await makeWorld()
    const application = await draftOf(world)

    await put(
      client,
      application.id,
      'staff',
      world.people.operator,
      { fullTime: '2', state: 'recognized', score: 100, managerName: '他人' },
      'application/json'
    )

    await application.refresh()
    assert.equal(application.state, 'draft')
    assert.isNull(application.score)
    assert.notProperty(application.draft, 'managerName')
    assert.notProperty(application.draft, 'state')
  })

  test('the pages of a draft are seen by its own institution alone', async ({ client }) => {
    const world = await makeWorld()
    const { people } = world
    const application = await draftOf(world)
    await fillIn(application)
    const paths = ['', '/edit', '/sections/unit/edit', '/sections/files/edit', '/submissions/create', '/print']

    for (const path of paths) {
      const own = await client.get(`/applications/${application.id}${path}`).loginAs(people.principal)
      own.assertStatus(200)
      for (const stranger of [people.chaoyangPrincipal, people.haidianReviewer, people.handler, people.experts[0]]) {
        const response = await client.get(`/applications/${application.id}${path}`).loginAs(stranger)
        response.assertStatus(404)
      }
    }
    const unknown = await client.get(`/applications/${application.id}/sections/nonsense/edit`).loginAs(people.principal)
    unknown.assertStatus(404)
  })

  test('one institution has one application in a batch', async ({ client, assert }) => {
    const world = await makeWorld()
    const begin = () =>
      client
        .post('/applications')
        .form({ batch: world.batch.id })
        .withCsrfToken()
        .loginAs(world.people.operator)
        .redirects(0)
    const first = await begin()
    first.assertStatus(302)
    const second = await begin()
    second.assertStatus(409)
    second.assertTextIncludes('贵单位在这一批次已有申请')
    assert.lengthOf(await PointApplication.all(), 1)
  })

  test('officials and experts cannot begin an application', async ({ client }) => {
    const { people, batch } = await makeWorld()
    for (const user of [people.handler, people.haidianReviewer, people.experts[0], people.administrator]) {
      const response = await client
        .post('/applications')
        .form({ batch: batch.id })
        .withCsrfToken()
        .loginAs(user)
        .redirects(0)
      response.assertStatus(403)
    }
  })
})

test.group('Handing in an application', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const submit = (client: any, application: PointApplication, user: User) =>
    client
      .post(`/applications/${application.id}/submissions`)
      .form({ version: application.version })
      .withCsrfToken()
      .loginAs(user)
      .redirects(0)

  test('freezes the checked content with its hash and the files, and gives a receipt', async ({ client, assert }) => {
    const world = await makeWorld()
    const application = await complete(world)

    const response = await submit(client, application, world.people.principal)

    response.assertStatus(302)
    response.assertHeader('location', `/applications/${application.id}/submissions/1`)
    await application.refresh()
    assert.equal(application.state, 'submitted')
    const { answers, contentHash } = (await Submission.newestOf('point_application', application.id))!
    assert.equal(answers.fullTime, Number(TYPED().fullTime))
    assert.sameMembers(
      Object.keys(answers.files),
      form.filesFields.map(({ name }) => name)
    )
    assert.match(answers.files.charter[0].sha256, /^[0-9a-f]{64}$/)
    const receipt = await client.get(`/applications/${application.id}/submissions/1`).loginAs(world.people.operator)
    receipt.assertTextIncludes(contentHash)
    receipt.assertTextIncludes(application.number)
  })

  test('is refused as long as something is missing, with everything named, and changes nothing', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const application = await draftOf(world)
    await fillIn(application, { ...TYPED(), managerMobile: '1' })

    const response = await submit(client, application, world.people.principal)

    response.assertStatus(422)
    response.assertTextIncludes('负责人手机应为 11 位手机号码')
    response.assertTextIncludes('请上传“工作制度”')
    await application.refresh()
    assert.equal(application.state, 'draft')
    assert.isNull(await Submission.newestOf('point_application', application.id))
  })

  test('takes the principal: the operator prepares, but does not bind the institution', async ({ client }) => {
    const world = await makeWorld()
    const application = await complete(world)
    const response = await submit(client, application, world.people.operator)
    response.assertStatus(403)
    const page = await client.get(`/applications/${application.id}/submissions/create`).loginAs(world.people.operator)
    page.assertTextIncludes('请本单位负责人登录后在这里提交')
  })

  test('twice is refused the second time, and the papers cannot be changed any more', async ({ client, assert }) => {
    const world = await makeWorld()
    const application = await complete(world)
    await submit(client, application, world.people.principal)

    const again = await submit(client, application, world.people.principal)
    again.assertStatus(409)
    again.assertTextIncludes('申请已经提交或办结')
    const edit = await client.get(`/applications/${application.id}/edit`).loginAs(world.people.operator)
    edit.assertStatus(409)
    const section = await client
      .put(`/applications/${application.id}/sections/staff`)
      .json({ fullTime: '9' })
      .withCsrfToken()
      .loginAs(world.people.operator)
      .redirects(0)
    section.assertStatus(409)
    assert.lengthOf(await Submission.all(), 1)
  })

  for (const [name, days, words] of [
    ['before the window', [3, 9], '申报尚未开始'],
    ['after the window', [-9, -1], '申报已经截止'],
  ] as const) {
    test(`${name} is refused and the draft is kept`, async ({ client, assert }) => {
      const world = await makeWorld()
      const application = await complete(world)
      const [opensOn, closesOn] = days.map((day) => DateTime.fromISO(addDays(beijingDay(), day)))
      await world.batch.merge({ opensOn, closesOn }).save()

      const response = await submit(client, application, world.people.principal)

      response.assertStatus(409)
      response.assertTextIncludes(words)
      await application.refresh()
      assert.equal(application.state, 'draft')
      assert.equal(application.draft.managerName, TYPED().managerName)
    })
  }

  test('on the last day is in time', async ({ client }) => {
    const world = await makeWorld()
    const application = await complete(world)
    await world.batch.merge({ closesOn: DateTime.fromISO(beijingDay()) }).save()
    const response = await submit(client, application, world.people.principal)
    response.assertStatus(302)
  })

  test('is refused to an institution that is not checked yet', async ({ client }) => {
    const world = await makeWorld()
    const { changping } = world.organizations
    const application = await startApplication(world.batch, changping, actor(world.people.changpingPrincipal))
    await fillIn(application)
    await attachDemoFiles(application, world.people.changpingPrincipal)
    const response = await submit(client, application, world.people.changpingPrincipal)
    response.assertStatus(409)
    response.assertTextIncludes('单位注册信息尚未通过核验')
  })

  test('again after a supplement makes a second round; the first stays as it was', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const application = await complete(world)
    await submit(client, application, people.principal)
    await application.refresh()
    const note = '请核对专职和兼职人数。'
    const asked = await client
      .post(`/applications/${application.id}/corrections`)
      .form({ 'defects[fullTime][on]': 'true', 'defects[fullTime][note]': note, 'version': application.version })
      .withCsrfToken()
      .loginAs(people.haidianReviewer)
      .redirects(0)
    asked.assertStatus(302)

    await application.refresh()
    const overview = await client.get(`/applications/${application.id}/edit`).loginAs(people.operator)
    overview.assertTextIncludes(note)
    await saveSection(application, 'staff', {
      fullTime: '4',
      partTime: '4',
      certified: '1',
    })
    const response = await submit(client, application, people.principal)

    response.assertHeader('location', `/applications/${application.id}/submissions/2`)
    const rounds = await Submission.query().where('subjectId', application.id).orderBy('round')
    assert.deepEqual(
      rounds.map(({ answers }) => answers.fullTime),
      [Number(TYPED().fullTime), 4]
    )
  })
})

test.group('Withdrawing an application', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const withdraw = (client: any, application: PointApplication, user: User, reason: string) =>
    client
      .post(`/applications/${application.id}/withdrawals`)
      .form({ reason, version: application.version })
      .withCsrfToken()
      .loginAs(user)
      .redirects(0)

  test('needs a reason, then ends it, and it can be taken up again', async ({ client, assert }) => {
    const world = await makeWorld()
    const application = await applicationIn('verification', world)
    const empty = await withdraw(client, application, world.people.principal, '')
    empty.assertStatus(422)

    const response = await withdraw(client, application, world.people.principal, '单位内部调整')
    response.assertStatus(302)
    await application.refresh()
    assert.equal(application.state, 'withdrawn')

    const reopened = await client
      .post(`/applications/${application.id}/reopenings`)
      .withCsrfToken()
      .loginAs(world.people.operator)
      .redirects(0)
    reopened.assertHeader('location', `/applications/${application.id}/edit`)
  })

  test('is too late once the panel has concluded, and nobody else can do it', async ({ client }) => {
    const world = await makeWorld()
    const application = await applicationIn('deliberation', world)
    const late = await withdraw(client, application, world.people.principal, '单位内部调整')
    late.assertStatus(409)
    const operator = await withdraw(client, application, world.people.operator, '单位内部调整')
    operator.assertStatus(403)
    const stranger = await withdraw(client, application, world.people.chaoyangPrincipal, '单位内部调整')
    stranger.assertStatus(404)
    const rows = await db.from('audit_entries').where('action', 'point_application.withdrawn')
    if (rows.length > 0) throw new Error('a withdrawal was recorded')
  })
})
