import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { indicatorIn } from '#app/indicators/edit_content'
import { indicatorsOf, type LinearRule } from '#app/indicators/indicator_content'
import IndicatorVersion from '#app/indicators/indicator_version'
import { standardContent } from '#app/indicators/standard_content'
import { cellsOf, download } from '#tests/support/downloads'
import {
  draftOf,
  furnishedIndicators,
  insteadOfRecords,
  POINTS,
  publishedOf,
  versionWith,
} from '#tests/support/indicators'
import { countQueries } from '#tests/support/queries'
import { makeWorld, type World } from '#tests/world'

test.group('The editor of indicators', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  async function atWork(client: any) {
    const world = await makeWorld()
    const draft = await draftOf(world)
    let version = 0
    const send = async (method: 'post' | 'put' | 'delete', path: string, form: object = {}, seen = version) => {
      const answer = await client[method](`/indicator-versions/${draft.id}/${path}`)
        .json({ ...form, version: seen })
        .withCsrfToken()
        .loginAs(world.people.handler)
      const row = await IndicatorVersion.findOrFail(draft.id)
      version = row.version
      return { answer, content: row.content }
    }
    return { world, draft, send }
  }

  test('adds, changes, moves and removes groups', async ({ client, assert }) => {
    const { send } = await atWork(client)
    const added = await send('post', 'groups', { code: 'G', zh: '创新', en: 'Innovation' })
    const theme = added.content.groups.at(-1)!
    assert.deepEqual([theme.code, theme.name.zh, theme.indicators.length], ['G', '创新', 0])
    const changed = await send('put', `groups/${theme.id}`, { code: 'H', zh: '创新服务', en: 'Innovation' })
    assert.equal(changed.content.groups.at(-1)!.code, 'H')
    const moved = await send('post', `groups/${theme.id}/moves`, { direction: 'up' })
    assert.equal(moved.content.groups.at(-2)!.id, theme.id)
    const long = await send('put', `groups/${theme.id}`, { code: 'H', zh: '长'.repeat(61) })
    long.answer.assertStatus(422)
    const removed = await send('delete', `groups/${theme.id}`)
    assert.notInclude(
      removed.content.groups.map(({ id }) => id),
      theme.id
    )
    const gone = await send('delete', `groups/${theme.id}`)
    gone.answer.assertStatus(404)
  })

  test('adds, moves, drags and removes indicators; what 优秀 asks of one goes with it', async ({ client, assert }) => {
    const { send } = await atWork(client)
    const codes = (content: typeof standardContent, at = 0) => content.groups[at].indicators.map(({ code }) => code)
    const added = await send('post', 'indicators', { group: 'a', code: 'A5', zh: '信息化', en: 'IT' })
    assert.equal(codes(added.content).at(-1), 'A5')
    const up = await send('post', 'indicators/a2/moves', { direction: 'up' })
    assert.deepEqual(codes(up.content).slice(0, 2), ['A2', 'A1'])
    const placed = await send('post', 'indicators/a2/moves', { direction: 'place', section: 'b', position: 1 })
    assert.equal(codes(placed.content, 1)[1], 'A2')
    const removed = await send('delete', 'indicators/e1')
    assert.isUndefined(indicatorIn(removed.content, 'e1'))
    assert.isEmpty(removed.content.grading.excellent.indicators)
  })

  test('changes a rule and says it in words at once; another one who wrote meanwhile is told', async ({
    client,
    assert,
  }) => {
    const { world, draft, send } = await atWork(client)
    const typed = {
      ...{ code: 'C1', zh: '公益咨询', en: 'Free consultations', version: 0 },
      parts: [
        {
          ...{ id: 'c1_1', source: 'A', figure: 'consultations', zh: '经确认的咨询', en: 'Consultations' },
          ...{
            unitZh: '次',
            unitEn: 'consultations',
            floor: '13',
            full: '50',
            points: '12',
            fulls: { university: '60' },
          },
        },
      ],
    }
    const saved = await client
      .put(`/indicator-versions/${draft.id}/indicators/c1`)
      .header('Accept', 'application/json')
      .json(typed)
      .withCsrfToken()
      .loginAs(world.people.handler)
    const { version, texts } = saved.body()
    assert.equal(version, 1)
    assert.include(texts.c1_1, '达到 13 次得 60%，50 次得满分')
    const { content } = await versionWith(draft.id)
    const [part] = indicatorIn(content, 'c1')!.parts
    assert.deepEqual((part.rule as LinearRule).fulls, { university: 60 })
    const late = await send('put', 'indicators/c1', { ...typed, code: 'C9' }, 0)
    late.answer.assertStatus(409)
    const wrong = await send('put', 'indicators/c1', { ...typed, parts: [{ ...typed.parts[0], floor: 'viele' }] }, 1)
    wrong.answer.assertStatus(422)
    wrong.answer.assertTextIncludes('viele')
  })

  test('writes rules of each kind', async ({ client, assert }) => {
    const { send } = await atWork(client)
    const added = await send('post', 'indicators', { group: 'f', code: 'F3', zh: '新项', en: 'New' })
    const { id } = added.content.groups.at(-1)!.indicators.at(-1)!
    for (const kind of ['bands', 'checks', 'count', 'deduct', 'share', 'rate'])
      await send('post', `indicators/${id}/parts`, { kind, source: 'S' })
    const seventh = await send('post', `indicators/${id}/parts`, { kind: 'nonsense', source: 'S' })
    seventh.answer.assertStatus(422)
    const parts = indicatorIn(seventh.content, id)!.parts
    const item = { figure: 'f3.x', zh: '事项', en: 'Thing', points: '1' }
    const written = await send('put', `indicators/${id}`, {
      ...{ code: 'F3', zh: '新项', en: 'New', evidence: 'true' },
      parts: parts.map((part) => ({
        ...{ id: part.id, source: 'S', figure: `f3.${part.rule.kind}`, zh: '内容', en: 'What', points: '2' },
        bands: [
          { from: '1', points: '1', zh: '部分', en: 'partly' },
          { from: '2', points: '2' },
        ],
        items: [item, { figure: '', zh: '', en: '', points: '' }],
      })),
    })
    const after = indicatorIn(written.content, id)!
    assert.isTrue(after.evidence)
    assert.deepEqual(after.parts[0].rule, {
      ...{ kind: 'bands', figure: 'f3.bands', of: { zh: '内容', en: 'What' } },
      bands: [
        { from: 2, points: 2 },
        { from: 1, points: 1, text: { zh: '部分', en: 'partly' } },
      ],
    })
    const of = { zh: '事项', en: 'Thing' }
    assert.deepEqual(after.parts[1].rule, { kind: 'checks', items: [{ figure: 'f3.x', of, points: 1, atLeast: 1 }] })
    assert.deepEqual(after.parts[2].rule, { kind: 'count', items: [{ figure: 'f3.x', of, points: 1 }], points: 2 })
    const removed = await send('delete', `indicators/${id}/parts/${parts[0].id}`)
    assert.lengthOf(indicatorIn(removed.content, id)!.parts, 5)
  })

  test('keeps weights on the way to 100 and goes on saying what is wrong, at its place', async ({ client, assert }) => {
    const { send } = await atWork(client)
    const off = await send('put', 'weights', { weights: { c1: { general: '10', park: '12.5' } } })
    off.answer.assertTextIncludes('合计 98 分，应为 100 分')
    off.answer.assertTextIncludes('合计 100.5 分，应为 100 分')
    assert.deepEqual(indicatorIn(off.content, 'c1')!.points, { general: 10, university: 11, park: 12.5, library: 12 })
    const refused = await send('put', 'weights', { weights: { c1: { general: '10.005' } } })
    refused.answer.assertStatus(422)
    refused.answer.assertTextIncludes('weights-c1-general-error')
    const right = await send('put', 'weights', { weights: { c1: { general: '12', park: '12' } } })
    assert.deepEqual(right.content, standardContent)
  })

  test('changes what stands around: a new type begins with the weights of the first, three grades have no 良好', async ({
    client,
    assert,
  }) => {
    const { send } = await atWork(client)
    const frame = await send('put', 'frame', {
      ...{ basisZh: '京知局〔2027〕3号', basisEn: 'Notice', bonusMost: '5', deductionsMost: '10', scheme: 'three' },
      variants: [
        { id: 'general', zh: '通用', en: 'General' },
        { id: 'park', zh: '园区', en: 'Parks', hostTypes: ['industrial_park'] },
        { id: '', zh: '博物馆', en: 'Museums', hostTypes: ['museum'] },
      ],
      ...{ excellentFrom: '90', goodFrom: '80', passFrom: '60', mostDeduction: '2', quotaPercent: '30' },
      conditions: [{ indicator: 'e1', least: '8' }],
      vetoes: [{ id: 'false_data', zh: '数据造假', en: 'False data' }],
    })
    const { content } = frame
    assert.deepEqual(
      content.grading.bands.map(({ grade }) => grade),
      ['excellent', 'pass']
    )
    const museum = content.variants[2].id
    assert.deepEqual(Object.keys(indicatorIn(content, 'c1')!.points), ['general', 'park', museum])
    assert.equal(indicatorIn(content, 'c1')!.points[museum], 12)
    assert.lengthOf(content.vetoes, 1)
    const wrong = await send('put', 'frame', { scheme: 'five' })
    wrong.answer.assertStatus(422)
  })
})

