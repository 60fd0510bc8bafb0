import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { whileItStands } from '#app/core/kept'
import ListView from '#app/lists/list_view'
import { MOST_VIEWS } from '#app/lists/list_views'
import { viewedList } from '#app/lists/viewed_list'
import User from '#app/users/user'
import { countQueries } from '#tests/support/queries'
import { makeUser, makeWorld } from '#tests/world'

const send = (client: any, method: 'post' | 'put' | 'delete', path: string, user: User, form: object = {}) =>
  client[method](path).loginAs(user).form(form).withCsrfToken().redirects(0)

const keep = (user: User, more: Partial<ListView> = {}) =>
  ListView.create({
    userId: user.id,
    list: '/applications',
    name: '海淀',
    query: 'district=110108&columns=state,score',
    position: 1,
    isDefault: false,
    isShared: false,
    ...more,
  })

/** A form as the page sends it, when nothing is changed. */
const formOf = ({ name, position, isDefault, isShared }: ListView) => ({
  viewName: name,
  position,
  isDefault,
  isShared,
})

/** What a page says of its views: name, owner and whether it was changed, the open one in brackets. */
const viewsIn = (html: string) =>
  [...(/<nav class="views"[\s\S]*?<\/nav>/.exec(html)?.[0] ?? '').matchAll(/<a\s([^>]*)>([\s\S]*?)<\/a>/g)].map(
    ([, attributes, content]) => {
      const words = content
        .replace(/<svg[^>]*aria-label="([^"]*)"/g, '$1<')
        .replace(/<[^>]*>/g, ' ')
        .trim()
        .split(/\s+/)
        .join(' ')
      return attributes.includes('aria-current') ? `[${words}]` : words
    }
  )

