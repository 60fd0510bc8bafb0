import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, constants, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import documents from '#config/documents'
import { timelessPdf } from './timeless_pdf.js'

const { resolve: pathOf } = createRequire(import.meta.url)

/** LibreOffice as this machine has it: the path, or null. */
export async function officeProgram(): Promise<string | null> {
  const { program } = documents.office
  if (program === 'none') return null
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = program
    ? [program]
    : ['soffice', 'libreoffice'].flatMap((name) => folders.map((folder) => join(folder, name)))
  for (const candidate of candidates) {
    const isThere = await access(candidate, constants.X_OK).then(
      () => true,
      () => false
    )
    if (isThere) return candidate
  }
  return null
}

/** Pages that are blank because the next part begins on a right-hand one are printed; bookmarks become places. */
const EXPORT = {
  IsSkipEmptyPages: { type: 'boolean', value: 'false' },
  ExportBookmarksToPDFDestination: { type: 'boolean', value: 'true' },
  UseTaggedPDF: { type: 'boolean', value: 'true' },
}

/**
 * A Word file as a PDF, laid out by LibreOffice with a profile of its own, so that any number can run at once.
 * The same file always gives the same bytes.
 *
 * @param day the ISO day that the PDF says it was made on
 * @throws Error when it says no, gives nothing, or takes longer than the settings allow
 */
export async function pdfByOffice(program: string, docx: Buffer, day: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'jingzhi-office-'))
  try {
    await writeFile(join(folder, 'book.docx'), docx)
    await writeFile(join(folder, 'fonts.conf'), fontSettings(folder))
    const words = [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`,
      ...['--headless', '--norestore', '--nolockcheck', '--nodefault'],
      ...[
        '--convert-to',
        `pdf:writer_pdf_Export:${JSON.stringify(EXPORT)}`,
        '--outdir',
        folder,
        join(folder, 'book.docx'),
      ],
    ]
    await run(program, words, { PATH: process.env.PATH, HOME: folder, FONTCONFIG_FILE: join(folder, 'fonts.conf') })
    return timelessPdf(await readFile(join(folder, 'book.pdf')), day)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** In a group of its own: the program that one starts is only the parent of the one that works, and both must end. */
async function run(program: string, words: string[], env: NodeJS.ProcessEnv) {
  const office = spawn(program, words, { env, detached: true, stdio: 'ignore' })
  const clock = setTimeout(() => process.kill(-office.pid!, 'SIGKILL'), documents.office.seconds * 1000)
  try {
    const [code, signal] = await once(office, 'exit')
    if (code !== 0) throw new Error(`LibreOffice ended with ${signal ?? code}`)
  } finally {
    clearTimeout(clock)
  }
}

/** The fonts of the machine, the free one that comes with this system, and who stands in for whom. */
function fontSettings(folder: string) {
  const own = dirname(dirname(pathOf('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf')))
  const aliases = Object.values(documents.fonts).map(({ name, others }) => {
    const families = others.map((family) => `<family>${family}</family>`).join('')
    return `<alias binding="same"><family>${name}</family><accept>${families}</accept></alias>`
  })
  return (
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>' +
    '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>' +
    ['400Regular', '700Bold'].map((face) => `<dir>${join(own, face)}</dir>`).join('') +
    `<cachedir>${join(folder, 'fonts')}</cachedir>${aliases.join('')}</fontconfig>`
  )
}
