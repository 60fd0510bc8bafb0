import { buffer } from 'node:stream/consumers'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { workbookStream, type Cell } from '#app/core/spreadsheet'
import Expert from '#app/experts/expert'
import { expertImport } from '#app/experts/expert_import'
import Import from '#app/imports/import'
import { startImport, undoImport } from '#app/imports/import_workflow'
import User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { makeExpert } from '#tests/support/experts'
import { bringWorkbook } from '#tests/support/register_workbooks'
import { makeWorld } from '#tests/world'

type Line = Record<string, Cell>

const line = (n: number, more: Line = {}): Line => ({
  ...{ serial: n, name: `名册${n}`, email: `roster${n}@jingzhi.example`, phone: '13700001111', title: '教授' },
  ...{ fields: '专利检索、成果转化', employer: '京原大学', employerKind: '高等学校', district: '海淀区' },
  ...more,
})

async function workbook(lines: Line[]) {
  const { columns, ...sheet } = expertImport.sheet
  async function* rows() {
    yield lines
  }
  const shown = columns.map(({ header, field }) => ({ header, value: (row: Line) => row[field] ?? null }))
  return buffer(workbookStream({ ...sheet, columns: shown }, rows()))
}

test.group('A list of experts', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  async function brought(lines: Line[]) {
    const world = await makeWorld()
    const known = await makeExpert(world, { email: 'known@jingzhi.example' })
    const { id } = await bringWorkbook(await workbook(lines), world.people.handler, 'expert', '专家名册.xlsx')
    await drainOutbox()
    return { world, known, handler: world.people.handler, intake: await Import.findOrFail(id) }
  }

  test('is read with a verdict for each line before anything is written, then entered, then taken back', async ({
    client,
    assert,
  }) => {
    const { handler, intake } = await brought([
      line(1, { formerEmployer: '永定河研究院', leftOn: '2025-06-30', mostAtOnce: 3 }),
      line(2, { fields: '炼金术' }),
      line(3, { formerEmployer: '永定河研究院' }),
      line(4, { email: 'known@jingzhi.example' }),
      line(5, { email: 'roster1@jingzhi.example' }),
      line(6, { uscc: '12110000MA01ABCD50' }),
      line(7),
    ])
    const page = await client.get(`/imports/${intake.id}`).loginAs(handler)
    for (const words of ['请填写离任日期', '这位专家已在库中', '统一社会信用代码不正确', '导入 2 行']) {
      page.assertTextIncludes(words)
    }
    assert.lengthOf(await Expert.all(), 1)

    await startImport(intake, actor(handler))
    await drainOutbox()
    const [first] = await Expert.query()
      .withScopes((scopes) => scopes.whole())
      .whereNot('employer', 'like', '第%')
      .orderBy('id')
    assert.deepInclude(first.profile, {
      name: '名册1',
      email: 'roster1@jingzhi.example',
      mostAtOnce: 3,
      mostPerYear: 20,
    })
    assert.deepEqual(first.fieldNames, ['patent_search', 'transfer'])
    assert.equal(first.employments[1].untilDay, '2025-06-30')
    assert.equal((await db.from('mail_deliveries').where('template', 'invitation')).length, 3)

    await intake.refresh()
    await undoImport(intake, actor(handler))
    await drainOutbox()
    assert.lengthOf(await Expert.all(), 1)
    assert.isNotNull(await User.findBy('email', 'roster1@jingzhi.example'), 'the account may have been used')
  })

  test('stays when one of them was worked on meanwhile', async ({ assert }) => {
    const { handler, intake } = await brought([line(1), line(2)])
    await startImport(intake, actor(handler))
    await drainOutbox()
    const last = await Expert.query().orderBy('id', 'desc').firstOrFail()
    await last.merge({ version: 1 }).save()
    await intake.refresh()
    await assert.rejects(() => undoImport(intake, actor(handler)))
    assert.lengthOf(await Expert.all(), 3)
  })

  test('is offered to handlers alone', async ({ client }) => {
    const { people } = await makeWorld()
    const page = await client.get('/imports/create?kind=expert').loginAs(people.handler)
    page.assertTextIncludes('离任日期')
    const head = await client.get('/imports/create?kind=expert').loginAs(people.operator)
    head.assertStatus(403)
  })
})
