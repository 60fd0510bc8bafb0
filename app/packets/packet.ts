import type { Readable } from 'node:stream'
import { seal } from '#app/audit/seal'
import { sha256 } from '#app/core/canonical_json'
import { now } from '#app/core/clock'
import { zipStream } from '#app/core/zip'
import type { Actor } from '#app/users/actor'
import { FORMAT, MANIFEST, sealedText, type Manifest, type ManifestFile } from './manifest.js'
import { measure, sameAgain, type Opener } from './measure.js'
import { readme } from './readme.js'

export type PacketPart = Pick<ManifestFile, 'path' | 'role' | 'round' | 'claimed'> & {
  /** What it is, in Chinese and in English, for the README. */
  about: [zh: string, en: string]
  /** What stands in it, or where to read it from. */
  content: string | Buffer | Opener
}

export type Packet = {
  /** SHA-256 of the manifest, which names everything else. */
  manifestHash: string
  /** Files that are not inside because they are not what they were. */
  damaged: ManifestFile[]
  stream(): Readable
}

/**
 * Makes ready one archive of everything about one subject. Every file is read once before the first byte leaves, so that
 * the manifest stands at the front and what is damaged is known in time; it is read again while it streams. The same
 * parts, moment and person give the same bytes.
 */
export async function preparePacket(
  subject: Manifest['subject'],
  parts: readonly PacketPart[],
  by: Actor
): Promise<Packet> {
  const measured: ManifestFile[] = []
  for (const part of parts) measured.push(await measure(part))
  const damaged = measured.filter((file) => file.damaged)
  const first = textPart('README.txt', 'readme', readme(subject, parts, damaged))
  const manifest = manifestText(subject, [await measure(first), ...measured], by)

  const inside = [first, ...parts].filter(({ path }) => !damaged.some((file) => file.path === path))
  const sums = new Map(measured.map((file) => [file.path, file.sha256!]))
  return {
    manifestHash: sha256(manifest),
    damaged,
    stream: () =>
      zipStream([
        { path: MANIFEST, content: manifest },
        ...inside.map(({ path, content }) => ({
          path,
          content: typeof content === 'function' ? () => sameAgain(content, sums.get(path)!) : content,
        })),
      ]),
  }
}

function textPart(path: string, role: string, content: string): PacketPart {
  return { path, role, content, about: ['', ''] }
}

function manifestText(subject: Manifest['subject'], files: ManifestFile[], by: Actor) {
  const created = { at: now().toISOString(), by: by.name, byId: by.id }
  const manifest = { format: FORMAT, created, subject, files }
  return JSON.stringify({ ...manifest, seal: seal(sealedText(manifest)) }, null, 2) + '\n'
}
