import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { standAt, leaveMoment } from '#app/core/clock'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { candidatesOf, selectionIn } from '#tests/support/case_decisions'
import { textsTo } from '#tests/support/notices'
import { makeUser, makeWorld } from '#tests/world'

/** What changes with each request and says nothing. */
const PASSING =
  /name=['"]_(csrf|once)['"] value=['"][^'"]*['"]|nonce="[^"]*"|(?<=card-\d+-)[0-9a-f]{8}|csrf-token" content="[^"]*"/g

test.group('Before the results are published', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('a chosen and a left-out unit read the same pages, byte for byte', async ({ client, assert }) => {
    standAt(new Date('2026-06-10T03:00:00Z'))
    const world = await makeWorld()
    const { haidian, chaoyang } = world.organizations
    const chosen = await makeUser('甲一明', ['operator', 'principal'], { organizationId: haidian.id })
    const leftOut = await makeUser('乙二明', ['operator', 'principal'], { organizationId: chaoyang.id })
    const judged = [1, 2, 3, 4, 5].map((rank) => ({ rank, unit: rank <= 2 ? haidian : chaoyang }))
    const selection = await selectionIn('decided', world, { judged, noticeOn: '2026-06-20' })
    await drainOutbox()
    const rows = await candidatesOf(selection)
    const own = { [chosen.id]: rows[0], [leftOut.id]: rows[4] }

    const pagesOf = async (user: User) => {
      const { id, caseId } = own[user.id]
      const paths = [
        ...['/home', '/notifications', '/notices', '/case-results', '/case-selections', '/case-selections/view.xlsx'],
        ...[`/case-selections/${selection.id}`, `/case-selections/${selection.id}/candidates`, '/audit'],
        ...[`/case-selections/${selection.id}/candidates/view.xlsx`, `/case-selections/${selection.id}/minutes.docx`],
        ...[`/case-candidates/${id}`, `/case-notice-cases/${id}`, `/case-public-notices/${selection.id}`],
        ...[`/case-certificates/${caseId}`, `/case-results/${selection.id}`, '/applications'],
      ]
      const pages: string[] = []
      for (const path of paths) {
        const page = await client.get(path).loginAs(user)
        pages.push(`${page.status()} ${plain(page.text() ?? '', user, [selection.id, id, caseId])}`)
      }
      return pages
    }
    const plain = (text: string, user: User, ids: number[]) => {
      const unit = user.id === chosen.id ? haidian : chaoyang
      const words = [user.name, user.name[0], user.email, unit.name, unit.uscc]
      const named = [...words, '海淀', '朝阳', '110105', '110108'].reduce(
        (whole, word) => whole.replaceAll(word ?? '·', '·'),
        text
      )
      return ids.reduce(
        (whole, id) => whole.replace(new RegExp(`/${id}(?![\\d.])`, 'g'), '/·'),
        named.replace(PASSING, '')
      )
    }
    const [one, other] = [await pagesOf(chosen), await pagesOf(leftOut)]
    for (const [at, page] of one.entries()) assert.equal(page, other[at])
    assert.deepEqual(await textsTo(chosen), [])
    assert.deepEqual(await textsTo(leftOut), [])
  })

  test('nobody outside the bureau opens the selection; afterwards neither', async ({ client }) => {
    const world = await makeWorld()
    const { people } = world
    const outside = [
      people.principal,
      people.haidianReviewer,
      people.secretariat,
      people.experts[0],
      people.administrator,
    ]
    for (const state of ['decided', 'published'] as const) {
      const selection = await selectionIn(state, world)
      const [first] = await candidatesOf(selection)
      for (const user of outside) {
        const statuses = []
        for (const path of [
          `/case-selections/${selection.id}`,
          `/case-selections/${selection.id}/minutes.docx`,
          `/case-candidates/${first.id}`,
        ])
          statuses.push((await client.get(path).loginAs(user)).status())
        ;(await client.get('/case-selections').loginAs(user)).assertStatus(403)
        ;(await client.get(`/case-selections/${selection.id}/candidates`).loginAs(user)).assertStatus(403)
        if (statuses.some((status) => status !== 404)) throw new Error(`${user.name}: ${statuses}`)
      }
    }
  })
})
