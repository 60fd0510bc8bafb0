import { getting } from '../race.mjs'

/** One of five hundred applications that are being verified, with the whole history. */
export default {
  key: 'S2',
  title: 'detail: an application with its history',
  target: 0.25,
  crowds: [1, 32],
  async prepare({ people, store, tell }) {
    const rows = await store.rows(
      "select id from point_applications where state = 'verification' and number like '%-1______' order by id limit 500"
    )
    const ids = rows.map(({ id }) => id)
    const idAt = (n) => ids[(n * 7) % ids.length]
    const page = await people[0].get(`/applications/${ids[0]}`)
    await tell('detail', page)
    return {
      acts: {
        app: getting((n) => `/applications/${idAt(n)}`, (who) => people[who].headers),
        limit: getting((n) => `/detail?id=${idAt(n)}`),
      },
      facts: { bytes: page.body.length },
    }
  },
}