test.group('Whatever is written on an indicator version', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const named = { code: 'X', zh: '名称', en: 'Name' }
  const frame = { scheme: 'four', variants: [{ id: 'general', zh: '通用', en: 'General' }] }
  const ACTS = [
    ['put', '', { nameZh: '试点指标体系', nameEn: 'Pilot', year: 2027 }],
    ['post', '/groups', named],
    ['put', '/groups/a', named],
    ['post', '/groups/b/moves', { direction: 'up' }],
    ['delete', '/groups/a', {}],
    ['post', '/indicators', { ...named, group: 'a' }],
    ['put', '/indicators/a1', named],
    ['post', '/indicators/a1/moves', { direction: 'down' }],
    ['delete', '/indicators/a1', {}],
    ['post', '/indicators/a1/parts', { kind: 'rate', source: 'S' }],
    ['delete', '/indicators/a1/parts/a1_1', {}],
    ['put', '/weights', { weights: { a1: { general: '1' } } }],
    ['put', '/frame', frame],
  ] as const

  for (const [method, path, form] of ACTS) {
    test(`${method} ${path || '/'}: by its handler alone, on a draft, as he last saw it`, async ({
      client,
      assert,
    }) => {
      const world = await makeWorld()
      const { people } = world
      const draft = await draftOf(world)
      const published = await publishedOf(world)
      const send = ({ id }: { id: number }, user: World['people']['handler'], version: number | string) =>
        client[method](`/indicator-versions/${id}${path}`)
          .json({ ...form, version })
          .redirects(0)
          .withCsrfToken()
          .loginAs(user)
      // A button that removes has no form to show again: bad input leads back to where it stood.
      const unreadable = method === 'delete' ? 302 : 422
      for (const [of, user, version, status] of [
        [draft, people.head, 0, 403],
        [draft, people.leader, 0, 403],
        [draft, people.principal, 0, 404],
        [draft, people.handler, 7, 409],
        [draft, people.handler, 'soon', unreadable],
        [published, people.handler, published.version, 409],
      ] as const) {
        const refused = await send(of, user, version)
        refused.assertStatus(status)
      }
      assert.deepEqual((await versionWith(draft.id)).content, standardContent)
    })
  }
})

