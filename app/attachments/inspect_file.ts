import { open, type FileHandle } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import UploadRefused from './upload_refused.js'
import { fileKinds, type FileKind } from './file_kinds.js'
import { endsAsZip, zipDirectory } from './zip_directory.js'

/**
 * Is the file really of the kind its name claims, and nothing else besides? The file is read, never unpacked or run.
 *
 * @throws UploadRefused `renamed`, `disguised`, `active_content`, `damaged`, `protected`
 */
export async function inspectFile(path: string, claimed: FileKind): Promise<void> {
  const found = await fileTypeFromFile(path)
  const file = await open(path)
  try {
    if (found?.mime !== fileKinds[claimed].contentType) {
      throw new UploadRefused((await contains(file, ENCRYPTED)) ? 'protected' : 'renamed')
    }
    await inspections[claimed](file, (await file.stat()).size)
  } finally {
    await file.close()
  }
}

/** Office programs put a document with a password into a container of another kind, in which this is the name of a part. */
const ENCRYPTED = /E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e/

type Inspection = (file: FileHandle, size: number) => Promise<void>

const inspections: Record<FileKind, Inspection> = {
  pdf: inspectPdf,
  jpg: inspectPicture,
  png: inspectPng,
  docx: (file, size) => inspectOffice(file, size, 'word/document.xml'),
  xlsx: (file, size) => inspectOffice(file, size, 'xl/workbook.xml'),
}

/** Readers find `%PDF` anywhere in the first kilobyte, so whoever wants two files in one puts the other one before it. */
async function inspectPdf(file: FileHandle, size: number) {
  const head = await bytes(file, 0, 8)
  if (!/^%PDF-[12]\.\d$/.test(head)) throw new UploadRefused('disguised')
  const tail = await bytes(file, Math.max(0, size - 2048), size)
  if (!tail.includes('%%EOF')) throw new UploadRefused('damaged')
  if (/<script|<html/i.test(tail)) throw new UploadRefused('disguised')
  await refuseZipBehind(file, size)
  if (await contains(file, /\/(JavaScript|Launch)\b/)) throw new UploadRefused('active_content')
}

/** Long enough that no picture of some megabytes holds it by chance. */
const MARKUP = /<script|<html[\s>]|<!doctype|<\?php\s|<iframe/i

async function inspectPicture(file: FileHandle, size: number) {
  await refuseZipBehind(file, size)
  if (await contains(file, MARKUP)) throw new UploadRefused('disguised')
}

const PNG_END = Buffer.from('0000000049454e44ae426082', 'hex').toString('latin1')

async function inspectPng(file: FileHandle, size: number) {
  if ((await bytes(file, size - 12, size)) !== PNG_END) throw new UploadRefused('damaged')
  await inspectPicture(file, size)
}

const MOST_PARTS = 5000
const MOST_UNPACKED = 500 * 1024 * 1024

async function inspectOffice(file: FileHandle, size: number, mainPart: string) {
  if ((await bytes(file, 0, 4)) !== 'PK\u0003\u0004') throw new UploadRefused('disguised')
  const entries = await zipDirectory(file, size)
  const names = new Set(entries.map((entry) => entry.name))
  if (!names.has('[Content_Types].xml') || !names.has(mainPart)) throw new UploadRefused('renamed')

  if (entries.some((entry) => entry.encrypted)) throw new UploadRefused('protected')
  const unpacked = entries.reduce((sum, entry) => sum + entry.size, 0)
  if (entries.length > MOST_PARTS || unpacked > MOST_UNPACKED) throw new UploadRefused('disguised')
  if (entries.some(({ name }) => /(^|[/\\])\.\.([/\\]|$)|^[/\\]/.test(name))) throw new UploadRefused('disguised')
  if (entries.some(({ name }) => /vbaProject|\.(exe|dll|js|vbs|bat|html?|svg)$/i.test(name))) {
    throw new UploadRefused('active_content')
  }
}

/** A ZIP archive is found from its end: it can stand behind any other file, and a JAR is one. */
async function refuseZipBehind(file: FileHandle, size: number) {
  if (await endsAsZip(file, size)) throw new UploadRefused('disguised')
}

/** As latin-1 text, in which each character is one byte. */
async function bytes(file: FileHandle, from: number, to: number) {
  const length = Math.max(0, to - from)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from)
  return buffer.toString('latin1', 0, bytesRead)
}

const CHUNK = 256 * 1024
const OVERLAP = 32

async function contains(file: FileHandle, pattern: RegExp) {
  const { size } = await file.stat()
  for (let at = 0; at < size; at += CHUNK) {
    if (pattern.test(await bytes(file, at, Math.min(size, at + CHUNK + OVERLAP)))) return true
  }
  return false
}
