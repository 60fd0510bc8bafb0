import { mkdirSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import app from '@adonisjs/core/services/app'
import env from '#start/env'

const folder = env.get('STORAGE_DIR') ?? 'storage'
const root = isAbsolute(folder) ? folder : app.makePath(folder)
mkdirSync(root, { recursive: true, mode: 0o750 })

/** Everything that must survive lies under STORAGE_DIR: files, the SQLite database, the embedded queue, audit anchors. */
export function storagePath(...parts: string[]) {
  return join(root, ...parts)
}

/** The folder of the files, or null when they lie in an S3-compatible store. */
export const filesFolder = env.get('DRIVE_DISK') === 'fs' ? storagePath('files') : null
