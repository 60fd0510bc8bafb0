import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import { buffer } from 'node:stream/consumers'
import { sealWith } from '#app/audit/chain'
import { sha256 } from '#app/core/canonical_json'
import { openZip, type ZippedFile } from '#app/core/zip'
import { MANIFEST, manifestValidator, sealedText, type Manifest, type ManifestFile } from './manifest.js'
import { chainFault, claimFault, decisionFault, READ_ROLES, type Fault, type Records } from './verify_records.js'

/** Verification of a packet from anywhere: no database, no settings, nothing unpacked to disk. */

export type Finding = {
  check: 'seal' | 'list' | 'contents' | 'claims' | 'decisions' | 'chain'
  /** `unsealed`: right as far as it can be seen without the key of the audit trail. */
  result: 'intact' | 'differs' | 'unsealed'
  /** The first thing that differs. */
  fault?: Fault
}

export type Verdict =
  | { kind: 'no_packet'; reason: string }
  | { kind: 'intact' | 'differs'; manifest: Manifest; manifestHash: string; findings: Finding[] }

type Files = Map<string, ZippedFile>

/** Most bytes of a file that is read as a whole. */
const READABLE = 64 * 1024 * 1024

/** @param key of the audit trail that sealed the packet, or null */
export async function verifyPacket(path: string, key: string | null): Promise<Verdict> {
  const zip = await openZip(path).catch((error: Error) => error)
  if (zip instanceof Error) return { kind: 'no_packet', reason: zip.message }
  try {
    const text = await wholeFile(zip.files.get(MANIFEST))
    const raw = JSON.parse(text.toString())
    const manifest = await manifestValidator.validate(raw)
    const findings = await findingsOn(zip.files, manifest, raw, key)
    const kind = findings.some(({ result }) => result === 'differs') ? 'differs' : 'intact'
    return { kind, manifest, manifestHash: sha256(text), findings }
  } catch (error) {
    return { kind: 'no_packet', reason: `${MANIFEST}: ${(error as Error).message}` }
  } finally {
    zip.close()
  }
}

async function findingsOn(files: Files, manifest: Manifest, raw: Record<string, unknown>, key: string | null) {
  const { records, fault } = await readContents(files, manifest)
  const isSealed = key === null || sealWith(key, sealedText(raw)) === raw.seal
  const found = (check: Finding['check'], differs: Fault | null, seals = false): Finding =>
    differs
      ? { check, result: 'differs', fault: differs }
      : { check, result: seals && key === null ? 'unsealed' : 'intact' }
  return [
    found('seal', isSealed ? null : { kind: 'altered', where: MANIFEST }, true),
    found('list', listFault(files, manifest)),
    found('contents', fault),
    found('claims', claimFault(manifest, records)),
    found('decisions', decisionFault(manifest, records)),
    found('chain', chainFault(manifest, records, key), true),
  ]
}

function listFault(files: Files, manifest: Manifest): Fault | null {
  const inside = manifest.files.filter(({ damaged }) => !damaged).map(({ path }) => path)
  const listed = new Set([MANIFEST, ...inside])
  if (listed.size !== inside.length + 1) return { kind: 'altered', where: MANIFEST }
  const missing = inside.find((path) => !files.has(path))
  if (missing !== undefined) return { kind: 'missing', where: missing }
  const additional = [...files.keys()].find((path) => !listed.has(path))
  return additional === undefined ? null : { kind: 'additional', where: additional }
}

/** Reads every file once; those that later checks need are kept. */
async function readContents(files: Files, manifest: Manifest) {
  const records: Records = new Map()
  let fault: Fault | null = null
  for (const listed of manifest.files) {
    const file = files.get(listed.path)
    if (!file && !listed.damaged) continue
    if (listed.damaged || !(await isSame(file!, listed))) {
      fault ??= { kind: listed.damaged ? 'damaged' : 'altered', where: listed.path }
    } else if (READ_ROLES.includes(listed.role)) {
      records.set(listed.path, await wholeFile(file))
    }
  }
  return { records, fault }
}

async function isSame(file: ZippedFile, { bytes, sha256: sum }: ManifestFile) {
  if (file.size !== bytes) return false
  const hash = createHash('sha256')
  try {
    await pipeline(await file.open(), hash)
  } catch {
    return false
  }
  return hash.digest('hex') === sum
}

async function wholeFile(file: ZippedFile | undefined) {
  if (!file) throw new Error('missing')
  if (file.size > READABLE) throw new Error('too large')
  return buffer(await file.open())
}
