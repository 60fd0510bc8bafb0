import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { BaseModel, column } from '@adonisjs/lucid/orm'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { containing, listOf, whereContains, whereWithin, wholeListOf } from '#app/core/list'
import { conditionsOf, pageNumbers, queryString, readState, type ListDefinition } from '#app/core/list_state'

class Letter extends BaseModel {
  static table = 'list_letters'
  @column({ isPrimary: true }) declare id: number
  @column() declare title: string
  @column() declare state: string
  @column() declare sentAt: string
}

type Letters = ModelQueryBuilderContract<typeof Letter>

const definition: ListDefinition<Letters> = {
  columns: [
    { key: 'title', text: 'Title', fixed: true },
    { key: 'state', text: 'State' },
    { key: 'sent', text: 'Sent' },
    { key: 'id', text: 'Number', optional: true },
  ],
  search: (query, text) => whereContains(query, ['title'], text),
  filters: {
    state: {
      kind: 'choice',
      label: 'State',
      options: [
        { value: 'open', text: 'Open' },
        { value: 'shut', text: 'Shut' },
      ],
      apply: (query, state) => query.where('state', state),
    },
    sent: {
      kind: 'date-range',
      label: 'Sent',
      apply: (query, range) => whereWithin(query, 'sent_at', range),
    },
    group: {
      kind: 'choice',
      label: '',
      hidden: true,
      options: [{ value: 'mine', text: 'Mine' }],
      apply: (query) => query.where('id', '<', 3),
    },
  },
  sorts: { title: 'title', sentAt: ['sent_at', 'title'] },
  defaultSort: '-sentAt',
  perPage: [2, 3, 50],
}

const ask = (query: string) => ({
  qs: () => Object.fromEntries(new URLSearchParams(query)),
  url: () => '/letters',
})

test.group('The state of a list', () => {
  test('unknown sorts, filters and choices are ignored', ({ assert }) => {
    const state = readState({ sort: 'password', state: 'drop', hack: '1', perPage: '7', page: '-3' }, definition)

    assert.deepEqual(state, {
      q: '',
      sort: 'sentAt',
      direction: 'desc',
      page: 1,
      perPage: 3,
      values: {},
      columns: ['title', 'state', 'sent'],
      view: '',
    })
  })

  test('neither an inherited name nor a nested value is taken', ({ assert }) => {
    const state = readState({ sort: '-constructor', state: { open: 'x' }, q: ['a', 'b'] }, definition)

    assert.equal(state.sort, 'sentAt')
    assert.deepEqual(state.values, {})
    assert.equal(state.q, 'a')
  })

  test('dates that do not exist are ignored', ({ assert }) => {
    const state = readState({ sent_from: '2026-02-30', sent_to: '2026-03-01' }, definition)

    assert.deepEqual(state.values, { sent_to: '2026-03-01' })
  })

  test('the address keeps what differs from the default', ({ assert }) => {
    const state = readState({ q: '检索', state: 'open', sort: 'title', page: '4' }, definition)

    assert.equal(queryString(state, definition), 'q=%E6%A3%80%E7%B4%A2&state=open&sort=title&page=4')
    assert.equal(queryString(state, definition, { state: null, page: null, q: null }), 'sort=title')
    assert.equal(queryString(readState({}, definition), definition), '')
  })

  test('columns {asked} of an address show {shown}, and the address says {address}')
    .with([
      { asked: undefined, shown: 'title,state,sent', address: '' },
      { asked: '', shown: 'title,state,sent', address: '' },
      { asked: 'password,constructor', shown: 'title,state,sent', address: '' },
      { asked: 'sent,state,title', shown: 'title,state,sent', address: '' },
      { asked: 'id,state,hash', shown: 'title,state,id', address: 'columns=state,id' },
      { asked: ['id', 'state'], shown: 'title,state,id', address: 'columns=state,id' },
      { asked: 'title', shown: 'title', address: 'columns=title' },
      { asked: { id: 'x' }, shown: 'title,state,sent', address: '' },
    ])
    .run(({ assert }, { asked, shown, address }) => {
      const state = readState({ columns: asked }, definition)
      assert.equal(state.columns.join(), shown)
      assert.equal(queryString(state, definition), address)
    })

  test('a view keeps filters, order and columns, and neither the page nor what the list does not know', ({
    assert,
  }) => {
    const qs = { state: 'open', sent_from: '2026-02-30', hack: '1', sort: 'title', columns: 'id', page: '3', view: '7' }

    assert.equal(conditionsOf(qs, definition), 'state=open&sort=title&columns=id')
    assert.equal(conditionsOf(qs, definition, 8), 'state=open&sort=title&columns=id&view=8')
    assert.equal(readState({ view: "7' or 1" }, definition).view, '')
  })

  test('page numbers: {page} of {pages}')
    .with([
      { page: 1, pages: 1, shown: [1] },
      { page: 1, pages: 3, shown: [1, 2, 3] },
      { page: 6, pages: 20, shown: [1, null, 5, 6, 7, null, 20] },
      { page: 4, pages: 6, shown: [1, 2, 3, 4, 5, 6] },
    ])
    .run(({ assert }, { page, pages, shown }) => assert.deepEqual(pageNumbers(page, pages), shown))

  test('% and _ are ordinary characters of a search', ({ assert }) => {
    assert.equal(containing('5%_!'), '%5!%!_!!%')
  })
})

