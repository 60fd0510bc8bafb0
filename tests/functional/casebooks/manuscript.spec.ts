import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment, standAt } from '#app/core/clock'
import { canonicalJson } from '#app/core/canonical_json'
import CasebookEntry from '#app/casebooks/entry'
import { makeCasebook } from '#app/casebooks/casebook_making'
import { saveCopy } from '#app/casebooks/entry_workflow'
import { manuscriptOf } from '#app/casebooks/studio_manuscript'
import { manuscriptProblems } from '#app/casebooks/studio_problems'
import { actor } from '#tests/support/applications'
import { begunCasebook, casePicture, confirmedEntry, readyCasebook, selectedCase } from '#tests/support/casebooks'
import { caseCall } from '#tests/support/typical_cases'
import { makeWorld } from '#tests/world'

test.group('The manuscript', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('is what the authors confirmed, in the order of the book', async ({ assert }) => {
    const world = await makeWorld()
    const { casebook, navigation } = await readyCasebook(world)
    const book = await manuscriptOf(casebook)
    assert.equal(book.title, casebook.title)
    assert.deepEqual(book.preface, ['本书收录本年度典型案例。', '供各单位参考。'])
    assert.deepEqual(
      book.chapters.map(({ title, cases }) => [title, ...cases.map((one) => one.title)]),
      [
        ['risk_warning', '预警防范海外侵权'],
        ['patent_navigation', '专利导航助力立项', '数据支撑研发选题'],
      ]
    )
    const { sections, figures, ...one } = book.chapters[1].cases[0]
    assert.deepEqual(one, {
      ...{ caseId: navigation.caseId, number: navigation.case.number!, title: '专利导航助力立项' },
      ...{ unit: world.organizations.haidian.name, district: '海淀区', category: 'patent_navigation' },
      ...{ industries: ['智能网联汽车'], techniques: ['专利导航'], audience: '新能源中小企业' },
      ...{ summary: '面向新能源企业开展专利导航，帮助企业在立项前识别风险。', images: [] },
    })
    assert.deepEqual(
      sections.map(({ heading }) => heading),
      ['背景', '做法', '成效', '创新点', '推广价值']
    )
    assert.lengthOf(figures, 1)
    assert.deepEqual(book.contacts, [
      { unit: world.organizations.chaoyang.name, district: '朝阳区', email: 'office@unit.example' },
      { unit: world.organizations.haidian.name, district: '海淀区', email: 'office@unit.example' },
    ])
  })

  test('is the same whenever it is asked for, and names no telephone', async ({ assert }) => {
    const world = await makeWorld()
    const { casebook } = await readyCasebook(world)
    const first = canonicalJson(await manuscriptOf(casebook))
    standAt(new Date(Date.now() + 40 * 86_400_000))
    assert.equal(canonicalJson(await manuscriptOf(casebook)), first)
    assert.notInclude(first, '010-60000000')
    assert.notInclude(first, '林知远')
  })

  test('leaves out what is not confirmed, changed since, dropped or disqualified', async ({ assert }) => {
    const world = await makeWorld()
    const { casebook, navigation, warning, research } = await begunCasebook(world)
    const titles = async () =>
      (await manuscriptOf(casebook)).chapters.flatMap(({ cases }) => cases.map(({ title }) => title))
    assert.deepEqual(await titles(), [])
    for (const entry of [navigation, warning, research]) await confirmedEntry(world, entry)
    assert.lengthOf(await titles(), 3)
    await saveCopy(navigation, actor(world.people.handler), 'effect', { effect: '又改。' })
    await warning.case.refresh()
    await warning.case.merge({ state: 'disqualified' }).save()
    assert.deepEqual(await titles(), ['数据支撑研发选题'])
  })

  test('has problems that are told before it is built', async ({ assert }) => {
    const world = await makeWorld()
    const call = await caseCall(world, { state: 'concluded' })
    const [wide, narrow] = [await casePicture(world, 1, 1200), await casePicture(world, 1, 300)]
    const images = [
      { attachmentId: wide.id, caption: '现场', rights: '' },
      { attachmentId: narrow.id, caption: '截图', rights: '本单位所有' },
    ]
    const told = { title: '同一个标题', practice: '字'.repeat(2001), images }
    await selectedCase(world, call, { ...told, contact: { name: '甲', phone: '1', email: '' } })
    await selectedCase(world, call, { title: '同一个 标题' })
    const out = await selectedCase(world, call, { title: '取消资格' })
    const casebook = await makeCasebook(call, actor(world.people.handler))
    await out.refresh()
    await out.merge({ state: 'disqualified' }).save()
    const first = await CasebookEntry.findByOrFail('title', '同一个标题')
    const problems = await manuscriptProblems(casebook)
    const ofFirst = problems.filter(({ entry }) => entry?.id === first.id).map(({ kind, part }) => [kind, part])
    assert.deepEqual(ofFirst, [
      ['double_title', 'basics'],
      ['unconfirmed', undefined],
      ['too_long', 'practice'],
      ['image_rights', 'images'],
      ['image_dots', 'images'],
      ['no_terms', 'terms'],
      ['no_contact', 'terms'],
    ])
    const general = problems.filter(({ entry }) => !entry).map(({ kind }) => kind)
    assert.deepEqual(general, ['preface_missing'])
    const left = problems.filter(({ kind }) => kind === 'left_out')
    assert.deepEqual(
      left.map(({ entry, blocks }) => [entry!.title, blocks]),
      [['取消资格', false]]
    )
  })
})
