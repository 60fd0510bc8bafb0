import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type User from '#app/users/user'
import { applicationIn } from '#tests/support/applications'
import { makeDesignation } from '#tests/support/designations'
import { countQueries } from '#tests/support/queries'
import { makeManyPoints } from '#tests/support/portal'
import { makeWorld } from '#tests/world'

test.group('The search of those who are signed in', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const search = (client: any, user: User, q: string) => client.get('/find').qs({ q }).loginAs(user)
  const linksOn = (html: string) =>
    [...html.split('id="main"')[1].matchAll(/<a class="link" href="([^"]+)"/g)].map(([, href]) => href)

  test('finds what each may see, by name and by number, and nothing of others', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people, organizations } = world
    const application = await applicationIn('expert_review', world)
    const own = await makeDesignation(organizations.haidian)
    const other = await makeDesignation(organizations.chaoyang)
    const applicationPage = `/applications/${application.id}`

    for (const [user, seen] of [
      [people.handler, [applicationPage]],
      [people.haidianReviewer, [applicationPage]],
      [people.operator, [applicationPage]],
      [people.chaoyangReviewer, []],
      [people.administrator, []],
      /** Who is on the panel, and who is not. */
      [people.experts[0], [applicationPage]],
      [people.experts[3], []],
    ] as [User, string[]][])
      assert.deepEqual(linksOn((await search(client, user, application.number)).text()), seen, user.name)

    const found = async (user: User, { name }: { name: string }) => linksOn((await search(client, user, name)).text())
    assert.includeMembers(await found(people.handler, other), [`/designations/${other.id}`])
    assert.includeMembers(await found(people.operator, own), [`/designations/${own.id}`, applicationPage])
    const foreign = await found(people.operator, other)
    assert.isTrue(
      foreign.every((href) => href.startsWith('/search?')),
      foreign.join()
    )
  })

  test('people are found by administrators alone', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const { administrator, handler, leader, operator, principal } = people
    const page = (await search(client, administrator, operator.name)).text()
    assert.include(linksOn(page), `/users/${operator.id}/edit`)
    for (const user of [handler, leader, operator, principal])
      assert.notInclude(linksOn((await search(client, user, operator.name)).text()).join(), '/users/', user.name)
  })

  test('says how many more there are on the list, and what is public', async ({ client, assert }) => {
    const world = await makeWorld()
    await makeManyPoints(world, 8)
    const page = await search(client, world.people.handler, '网点')
    const links = linksOn(page.text())
    assert.include(links, `/designations?q=${encodeURIComponent('网点')}`)
    assert.lengthOf(
      links.filter((href) => /^\/designations\/\d+$/.test(href)),
      5
    )
    page.assertTextIncludes('在一网通查中查看')
    const few = await countQueries(() => search(client, world.people.handler, '网点'))
    for (let n = 0; n < 20; n++) await makeDesignation(world.organizations.haidian, { name: `网点又${n}` })
    const many = await countQueries(() => search(client, world.people.handler, '网点'))
    assert.equal(many.length, few.length)
  })

  test('asks for a sign-in, and shows a page where nothing is typed or found', async ({ client }) => {
    ;(await client.get('/find?q=a').redirects(0)).assertStatus(302)
    const { people } = await makeWorld()
    for (const q of ['', '没有', '%', "' or 1=1 --", '<b>']) {
      const page = await search(client, people.handler, q)
      page.assertStatus(200)
      page.assertTextIncludes('全站搜索')
    }
  })
})