test.group('Views of a list', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('filters, order and columns are saved under a name, and nothing that the list does not know', async ({
    client,
    assert,
  }) => {
    const { people } = await makeWorld()
    const here = 'district=110108&state=none&hack=1&sort=-score&columns=score,state,hash&page=3'
    const response = await send(client, 'post', `/applications/views?${here}`, people.handler, { newView: ' 海淀 ' })

    const view = await ListView.firstOrFail()
    const query = 'district=110108&sort=-score&columns=state,score'
    assert.include(view.$attributes, { userId: people.handler.id, list: '/applications', name: '海淀', query })
    response.assertHeader('location', `/applications?${query}&view=${view.id}`)
    const page = await client.get(response.header('location')).loginAs(people.handler)
    assert.deepEqual(viewsIn(page.text()), ['全部', '[海淀]'])
  })

  test('the open view says when something was changed, and takes the change', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const view = await keep(people.handler)
    const changed = `district=110105&columns=state&view=${view.id}`
    const page = await client.get(`/applications?${changed}&page=2`).loginAs(people.handler)
    assert.deepEqual(viewsIn(page.text()), ['全部', '[海淀 已修改]'])
    page.assertTextIncludes('更新视图')

    const path = `/applications/views/${view.id}?${changed}`
    const response = await send(client, 'put', path, people.handler, { ...formOf(view), conditions: true })
    response.assertHeader('location', `/applications?${changed}`)
    await view.refresh()
    assert.include(view.$attributes, { name: '海淀', query: 'district=110105&columns=state' })
    const after = await client.get(`/applications?${changed}`).loginAs(people.handler)
    assert.deepEqual(viewsIn(after.text()), ['全部', '[海淀]'])
  })

  test('the default opens at the bare address, and 全部 leads out of it', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const [first, second] = [
      await keep(people.handler, { isDefault: true }),
      await keep(people.handler, { name: '待审' }),
    ]
    const path = `/applications/views/${second.id}`
    await send(client, 'put', path, people.handler, { ...formOf(second), isDefault: true, position: 9 })
    assert.deepEqual([(await first.refresh()).isDefault, (await second.refresh()).isDefault], [false, true])

    const bare = await client.get('/applications').loginAs(people.handler)
    assert.deepEqual(viewsIn(bare.text()), ['全部', '海淀', '[默认视图 待审]'])
    assert.include(bare.text(), '专家评分')
    const all = await client.get('/applications?view=all').loginAs(people.handler)
    assert.deepEqual(viewsIn(all.text()), ['[全部]', '海淀', '默认视图 待审'])
    assert.include(all.text(), '<input type="hidden" name="view" value="all"')
    const other = await client.get('/applications').loginAs(people.head)
    assert.isEmpty(viewsIn(other.text()))
  })

  test('a view is renamed and removed; the list stays as it was', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const view = await keep(people.handler)
    const path = `/applications/views/${view.id}?district=110108&view=${view.id}`
    await send(client, 'put', path, people.handler, { ...formOf(view), viewName: '海淀区' })
    assert.equal((await view.refresh()).name, '海淀区')

    const response = await send(client, 'delete', path, people.handler)
    response.assertHeader('location', '/applications?district=110108&view=all')
    assert.isNull(await ListView.find(view.id))
  })

  test('a name that is empty, too long or taken comes back on the list as it was', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const [view] = [
      await keep(people.handler, { name: 'Haidian' }),
      await keep(people.handler, { list: '/designations' }),
    ]
    const path = `/applications/views?district=110105&columns=score`
    for (const [newView, said] of [
      ['', '请填写视图名称'],
      ['长'.repeat(41), '视图名称不超过 40 个字'],
      ['hAIDIAN', '已有同名视图'],
    ]) {
      const response = await send(client, 'post', path, people.handler, { newView })
      response.assertStatus(422)
      response.assertTextIncludes(said)
      response.assertTextIncludes(`name="newView"\nvalue="${newView}"`)
      assert.match(response.text(), /<option\s+value="110105"\s+selected/)
      response.assertTextIncludes('专家评分')
    }
    const other = await keep(people.handler, { name: '朝阳' })
    const renamed = { ...formOf(other), viewName: 'haidian' }
    const response = await send(
      client,
      'put',
      `/applications/views/${other.id}?view=${other.id}`,
      people.handler,
      renamed
    )
    response.assertStatus(422)
    response.assertTextIncludes('已有同名视图')
    await send(client, 'put', `/applications/views/${view.id}`, people.handler, formOf(view))
    assert.lengthOf(await ListView.all(), 3)
  })

  test('a list keeps so many views and no more', async ({ client, assert }) => {
    const { people } = await makeWorld()
    for (let at = 1; at <= MOST_VIEWS; at++) await keep(people.handler, { name: `视图 ${at}` })
    const response = await send(client, 'post', '/applications/views', people.handler, { newView: '又一个' })
    response.assertStatus(422)
    response.assertTextIncludes('最多保存 30 个视图')
    const elsewhere = await send(client, 'post', '/designations/views', people.handler, { newView: '又一个' })
    elsewhere.assertStatus(302)
    assert.lengthOf(await ListView.all(), MOST_VIEWS + 1)
  })

  test('the head of the division shares: people in office see it and cannot change it', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const view = await keep(people.head, { name: '局长办公会' })
    const path = `/applications/views/${view.id}`
    const unseen = await client.get('/applications').loginAs(people.handler)
    assert.isEmpty(viewsIn(unseen.text()))
    const hidden = await send(client, 'put', path, people.handler, formOf(view))
    hidden.assertStatus(404)

    await send(client, 'put', path, people.head, { ...formOf(view), isShared: true })
    for (const user of [people.handler, people.leader, people.haidianReviewer]) {
      const page = await client.get(`/applications?district=110108&columns=state,score&view=${view.id}`).loginAs(user)
      assert.deepEqual(viewsIn(page.text()), ['全部', '[局长办公会 高一鸣]'])
      assert.notInclude(page.text(), '更新视图')
    }
    for (const method of ['put', 'delete'] as const) {
      const response = await send(client, method, path, people.handler, formOf(view))
      response.assertStatus(403)
    }
    for (const user of [people.operator, people.experts[0]]) {
      const page = await client.get(`/applications?view=${view.id}`).loginAs(user)
      page.assertStatus(200)
      assert.isEmpty(viewsIn(page.text()))
    }
    assert.equal((await view.refresh()).name, '局长办公会')
  })

  test('nobody else shares', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const view = await keep(people.leader)
    const shared = { ...formOf(view), isShared: true }
    const response = await send(client, 'put', `/applications/views/${view.id}`, people.leader, shared)
    response.assertStatus(403)
    assert.isFalse((await view.refresh()).isShared)
    const page = await client.get(`/applications?view=${view.id}`).loginAs(people.leader)
    assert.notInclude(page.text(), 'id="isShared"')
  })

  test('a view belongs to its list, and whoever may not see the list keeps none', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const view = await keep(people.head)
    const elsewhere = await send(client, 'put', `/batches/views/${view.id}`, people.head, formOf(view))
    elsewhere.assertStatus(404)
    for (const list of ['users', 'audit', 'batches', 'registrations']) {
      const response = await send(client, 'post', `/${list}/views`, people.operator, { newView: '我的' })
      response.assertStatus(403)
    }
    assert.lengthOf(await ListView.all(), 1)
  })

  test('every list keeps views', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const lists: [string, User][] = [
      ...(['applications', 'batches', 'designations', 'registrations', 'notifications', 'audit'] as const).map(
        (list): [string, User] => [list, people.head]
      ),
      ['users', people.administrator],
      ['expert-reviews', people.experts[0]],
    ]
    for (const [list, user] of lists) {
      const response = await send(client, 'post', `/${list}/views`, user, { newView: '我的' })
      const page = await client.get(response.header('location')).loginAs(user)
      assert.deepEqual(viewsIn(page.text()), ['全部', '[我的]'], list)
    }
  })

  test('what a view names and the list no longer knows is left out', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const stale = { query: 'batch=987654&state=gone&sort=colour&columns=state,colour', isDefault: true }
    await keep(people.handler, stale)
    const page = await client.get('/applications').loginAs(people.handler)
    page.assertStatus(200)
    assert.deepEqual(viewsIn(page.text()), ['全部', '[默认视图 海淀]'])
    for (const unknown of ['987654', 'x', '1;drop', '']) {
      const response = await client.get(`/applications?view=${unknown}`).loginAs(people.handler)
      assert.deepEqual(viewsIn(response.text()), ['[全部]', '默认视图 海淀'])
    }
  })

  test('a reader does not get a column by a view or an address that is not theirs', async ({ client, assert }) => {
    const { people } = await makeWorld()
    await keep(people.head, { isShared: true })
    for (const user of [people.haidianReviewer, people.operator]) {
      const page = await client.get('/applications?columns=state,score').loginAs(user)
      assert.notInclude(page.text(), '专家评分')
    }
  })

  test('in English', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const head = await makeUser('Head', ['division_head'], { locale: 'en' })
    await keep(people.head, { isShared: true, isDefault: true })
    await keep(head, { name: 'Mine', isDefault: true })
    const page = await client.get('/applications').loginAs(head)
    assert.deepEqual(viewsIn(page.text()), ['All', '[Default view Mine]', '海淀 高一鸣'])
    const response = await send(client, 'post', '/applications/views', head, { newView: 'mine' })
    response.assertTextIncludes('You have a view of this name already')
    assert.notInclude(page.text(), 'translation missing')
  })

  test('whatever is done with one is on the trail, and what was refused is not', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const acts = async () => {
      const entries = await db.from('audit_entries').where('subject_type', 'list_view').orderBy('id')
      return entries.map(({ action, actor_name: by }) => `${action} ${by}`)
    }
    await send(client, 'post', '/applications/views', people.head, { newView: '局长办公会' })
    const view = await ListView.firstOrFail()
    const path = `/applications/views/${view.id}`
    const { name } = people.head
    assert.deepEqual(await acts(), [`list_view.saved ${name}`])

    await send(client, 'put', path, people.head, { ...formOf(view), position: 3, isDefault: true })
    await send(client, 'put', path, people.head, { ...formOf(view), isShared: true })
    await send(client, 'post', '/applications/views', people.head, { newView: '局长办公会' })
    await send(client, 'put', path, people.head, { ...formOf(view), viewName: '' })
    for (const method of ['put', 'delete'] as const) await send(client, method, path, people.handler, formOf(view))
    await send(client, 'put', path, people.head, { ...formOf(view), isShared: false })
    await send(client, 'delete', path, people.head)
    await send(client, 'delete', path, people.head)
    assert.deepEqual(
      await acts(),
      ['saved', 'changed', 'shared', 'unshared', 'removed'].map((act) => `list_view.${act} ${name}`)
    )
    const page = await client.get('/audit?group=settings&subject=list_view').loginAs(people.head)
    for (const said of ['保存了列表视图“局长办公会”', '修改了', '共享了', '取消共享', '删除了列表视图“局长办公会”'])
      page.assertTextIncludes(said)
  })

  test('they are read once, until something happens', async ({ assert }) => {
    const { people } = await makeWorld()
    const seenBy = async (user: User, state: string) => {
      const { request } = await testUtils.createHttpContext()
      Object.assign(request, { url: () => '/users' })
      const ctx = { auth: { getUserOrFail: () => user }, request } as any
      const definition = { columns: [], sorts: { id: 'id' }, defaultSort: '-id' }
      let names: string[] = []
      const sent = await countQueries(() =>
        whileItStands(state, async () => {
          const { views } = await viewedList(ctx, User.query(), definition)
          names = (views.kept as Record<string, any>[]).map(({ name, owner }) => [name, owner].join(' ').trim())
        })
      )
      return { names, asked: sent.filter((sql) => sql.includes('list_views')).length }
    }
    await keep(people.handler, { list: '/users' })
    await keep(people.head, { list: '/users', name: '共享', isShared: true })
    const all = ['海淀', `共享 ${people.head.name}`]
    assert.deepEqual(await seenBy(people.handler, 'views 1'), { names: all, asked: 1 })
    assert.deepEqual(await seenBy(people.handler, 'views 1'), { names: all, asked: 0 })
    assert.deepEqual(await seenBy(people.principal, 'views 1'), { names: [], asked: 1 })

    await ListView.query().where('userId', people.handler.id).delete()
    assert.deepEqual(await seenBy(people.handler, 'views 2'), { names: all.slice(1), asked: 1 })
  })

  test('all of them cost one statement', async ({ client, assert }) => {
    const { people } = await makeWorld()
    for (let at = 1; at <= 5; at++) await keep(people.head, { name: `视图 ${at}`, isShared: true })
    const sent = await countQueries(async () => {
      const page = await client.get('/applications').loginAs(people.handler)
      assert.lengthOf(viewsIn(page.text()), 6)
    })
    assert.lengthOf(
      sent.filter((sql) => sql.includes('list_views')),
      1
    )
  })
})
