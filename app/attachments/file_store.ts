import { createHash } from 'node:crypto'
import { mkdir, open, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import drive from '@adonisjs/drive/services/main'
import { filesFolder } from '#config/storage'

/** The one place that moves files into the drive and reads them back. Keys are ours, never a name that a person gave. */

/** Puts a finished file under its key, whole or not at all, and on disk for good. The file at `path` is gone after it. */
export async function putFile(path: string, key: string, contentType: string) {
  if (!filesFolder) return drive.use().moveFromFs(path, key, { contentType })

  const target = join(filesFolder, key)
  await mkdir(dirname(target), { recursive: true, mode: 0o750 })
  await rename(path, target)
  const folder = await open(dirname(target))
  await folder.sync().finally(() => folder.close())
}

export function readFile(key: string) {
  return drive.use().getStream(key)
}

/** Null when it is not there any more. */
export async function fileIfThere(key: string) {
  return (await drive.use().exists(key)) ? readFile(key) : null
}

export function deleteFile(key: string) {
  return drive.use().delete(key)
}

/** Everything whose key begins with this folder. */
export function deleteFolder(folder: string) {
  return drive.use().deleteAll(`${folder}/`)
}

/** Is the file there, byte for byte as it was when it came? */
export async function isIntact({ key, sha256 }: { key: string; sha256: string }) {
  try {
    const hash = createHash('sha256')
    await pipeline(await readFile(key), hash)
    return hash.digest('hex') === sha256
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

function isMissing(error: unknown): boolean {
  const { code, name, cause } = error as NodeJS.ErrnoException & { cause?: unknown }
  return code === 'ENOENT' || name === 'NoSuchKey' || (cause !== undefined && isMissing(cause))
}
