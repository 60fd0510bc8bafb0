import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import Designation from '#app/designations/designation'
import type { Fault } from '#app/imports/import_kinds'
import ImportRow from '#app/imports/import_row'
import { startImport, undoImport } from '#app/imports/import_workflow'
import Import from '#app/imports/import'
import { recountNetwork } from '#app/designations/network_countings'
import { inTransaction } from '#app/core/dialect'
import type Organization from '#app/organizations/organization'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { makeDesignation } from '#tests/support/designations'
import { cellsOf, download } from '#tests/support/downloads'
import { bringWorkbook, pointCells, registerWorkbook, usccOf, type PointCells } from '#tests/support/register_workbooks'
import { makeWorld } from '#tests/world'

type Verdict = [what: string, change: PointCells, kind: Fault['kind'], field: string, words: string]

/** One line, what is special about it, and what is said at which column. */
const VERDICTS: Verdict[] = [
  ['a wrong check character', { uscc: '91350100M000100Y4Z' }, 'bad', 'uscc', '第 18 位'],
  ['a code of letters that it never has', { uscc: '91110108MA00000O1X' }, 'bad', 'uscc', '代码不含 I、O、S、V、Z'],
  ['a code that became a number', { uscc: 110000000000000000 }, 'bad', 'uscc', '末尾几位已丢失'],
  ['no code and unknown', { uscc: null }, 'bad', 'uscc', '没有找到已登记的单位'],
  [
    'longitude and latitude the wrong way round',
    { longitude: 39.95, latitude: 116.3 },
    'warning',
    'longitude',
    '填反了',
  ],
  ['a place outside Beijing', { longitude: 121.47, latitude: 31.23 }, 'bad', 'latitude', '不能小于 39.42'],
  ['an unknown district', { districtCode: '浦东新区' }, 'bad', 'districtCode', '不是北京市的区'],
  ['an unknown type', { hostType: '幼儿园' }, 'bad', 'hostType', '不是名录使用的类别'],
  ['an unknown field', { fields: '专利、烹饪' }, 'bad', 'fields', '“烹饪”不是名录使用的服务领域'],
  ['a term that ends before it begins', { validUntil: '2026-01-01' }, 'bad', 'validUntil', '不能早于认定日期'],
  ['a day that there is not', { recognizedOn: '2026-02-30' }, 'bad', 'recognizedOn', '不是有效的日期'],
  [
    'a recognition to come',
    { recognizedOn: '2999-01-01', validUntil: '2999-12-31' },
    'bad',
    'recognizedOn',
    '不能晚于今天',
  ],
  ['a mobile number', { landline: '１３８ ００１３ ８０００' }, 'bad', 'landline', '不登载个人手机'],
  ['hours that nobody understands', { hours: '请提前预约' }, 'bad', 'hours', '无法识别这样的开放时间'],
  ['full-width digits', { address: '北京市海淀区示例路１号院' }, 'note', 'address', '全角字符已按半角读取'],
  ['no document number', { docNumber: null }, 'bad', 'docNumber', '请填写认定文号'],
  ['no free services', { services: null }, 'bad', 'services', '服务项目至少选择或填写 1 项'],
  [
    'a term that is over',
    { recognizedOn: '2020-03-05', validUntil: '2023-03-04' },
    'warning',
    'validUntil',
    '届满失效',
  ],
]

