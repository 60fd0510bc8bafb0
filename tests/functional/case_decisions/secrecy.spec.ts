import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { standAt, leaveMoment } from '#app/core/clock'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { brought, candidatesOf, selectionIn } from '#tests/support/case_decisions'
import { cellsOf, download } from '#tests/support/downloads'
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

  test('unit, district and secretariat read the same of a case that goes on and of one that is left out: as before', async ({
    client,
    assert,
  }) => {
    standAt(new Date('2026-06-10T03:00:00Z'))
    const world = await makeWorld()
    const { people, organizations } = world
    const judged = [1, 2, 3, 4, 5].map((rank) => ({ rank, unit: organizations.haidian }))
    const selection = await selectionIn('shortlisting', world, { judged, noticeOn: '2026-06-20' })
    const rows = await candidatesOf(selection)
    /** Two that go on and two that are left out, of each way one through the district and one through the alliance. */
    const cases = [0, 1, 3, 4].map((at) => rows[at].caseId)
    await db.from('typical_cases').whereIn('id', [cases[1], cases[3]]).update({ recommender: 'alliance' })
    await db.from('typical_cases').whereIn('id', cases).update({ recommendation: '同意推荐。' })
    const { callId } = selection
    const lists = ['', '&sort=-submittedAt', '&sort=stateSince', '&group=reviewing', '&group=decided', '&group=mine']
    const states = ['scoring', 'under_review', 'shortlisted', 'deliberation', 'not_selected'].map(
      (state) => `&state=${state}`
    )
    const paths = [
      ...['/home', '/notifications', '/case-calls', `/case-calls/${callId}`, `/case-recommendations?call=${callId}`],
      ...[...lists, ...states].map((query) => `/typical-cases?call=${callId}${query}`),
      ...cases.flatMap((id) =>
        [...['', '/print', '/edit', '/submissions/create', '/submissions/1', '/acts/withdraw', '/acts/recommend']].map(
          (page) => `/typical-cases/${id}${page}`
        )
      ),
      ...cases.map((id) => `/case-certificates/${id}`),
    ]
    const readers = [people.principal, people.haidianReviewer, people.secretariat]
    const everything = async () => {
      const pages: Record<string, string> = {}
      for (const user of readers) {
        for (const path of paths) {
          const page = await client.get(path).loginAs(user)
          pages[`${user.name} ${path}`] = `${page.status()} ${(page.text() ?? '').replace(PASSING, '')}`
        }
        for (const id of cases) {
          for (const path of ['acts/withdraw', 'acts/recommend', 'submissions']) {
            const form = { opinion: '情况属实，请予办理。', rank: 1, version: 0, channel: 'district' }
            const page = await client.post(`/typical-cases/${id}/${path}`).form(form).withCsrfToken().loginAs(user)
            pages[`${user.name} posts ${id} ${path}`] = `${page.status()} ${(page.text() ?? '').replace(PASSING, '')}`
          }
        }
        for (const path of [`/typical-cases/view.xlsx?call=${callId}`, `/case-recommendations/${callId}/list.xlsx`]) {
          const file = await download(client, path, user)
          const cells = file.status() === 200 ? (await cellsOf(file.body())).rows : []
          pages[`${user.name} ${path}`] = `${file.status()} ${JSON.stringify(cells)}`
        }
      }
      return pages
    }
    await drainOutbox()
    const before = await everything()
    assert.isTrue(Object.values(before).some((page) => page.includes('评审中')))
    await brought(selection, 'decided', world, '2026-06-20')
    await drainOutbox()
    const decided = await everything()
    for (const [path, page] of Object.entries(before)) assert.equal(decided[path], page, path)
    for (const user of readers) assert.deepEqual(await textsTo(user), [])
  })
})
