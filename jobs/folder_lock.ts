import { createRequire } from 'node:module'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

type Database = { exec(sql: string): void; close(): void }

const Sqlite = createRequire(import.meta.url)('better-sqlite3') as new (
  file: string,
  options: { timeout: number }
) => Database

/**
 * Keeps a folder for this process alone. The operating system lets go of the lock the moment the process is gone, however
 * it went, so nothing is left behind that could be taken for a living owner.
 *
 * @returns lets go again
 * @throws Error naming the process that has it
 */
export async function claimFolder(folder: string): Promise<() => void> {
  const lock = new Sqlite(join(folder, 'owner.lock'), { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch {
    lock.close()
    const owner = await readFile(join(folder, 'process'), 'utf8').catch(() => 'unknown')
    throw new Error(
      `The embedded queue in ${folder} is in use by process ${owner}; a second worker needs QUEUE_BACKEND=redis`
    )
  }
  await writeFile(join(folder, 'process'), String(process.pid))
  return () => lock.close()
}
