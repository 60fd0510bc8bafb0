import portal from '#config/portal'

export type Tile = { layer: string; zoom: number; column: number; row: number }

const kept = new Map<string, Buffer>()
const IMAGES = ['image/png', 'image/jpeg', 'image/webp']

/** Only layers, levels and ground that the map needs: nobody uses this site to fetch something else. */
export function isOffered({ layer, zoom, column, row }: Tile) {
  const { layers, zoom: levels, area } = portal.map.tianditu
  if (![zoom, column, row].every(Number.isInteger)) return false
  if (!layers.includes(layer) || zoom < levels.least || zoom > levels.most) return false
  const [west, north] = tileAt(area.west, area.north, zoom)
  const [east, south] = tileAt(area.east, area.south, zoom)
  return column >= west && column <= east && row >= north && row <= south
}

/** Column and row of the tile of a place, in the usual square grid (Web Mercator). */
export function tileAt(longitude: number, latitude: number, zoom: number): [column: number, row: number] {
  const tiles = 2 ** zoom
  const radians = (latitude * Math.PI) / 180
  const down = (1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2
  return [Math.floor(((longitude + 180) / 360) * tiles), Math.floor(down * tiles)]
}

/** @returns the image, or null when the map service does not give it in time */
export async function mapTile(tile: Tile): Promise<Buffer | null> {
  const name = Object.values(tile).join('/')
  const image = kept.get(name) ?? (await fetchTile(tile))
  if (!image) return null
  /** Last used stands last, so that the first one is the one to go. */
  kept.delete(name)
  kept.set(name, image)
  if (kept.size > portal.map.tianditu.kept) kept.delete(kept.keys().next().value!)
  return image
}

async function fetchTile({ layer, zoom, column, row }: Tile): Promise<Buffer | null> {
  const { url, key, timeoutMs } = portal.map.tianditu
  const asked = new URLSearchParams({
    ...{ SERVICE: 'WMTS', REQUEST: 'GetTile', VERSION: '1.0.0', LAYER: layer, STYLE: 'default', FORMAT: 'tiles' },
    ...{ TILEMATRIXSET: 'w', TILEMATRIX: `${zoom}`, TILEROW: `${row}`, TILECOL: `${column}`, tk: key! },
  })
  try {
    const answer = await fetch(`${url}/${layer}_w/wmts?${asked}`, {
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const isImage = IMAGES.some((type) => answer.headers.get('content-type')?.startsWith(type))
    return answer.ok && isImage && answer.body ? await readAtMost(answer.body, portal.map.tianditu.mostBytes) : null
  } catch {
    return null
  }
}

async function readAtMost(body: ReadableStream<Uint8Array>, most: number) {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body) {
    size += part.length
    if (size > most) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}