test.group('Reading indicator systems', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a version shows what changed since the one before', async ({ client }) => {
    const world = await makeWorld()
    const { draft } = await furnishedIndicators(world)
    const page = await client.get(`/indicator-versions/${draft.id}/changes`).loginAs(world.people.leader)
    page.assertTextIncludes('F1')
    page.assertTextIncludes('分值')
    const first = await client.get(`/indicator-versions/${draft.id}/changes?since=7`).loginAs(world.people.leader)
    first.assertStatus(404)
  })

  test('the preview is the sheet of a type of point', async ({ client }) => {
    const world = await makeWorld()
    const version = await publishedOf(world)
    const see = (variant: string) =>
      client.get(`/indicator-versions/${version.id}/preview?variant=${variant}`).loginAs(world.people.handler)
    const university = await see('university')
    university.assertTextIncludes('达到 21 人次得 60%，200 人次得满分')
    university.assertTextIncludes('按 7/5 折算')
    const unknown = await see('nowhere')
    unknown.assertStatus(404)
  })
})

test.group('Trying out an indicator system', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.setup(() => insteadOfRecords(async (year) => (year === 2025 ? POINTS : [])))

  test('shows scores, grades and the change against another version, and keeps nothing', async ({ client, assert }) => {
    const world = await makeWorld()
    const { published, draft } = await furnishedIndicators(world)
    const before = await draft.refresh()
    const path = `/indicator-versions/${draft.id}/trial?year=2025`
    const alone = await client.get(path).loginAs(world.people.head)
    for (const { name } of POINTS) alone.assertTextIncludes(name)
    const statements = await countQueries(() =>
      client.get(`${path}&against=${published.id}&assumed=60`).loginAs(world.people.head)
    )
    assert.isFalse(statements.some((sql) => /^(insert|update|delete)/i.test(sql) && /indicator/.test(sql)))
    const beside = await client.get(`${path}&against=${published.id}`).loginAs(world.people.head)
    beside.assertTextIncludes('对比版本')
    beside.assertTextIncludes('小样本')
    const after = await IndicatorVersion.findOrFail(draft.id)
    assert.deepEqual(after.content, before.content)
    const none = await client.get(`/indicator-versions/${draft.id}/trial?year=2024`).loginAs(world.people.head)
    none.assertTextIncludes('2024 年度没有可试算的网点')
  })
})

