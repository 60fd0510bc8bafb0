import type { Installation } from './installation.js'

/** A building of a report that gets stuck in the middle: some chapters are done, and one of the others never will be. */
export interface Stall {
  /** After it the building can go on; whoever was stuck has been killed by then. */
  release(): Promise<void>
}

const DONE_BEFORE = 3

/** As when the disk hangs: whatever chapter is next to be noted keeps its process busy for hours. */
export async function stallOnSqlite(installation: Installation): Promise<Stall> {
  installation.sql('create table stall (n integer)')
  installation.sql(
    'insert into stall with recursive counted (n) as (select 1 union all select n + 1 from counted where n < 3000) select n from counted'
  )
  installation.sql(`create trigger stall_chapters before update on building_chapters
    when (select count(*) from building_chapters where stage = 'done') >= ${DONE_BEFORE}
    begin select count(*) from stall a, stall b, stall c where a.n + b.n + c.n < 0; end`)
  return {
    release: async () => {
      installation.sql('drop trigger stall_chapters')
      installation.sql('drop table stall')
    },
  }
}

/** Somebody else holds the row of the last chapter; to be called before the worker is there. */
export async function stallOnServer(installation: Installation): Promise<Stall> {
  const connection = await installation.connectToServer()
  await connection.beginTransaction()
  await connection.query('select id from building_chapters order by id desc limit 1 for update')
  return {
    release: async () => {
      await connection.rollback()
      await connection.end()
    },
  }
}
