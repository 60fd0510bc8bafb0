import { expectStatus } from '../load.mjs'

const OPINION = '材料齐全，予以受理。'

/** 受理: state moved by compare-and-set, decision, limits, sealed entry and promised notice in one transaction. */
export default {
  key: 'S3',
  title: 'transition: an application is accepted',
  target: 0.35,
  crowds: [1, 8],
  async prepare({ people, store, tell }) {
    await makeTables(store)
    let rows
    const before = async () => {
      await giveBack(store)
      rows = await store.rows("select id, version from point_applications where state = 'submitted' and number like '%-1______' order by id desc")
    }
    const app = async (_n, who, send) => {
      const row = rows.pop()
      if (!row) throw new Error('no application is left to accept: shorter turns are needed')
      const body = people[who].form({ decision: 'accept', opinion: OPINION, version: String(row.version) })
      const path = `/applications/${row.id}/approvals`
      return expectStatus(await send({ method: 'POST', path, headers: people[who].headers, body }), 302, path)
    }
    const limit = async (n, _who, send) =>
      expectStatus(await send({ method: 'POST', path: `/step?n=${n}`, body: people[0].form({ decision: 'accept' }) }), 200, 'step')
    await tell('step', { body: Buffer.from('') })
    return { acts: { app, limit }, before, facts: {} }
  },
}

/** What was accepted waits again: there are not as many applications as are accepted in a minute. */
export async function giveBack(store) {
  const rows = await store.rows("select subject_id as id from approvals where subject_type = 'point_application' and opinion = ?", [OPINION])
  for (let at = 0; at < rows.length; at += 500) {
    const ids = rows.slice(at, at + 500).map(({ id }) => Number(id)).join(',')
    const about = `subject_type = 'point_application' and subject_id in (${ids})`
    await store.rows(`update point_applications set state = 'submitted' where id in (${ids}) and number like '%-1______'`)
    await store.rows(`delete from approvals where ${about}`)
    await store.rows(`delete from clocks where kind <> 'intake' and ${about}`)
    await store.rows(`update clocks set ended_on = null, used_days = null where kind = 'intake' and ${about}`)
  }
}

async function makeTables(store) {
  await store.rows('drop table if exists limit_rows')
  await store.rows('drop table if exists limit_trace')
  await store.rows('create table limit_rows (id integer primary key, state varchar(30) not null, version integer not null)')
  await store.rows(`create table limit_trace (subject_id integer not null, seq integer not null, details text not null, hash varchar(64) not null, primary key (subject_id, seq))`)
  for (let first = 1; first <= 10_000; first += 1000) {
    const rows = Array.from({ length: 1000 }, (_, at) => `(${first + at}, 'submitted', 0)`)
    await store.rows(`insert into limit_rows (id, state, version) values ${rows.join(',')}`)
  }
}
