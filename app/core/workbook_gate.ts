import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'

type Zip = { append(source: { pipe?(to: PassThrough): void }, entry: { name: string }): unknown }

/**
 * exceljs writes a sheet without asking whether it can be compressed as fast, and would keep all of it in memory. So each
 * sheet passes a gate on its way into the archive, where one sees what still waits.
 *
 * @returns waits until what was written so far has gone on its way; throws when nobody reads any more
 */
export function gateBefore(writer: object, stream: PassThrough) {
  const { zip } = writer as { zip: Zip }
  const append = zip.append.bind(zip)
  let gate = new PassThrough()
  zip.append = (source, entry) => {
    if (!source.pipe) return append(source, entry)
    gate = new PassThrough()
    source.pipe(gate)
    return append(gate, entry)
  }
  const left = new AbortController()
  stream.once('close', () => left.abort(new Error('nobody reads the workbook any more')))

  return async () => {
    /** Others have their turn, even where the rows come without waiting for anything. */
    await turn()
    left.signal.throwIfAborted()
    if (gate.writableNeedDrain) await once(gate, 'drain', { signal: left.signal })
  }
}
