import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { canonicalJson } from '#app/core/canonical_json'

export const FORMAT = 'jingzhi-packet/1'
export const MANIFEST = 'manifest.json'

const digest = () => vine.string().regex(/^[0-9a-f]{64}$/)

export const manifestValidator = vine.create({
  format: vine.literal(FORMAT),
  created: vine.object({ at: vine.string(), by: vine.string(), byId: vine.number().nullable() }),
  subject: vine.object({
    type: vine.string(),
    id: vine.number(),
    number: vine.string(),
    title: vine.string(),
    state: vine.string(),
  }),
  files: vine.array(
    vine.object({
      path: vine.string(),
      /** `submission`, `approvals`, `reviews` and `audit` are read by the verification, the others are for people. */
      role: vine.string(),
      round: vine.number().optional(),
      bytes: vine.number().optional(),
      sha256: digest().optional(),
      /** What whoever handed it in says it is. */
      claimed: digest().optional(),
      /** Not inside: it was lost or altered in the store before the packet was taken. */
      damaged: vine.enum(['missing', 'altered']).optional(),
    })
  ),
  /** HMAC-SHA256 over all the rest with the key of the audit trail, so that nobody else can write a manifest. */
  seal: digest(),
})

export type Manifest = Infer<typeof manifestValidator>
export type ManifestFile = Manifest['files'][number]

/** What the seal covers. */
export function sealedText({ seal: _, ...rest }: Record<string, unknown>) {
  return canonicalJson(rest)
}