test.group('An indicator system as a workbook', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('goes out, on record, and comes back as the same content', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const version = await publishedOf(world)
    const file = await download(client, `/indicator-versions/${version.id}/workbook.xlsx`, handler)
    const { rows } = await cellsOf(file.body())
    assert.deepEqual(rows[1], ['格式', 'jingzhi.indicators/1'])
    const upload = (body: Buffer) =>
      client
        .post('/indicator-versions')
        .fields({ nameZh: '外来体系', nameEn: 'From elsewhere', year: '2027' })
        .file('file', body, { filename: 'system.xlsx' })
        .withCsrfToken()
        .loginAs(handler)
    await upload(file.body())
    const brought = await IndicatorVersion.query().orderBy('id', 'desc').firstOrFail()
    assert.equal(brought.state, 'draft')
    assert.deepEqual(brought.content, standardContent)
    const refused = await upload(Buffer.from('no workbook'))
    refused.assertStatus(422)
    refused.assertTextIncludes('文件损坏或不是工作簿')
  })

  test('takes the place of a draft, and not of a published version', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const source = await publishedOf(world)
    const file = await download(client, `/indicator-versions/${source.id}/workbook.xlsx`, handler)
    const draft = await draftOf(world, { ...standardContent, vetoes: [], groups: [] })
    const put = (id: number, body: Buffer, { version = '0', user = handler } = {}) =>
      client
        .post(`/indicator-versions/${id}/workbook`)
        .fields({ version })
        .file('file', body, { filename: 'system.xlsx' })
        .withCsrfToken()
        .loginAs(user)
    const broken = await put(draft.id, Buffer.from('PK'))
    broken.assertStatus(422)
    await put(draft.id, file.body())
    const { content } = await versionWith(draft.id)
    assert.lengthOf(indicatorsOf(content), indicatorsOf(standardContent).length)
    const fixed = await put(source.id, file.body())
    fixed.assertStatus(409)
    const late = await put((await draftOf(world, { ...standardContent, vetoes: [] })).id, file.body(), { version: '7' })
    late.assertStatus(409)
    const foreign = await put(draft.id, file.body(), { user: world.people.head })
    foreign.assertStatus(403)
  })
})
