import type { HttpContext } from '@adonisjs/core/http'
import portal from '#config/portal'
import { isOffered, mapTile } from './map_tile.js'

const A_WEEK = 7 * 24 * 3600

/** Tiles of 天地图 from our own address, so that the key stays on the server and readers meet no other site. */
export default class MapTilesController {
  async show({ params, response }: HttpContext) {
    const tile = { layer: params.layer, zoom: +params.zoom, column: +params.column, row: +params.row }
    if (!portal.map.tianditu.key || !isOffered(tile)) return response.status(404).send('')
    const image = await mapTile(tile)
    if (!image) return response.status(502).send('')
    response.header('Cache-Control', `public, max-age=${A_WEEK}`)
    response.header('Content-Type', typeOf(image))
    return response.send(image)
  }
}

function typeOf(image: Buffer) {
  if (image[0] === 0xff) return 'image/jpeg'
  return image.subarray(8, 12).toString() === 'WEBP' ? 'image/webp' : 'image/png'
}
