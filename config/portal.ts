import env from '#start/env'

/** What the public pages say of themselves and where their map comes from. */
export default {
  footer: {
    /** 备案号, 公安备案号 */
    records: [env.get('PORTAL_RECORD'), env.get('PORTAL_POLICE_RECORD')].filter((line) => line !== undefined),
    /** 网站标识码 */
    siteCode: env.get('PORTAL_SITE_CODE') ?? null,
    contact: env.get('PORTAL_CONTACT') ?? null,
  },
  map: {
    /** 审图号; without one the map is called a schematic drawing. */
    approval: env.get('MAP_APPROVAL') ?? null,
    /** 天地图, asked by the server only: readers never see the key and never meet another site. */
    tianditu: {
      key: env.get('TIANDITU_KEY') ?? null,
      url: 'https://t0.tianditu.gov.cn',
      /** Streets and their names. */
      layers: ['vec', 'cva'] as readonly string[],
      zoom: { least: 8, most: 17 },
      /** Beijing, with some land around it. */
      area: { west: 115.2, east: 117.8, south: 39.2, north: 41.3 },
      timeoutMs: 5_000,
      mostBytes: 300_000,
      /** Tiles kept in the memory of a web process. */
      kept: 600,
    },
  },
}
