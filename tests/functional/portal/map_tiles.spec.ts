import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import portal from '#config/portal'
import { mapService, PNG } from '#tests/support/map_service'
import { makePoints } from '#tests/support/portal'
import { makeWorld } from '#tests/world'

const { tianditu } = portal.map
const TIANANMEN = '/map-tiles/vec/10/843/388'

test.group('The map of 天地图', (group) => {
  const settings = { ...tianditu }
  let service: Awaited<ReturnType<typeof mapService>>
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(async () => {
    service = await mapService()
    Object.assign(tianditu, { url: service.url, key: 'secret-key' })
  })
  group.each.teardown(() => {
    service.close()
    Object.assign(tianditu, settings)
  })

  test('comes from our own address, is kept, and the key stays here', async ({ client, assert }) => {
    for (let n = 0; n < 2; n++) {
      const tile = await client.get(TIANANMEN)
      tile.assertStatus(200)
      tile.assertHeader('content-type', 'image/png')
      tile.assertHeader('cache-control', 'public, max-age=604800')
    }
    assert.lengthOf(service.asked, 1)
    const [{ pathname, searchParams }] = service.asked
    assert.equal(pathname, '/vec_w/wmts')
    assert.containSubset(Object.fromEntries(searchParams), {
      TILEMATRIX: '10',
      TILECOL: '843',
      TILEROW: '388',
      tk: 'secret-key',
    })
    await makePoints(await makeWorld())
    const page = await client.get('/points')
    page.assertTextIncludes('id="tiled-map"')
    assert.notInclude(page.text(), 'secret-key')
    assert.notInclude(page.text(), 'tianditu')
  })

  test('gives nothing but the layers, levels and ground of this map', async ({ client, assert }) => {
    for (const path of ['img/10/843/388', 'vec/18/215000/99000', 'vec/10/1/1', 'vec/x/843/388', '..%2Fvec/10/843/388'])
      (await client.get(`/map-tiles/${path}`)).assertStatus(404)
    assert.isEmpty(service.asked)
  })

  for (const [what, prepare] of [
    ['an error page', () => service.answers('text/html', Buffer.from('<h1>no</h1>'))],
    ['something far too large', () => service.answers('image/png', Buffer.alloc(tianditu.mostBytes + 1))],
    ['nothing in time', () => (Object.assign(tianditu, { timeoutMs: 50 }), service.answers('image/png', PNG, 2000))],
  ] as const) {
    test(`${what} of the map service is no tile and is not kept`, async ({ client }) => {
      prepare()
      const other = '/map-tiles/cva/10/843/388'
      ;(await client.get(other)).assertStatus(502)
      Object.assign(tianditu, { timeoutMs: settings.timeoutMs, url: 'http://127.0.0.1:9' })
      ;(await client.get(other)).assertStatus(502)
    })
  }

  test('without a key there is no tile, no script for it and no trace of another site', async ({ client, assert }) => {
    Object.assign(tianditu, { key: null })
    ;(await client.get('/map-tiles/vec/10/842/388')).assertStatus(404)
    await makePoints(await makeWorld())
    const page = await client.get('/points')
    for (const trace of ['tiled-map', 'map.js', 'tianditu']) assert.notInclude(page.text(), trace)
    assert.isEmpty(service.asked)
  })
})
