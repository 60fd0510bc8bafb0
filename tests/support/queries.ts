import db from '@adonisjs/lucid/services/db'

/** How many statements a piece of work sends to the database. */
export async function countQueries(work: () => Promise<unknown>) {
  const connection = db.connection()
  const clients = new Set([connection.getReadClient(), connection.getWriteClient()])
  const sent: string[] = []
  const note = ({ sql }: { sql: string }) => sent.push(sql)
  for (const client of clients) client.on('query', note)
  try {
    await work()
  } finally {
    for (const client of clients) client.removeListener('query', note)
  }
  return sent
}