test.group('What is said of a line of the register', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  async function checked(rows: PointCells[], headers?: Record<string, string | null>) {
    const world = await makeWorld()
    const { id } = await bringWorkbook(await registerWorkbook(rows, headers), world.people.handler)
    await drainOutbox()
    return { world, intake: await Import.findOrFail(id), rows: await rowsOf(id) }
  }
  const rowsOf = (importId: number) => ImportRow.query().where({ importId }).orderBy('line')

  test('every fault at its column, in words', async ({ assert }) => {
    const { rows } = await checked(VERDICTS.map(([, change], at) => pointCells(at + 1, change)))
    for (const [at, [what, , kind, field, words]] of VERDICTS.entries()) {
      const { faults, verdict } = rows[at]
      const fault = faults.find((said) => said.field === field && said.kind === kind)
      assert.include(fault?.message ?? '', words, `${what}: ${JSON.stringify(faults)}`)
      assert.equal(verdict, kind === 'note' ? 'ok' : kind, what)
    }
  })

  test('names, codes and other words for the same are understood', async ({ assert }) => {
    const { rows } = await checked([
      pointCells(1, { districtCode: '朝阳', hostType: '高校', landline: '(010) 1234 5678', website: 'points.example' }),
      pointCells(2, { districtCode: '110105', hostType: 'university', landline: '12345678', affiliation: '部属' }),
      pointCells(3, {
        districtCode: '经开区',
        fields: '版权；专利',
        hours: '工作日9:00-17:00',
        validUntil: '2029年3月4日',
      }),
    ])
    assert.deepEqual(
      rows.map(({ verdict, faults }) => [verdict, faults]),
      [
        ['ok', []],
        ['ok', []],
        ['ok', []],
      ]
    )
    assert.deepEqual(
      rows.map(({ answers }) => [
        answers!.districtCode,
        answers!.hostType,
        answers!.profile.landline,
        answers!.affiliation,
      ]),
      [
        ['110105', 'university', '010-12345678', 'municipal'],
        ['110105', 'university', '010-12345678', 'ministry'],
        ['BDA', 'public_library', '010-12345678', 'municipal'],
      ]
    )
    assert.deepEqual(rows[2].answers!.profile.fields, ['copyright', 'patent'])
    assert.equal(rows[0].answers!.profile.website, 'http://points.example')
  })

  test('the same code or number twice in the workbook: the second names the line of the first', async ({ assert }) => {
    const { rows } = await checked([
      pointCells(1),
      pointCells(2, { uscc: usccOf(1) }),
      pointCells(3, { number: pointCells(1).number }),
    ])
    assert.deepEqual(
      rows.map(({ verdict }) => verdict),
      ['ok', 'duplicate', 'duplicate']
    )
    assert.deepEqual(rows[1].faults, [{ field: 'uscc', kind: 'duplicate', message: '与第 4 行重复。' }])
  })

  test('what is in the register is told by its number; an institution without title is used again', async ({
    assert,
  }) => {
    const world = await makeWorld()
    const { haidian, chaoyang, changping } = world.organizations
    const there = await makeDesignation(haidian)
    const of = ({ name, uscc }: Organization, more: PointCells = {}) =>
      pointCells(9, { name, uscc, number: null, ...more })
    const file = await registerWorkbook([
      of(haidian),
      of(chaoyang, { uscc: null, districtCode: '朝阳区' }),
      of(chaoyang, { name: '别的名称' }),
      of(changping),
      pointCells(1, { number: there.number }),
    ])
    const { id } = await bringWorkbook(file, world.people.handler)
    await drainOutbox()
    const rows = await rowsOf(id)
    assert.deepEqual(
      rows.map(({ verdict }) => verdict),
      ['duplicate', 'ok', 'bad', 'bad', 'bad']
    )
    assert.include(rows[0].faults[0].message, there.number)
    assert.include(rows[2].faults[0].message, chaoyang.name)
    assert.include(rows[3].faults[0].message, '尚未通过核验')
    assert.include(rows[4].faults[0].message, '证书编号已被使用')
    assert.equal(rows[1].answers!.organizationId, chaoyang.id)
  })

  test('what was exported in full comes back the same; without a code everything is a duplicate of itself', async ({
    client,
    assert,
  }) => {
    const { intake, world } = await checked([1, 2, 3].map((n) => pointCells(n)))
    const { handler } = world.people
    await startImport(intake, actor(handler))
    await drainOutbox()
    const exported = async (form: string) =>
      (await download(client, `/designations/${form}.xlsx?sort=number`, handler)).body()
    const whole = await exported('whole')

    const plain = await bringWorkbook(await exported('export'), handler)
    await drainOutbox()
    const again = await rowsOf(plain.id)
    assert.deepEqual(
      again.map(({ verdict }) => verdict),
      ['duplicate', 'duplicate', 'duplicate']
    )

    await intake.refresh()
    await undoImport(intake, actor(handler))
    await drainOutbox()
    assert.lengthOf(await Designation.all(), 0)
    const back = await bringWorkbook(whole, handler)
    await drainOutbox()
    await startImport(await Import.findOrFail(back.id), actor(handler))
    await drainOutbox()
    assert.deepEqual((await cellsOf(await exported('whole'))).rows, (await cellsOf(whole)).rows)
  })

  test('a point comes in with institution, number, line of the register, certificate and trail; the series goes on behind it', async ({
    assert,
  }) => {
    const { intake, world } = await checked([pointCells(7), pointCells(8, { number: null })])
    await startImport(intake, actor(world.people.handler))
    await drainOutbox()
    const [given, next] = await Designation.query().orderBy('id').preload('organization')
    assert.deepEqual([given.number, next.number], ['京知信网〔2026〕007号', '京知信网〔2026〕008号'])
    assert.include(given.organization.serialize(), { state: 'verified', uscc: usccOf(7), districtCode: '110108' })
    assert.deepEqual(given.freeServices, ['专利检索咨询', '商标查询'])
    const [entry] = await db.from('register_entries').where('designation_id', given.id)
    assert.include(entry, { kind: 'import', after: given.number, doc_number: '京知局〔2026〕3号' })
    assert.lengthOf(await db.from('certificates').where('designation_id', given.id), 1)
    assert.lengthOf(
      await db.from('audit_entries').whereIn('action', ['designation.imported', 'organization.imported']),
      4
    )
  })

  test('the tallies are counted once for the whole import', async ({ assert }) => {
    const { intake, world } = await checked([1, 2, 3].map((n) => pointCells(n)))
    await inTransaction((trx) => recountNetwork(trx))
    const recounts = () => db.from('outbox').where('job', 'tallies/recount')
    const before = (await recounts()).length
    await startImport(intake, actor(world.people.handler))
    await drainOutbox()
    assert.lengthOf(await recounts(), before + 1)
    const [tally] = await db.from('tallies').where({ measure: 'point_total', year: 2026 }).sum('value as total')
    assert.equal(Number(tally.total), 3)
  })

  test('once a point has changed or serves as something, nothing of its import is undone, and it is named', async ({
    assert,
  }) => {
    const { intake, world } = await checked([1, 2].map((n) => pointCells(n)))
    await startImport(intake, actor(world.people.handler))
    await drainOutbox()
    const [point] = await Designation.query().orderBy('id')
    await db.from('designations').where('id', point.id).update({ version: 1 })
    const refused = await undoImport(await Import.findOrFail(intake.id), actor(world.people.handler)).catch(
      (error) => error
    )
    assert.include(refused.refusal.params, { count: 1, rows: point.name })

    /** A person of the institution: only the database knows of it. */
    await db.from('designations').where('id', point.id).update({ version: 0 })
    await db.from('users').where('id', world.people.leader.id).update({ organization_id: point.organizationId })
    await undoImport(await Import.findOrFail(intake.id), actor(world.people.handler))
    await drainOutbox()
    const kept = await Import.findOrFail(intake.id)
    assert.equal(kept.state, 'imported')
    assert.include(kept.refusal!.params, { count: 1, rows: point.name })
    assert.lengthOf(await Designation.all(), 2)
  })

  test('what came into the register after the check is refused alone, and the others go on', async ({ assert }) => {
    const { intake, world } = await checked([1, 2, 3].map((n) => pointCells(n)))
    await db
      .from('organizations')
      .where('id', world.organizations.chaoyang.id)
      .update({ uscc: usccOf(2) })
    await startImport(intake, actor(world.people.handler))
    await drainOutbox()
    const rows = await rowsOf(intake.id)
    assert.deepEqual(
      rows.map(({ outcome }) => outcome),
      ['imported', 'refused', 'imported']
    )
    assert.include(rows[1].outcomeReason!, '核对之后')
    assert.lengthOf(await Designation.all(), 2)
  })

  test('an institution that got the title since the check gets no second one', async ({ assert }) => {
    const world = await makeWorld()
    const { name, uscc } = world.organizations.chaoyang
    const file = await registerWorkbook([pointCells(1, { name, uscc, number: null })])
    const twice = [await bringWorkbook(file, world.people.handler), await bringWorkbook(file, world.people.handler)]
    await drainOutbox()
    for (const { id } of twice) await startImport(await Import.findOrFail(id), actor(world.people.handler))
    await drainOutbox()
    const outcomes = await Promise.all(twice.map(async ({ id }) => (await rowsOf(id))[0].outcome))
    assert.deepEqual(outcomes, ['imported', 'refused'])
    assert.lengthOf(await Designation.all(), 1)
  })
})
