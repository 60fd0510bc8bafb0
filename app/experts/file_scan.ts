import { scanText, type Finding } from './blindness_scan.js'
import type { ForbiddenWord } from './forbidden_words.js'
import { readJpeg, readPng, textsIn, type ReadImage } from './image_parts.js'
import { partsOf, saidIn, xmlText } from './office_parts.js'
import { openPdf, pdfStrings, pdfText } from './pdf_parts.js'

type Words = readonly ForbiddenWord[]

/**
 * Everything in which a file names who wrote it: its own name, what it says, and what it carries unseen. A file that
 * cannot be read is a finding itself.
 */
export async function scanFile(file: Buffer, name: string, words: Words): Promise<Finding[]> {
  const findings = scanText(name, words, name)
  try {
    findings.push(...(await inside(file, name, words)))
  } catch {
    findings.push({ where: name, kind: 'unreadable', found: '', excerpt: '' })
  }
  return findings
}

function inside(file: Buffer, name: string, words: Words): Promise<Finding[]> | Finding[] {
  switch (name.split('.').at(-1)!.toLowerCase()) {
    case 'docx':
    case 'xlsx':
    case 'pptx':
      return scanOffice(file, name, words)
    case 'pdf':
      return scanPdf(file, name, words)
    case 'jpg':
    case 'jpeg':
      return scanImage(readJpeg(file), name, words)
    case 'png':
      return scanImage(readPng(file), name, words)
    case 'txt':
    case 'csv':
    case 'md':
      return textsIn(file).flatMap((text) => scanText(text, words, name))
    default:
      throw new Error('unknown kind')
  }
}

async function scanOffice(file: Buffer, name: string, words: Words) {
  const findings: Finding[] = []
  for (const [path, bytes] of await partsOf(file)) {
    const where = `${name} / ${path}`
    findings.push(...scanText(path, words, where, { patterns: false }))
    if (/\.(xml|rels)$/i.test(path)) {
      const { text, values } = saidIn(xmlText(bytes))
      findings.push(...scanText(text, words, where))
      for (const value of values) findings.push(...scanText(value, words, where, { patterns: value.includes('@') }))
    } else if (/\.(docx|xlsx|pptx|pdf|jpe?g|png)$/i.test(path)) {
      findings.push(...(await scanFile(bytes, path, words)).map((one) => ({ ...one, where: `${name} / ${one.where}` })))
    } else findings.push(...scanBytes(bytes, where, words))
  }
  return findings
}

async function scanPdf(file: Buffer, name: string, words: Words) {
  const { said, streams } = pdfStrings(await openPdf(file))
  return [
    ...scanText(await pdfText(file), words, name),
    ...said.flatMap((text) => scanText(text, words, name, { patterns: text.includes('@') })),
    ...streams.flatMap((bytes) => scanBytes(bytes, name, words)),
  ]
}

function scanImage({ parts }: ReadImage, name: string, words: Words) {
  return parts.flatMap((part) => scanBytes(part.bytes, `${name} / ${part.name}`, words))
}

/** What programs wrote: ids and sizes look like telephone numbers there. */
function scanBytes(bytes: Buffer, where: string, words: Words) {
  return textsIn(bytes).flatMap((text) => scanText(text, words, where, { patterns: false }))
}