test.group('A list of rows', (group) => {
  group.setup(async () => {
    await db.connection().schema.createTable('list_letters', (table) => {
      table.increments('id')
      table.string('title')
      table.string('state')
      table.dateTime('sent_at')
    })
    await Letter.createMany([
      { title: 'b 50%', state: 'open', sentAt: '2026-11-22 15:59:59' },
      { title: 'a 500', state: 'open', sentAt: '2026-11-22 16:00:00' },
      { title: 'c \\ _', state: 'shut', sentAt: '2026-11-23 15:59:59' },
      { title: 'a 500', state: 'open', sentAt: '2026-11-23 16:00:00' },
      { title: 'd', state: 'open', sentAt: '2026-11-23 16:00:00' },
    ])
    return () => db.connection().schema.dropTable('list_letters')
  })

  const idsOf = async (query: string) => {
    const { rows } = await listOf(Letter.query(), ask(query), definition)
    return rows.map((row) => row.id)
  }

  test('the newest first, and equal rows in the order of their ids', async ({ assert }) => {
    assert.deepEqual(await idsOf('perPage=50'), [5, 4, 3, 2, 1])
    assert.deepEqual(await idsOf('perPage=50&sort=title'), [2, 4, 1, 3, 5])
    assert.deepEqual(await idsOf('perPage=50&sort=-title'), [5, 3, 1, 4, 2])
  })

  test('every row is on exactly one page', async ({ assert }) => {
    const pages = [await idsOf('perPage=2'), await idsOf('perPage=2&page=2'), await idsOf('perPage=2&page=3')]

    assert.deepEqual(pages, [[5, 4], [3, 2], [1]])
  })

  test('a page beyond the last is the last', async ({ assert }) => {
    const list = await listOf(Letter.query(), ask('perPage=2&page=99'), definition)

    assert.deepEqual([list.page, list.pages, list.total, list.from, list.to], [3, 3, 5, 5, 5])
    assert.isTrue(list.totalIsExact)
  })

  test('search, filters and what was allowed narrow together', async ({ assert }) => {
    const query = Letter.query().where('state', 'open')
    const list = await listOf(query, ask('q=500&group=mine'), definition)

    assert.deepEqual(
      list.rows.map((row) => row.id),
      [2]
    )
  })

  test('a search for 50% finds 50%, not 500; a backslash is found too', async ({ assert }) => {
    assert.deepEqual(await idsOf('q=50%25'), [1])
    assert.deepEqual(await idsOf('q=%5C'), [3])
    assert.deepEqual(await idsOf('q=_'), [3])
  })

  test('days are days in Beijing', async ({ assert }) => {
    assert.deepEqual(await idsOf('sent_from=2026-11-23&sent_to=2026-11-23'), [3, 2])
    assert.deepEqual(await idsOf('sent_to=2026-11-22'), [1])
  })

  test('links keep the filters and begin at the first page', async ({ assert }) => {
    const list = await listOf(Letter.query(), ask('state=open&sent_from=2026-11-01&page=2&perPage=2'), definition)

    assert.equal(list.sortUrl('title'), '/letters?state=open&sent_from=2026-11-01&sort=title&perPage=2')
    assert.equal(list.pageUrl(1), '/letters?state=open&sent_from=2026-11-01&perPage=2')
    assert.equal(list.clearUrl, '/letters?perPage=2')
    assert.equal(list.exportQuery, 'state=open&sent_from=2026-11-01')
    assert.deepEqual(
      list.filters.map((filter) => [filter.label, filter.text, filter.removeUrl]),
      [
        ['State', 'Open', '/letters?sent_from=2026-11-01&perPage=2'],
        ['Sent', '', '/letters?state=open&perPage=2'],
      ]
    )
  })

  test('a form of filters keeps the columns, and a form of columns the filters', async ({ assert }) => {
    const list = await listOf(Letter.query(), ask('state=open&group=mine&columns=id&page=2&q=a'), definition)

    assert.deepEqual(list.beside.filters, [
      { name: 'group', value: 'mine' },
      { name: 'columns', value: 'id' },
    ])
    assert.deepEqual(list.beside.columns, [
      { name: 'q', value: 'a' },
      { name: 'state', value: 'open' },
      { name: 'group', value: 'mine' },
    ])
    assert.deepEqual([list.shows('id'), list.shows('state')], [true, false])
  })

  test('an empty list has one empty page', async ({ assert }) => {
    const list = await listOf(Letter.query().where('id', 0), ask(''), definition)

    assert.deepEqual([list.rows.length, list.total, list.page, list.pages, list.from, list.to], [0, 0, 1, 1, 0, 0])
    assert.isFalse(list.isFiltered)
  })

  test('more than 10,000 rows are said to be many, and only 10,000 can be paged to', async ({ assert }) => {
    const trx = await db.transaction()
    for (let batch = 0; batch < 20; batch++) {
      await trx.table('list_letters').multiInsert(Array(500).fill({ title: 'x', state: 'open' }))
    }
    const list = await listOf(Letter.query({ client: trx }), ask('page=9999&perPage=50'), definition)
    await trx.rollback()

    assert.deepEqual([list.total, list.totalIsExact, list.page], [10_000, false, 200])
  })

  test('an export has all rows in the same order', async ({ assert }) => {
    const rows = await wholeListOf(Letter.query(), ask('state=open&page=2&perPage=2'), definition)

    assert.deepEqual(
      rows.map((row) => row.id),
      [5, 4, 2, 1]
    )
  })
})
