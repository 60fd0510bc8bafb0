import type { LucidModel, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'

/** Rows for a file, some at a time. Where it can be known, they say beforehand how many they are. */
export type Batches<Row> = AsyncIterable<Row[]> & { count?(): Promise<number> }

/** Rows that are all there already, for what takes them as they come. */
export function oneBatch<Row>(rows: Row[]): Batches<Row> {
  return {
    count: async () => rows.length,
    async *[Symbol.asyncIterator]() {
      yield rows
    },
  }
}

/** All rows of a query in the order of their ids. By key, so that rows written meanwhile shift nothing. */
export async function* batchesById<M extends LucidModel>(
  query: ModelQueryBuilderContract<M>,
  most: number
): AsyncGenerator<InstanceType<M>[]> {
  for (let rest = query.clone(); ;) {
    const rows = await rest.orderBy('id').limit(most)
    if (rows.length === 0) return
    yield rows
    rest = query.clone().where('id', '>', rows.at(-1)!.$primaryKeyValue!)
  }
}

/** The same one by one. */
export async function* rowsById<M extends LucidModel>(
  query: ModelQueryBuilderContract<M>,
  most: number
): AsyncGenerator<InstanceType<M>> {
  for await (const rows of batchesById(query, most)) yield* rows
}

/** Any batches, where the next rows are asked for while the last ones are used: neither waits for the other. */
export async function* readAhead<Row>(batches: AsyncIterable<Row[]>): AsyncGenerator<Row[]> {
  const source = batches[Symbol.asyncIterator]()
  try {
    for (let next = source.next(); ;) {
      const { done, value } = await next
      if (done) return
      next = source.next()
      /** What fails is told to whoever asks for these rows; perhaps nobody does. */
      next.catch(() => {})
      yield value
    }
  } finally {
    await source.return?.()
  }
}

/** What is made of the rows of others, one of each. */
export function madeOf<Row, Made>(
  batches: Batches<Row>,
  make: (rows: Row[]) => Made[] | Promise<Made[]>
): Batches<Made> {
  return {
    count: batches.count?.bind(batches),
    async *[Symbol.asyncIterator]() {
      for await (const rows of batches) yield await make(rows)
    },
  }
}
