import { join, resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..')

export const inRoot = (...parts) => join(ROOT, ...parts)
