import vine from '@vinejs/vine'
import { filledRows } from '#app/core/form_field'
import type CasebookEntry from './entry.js'
import { entryParts, type EntryCopy, type EntryPart } from './entry_copy.js'
import { termsOf, vocabulary } from './entry_terms.js'
import { authorsCopyOf } from './entry_versions.js'

const version = vine.string().maxLength(16).optional()
/** Far more than is printed: what is too long is said by the checklist, and never lost. */
const text = () => vine.string().trim().maxLength(20_000).nullable()
const cell = (most: number) => vine.string().trim().maxLength(most).nullable().optional()

const basics = vine.create({
  title: vine.string().trim().minLength(1).maxLength(60),
  audience: vine.string().trim().maxLength(200).nullable(),
  summary: vine.string().trim().maxLength(2_000).nullable(),
  version,
})

const body = vine.create({ text: text(), version })

const figures = vine.create({
  figures: vine
    .array(
      vine.object({
        indicator: cell(60),
        ...{ before: cell(60), after: cell(60), unit: cell(20), evidence: cell(200) },
      })
    )
    .maxLength(20)
    .optional(),
  version,
})

const images = vine.create({
  images: vine
    .array(
      vine.object({
        attachmentId: vine.number(),
        used: vine.accepted().optional(),
        place: vine.number().optional(),
        caption: cell(200),
      })
    )
    .optional(),
  version,
})

const terms = vine.create({
  industries: vine.array(vine.enum(vocabulary.industries)).optional(),
  industriesOwn: vine.string().trim().maxLength(200).nullable(),
  techniques: vine.array(vine.enum(vocabulary.techniques)).optional(),
  techniquesOwn: vine.string().trim().maxLength(200).nullable(),
  contactEmail: vine.string().trim().email().maxLength(100).nullable(),
  version,
})

type Typed = { typed: Partial<EntryCopy>; version?: string }
type Input = { all(): Record<string, any> }

/** What was typed into a part, as the copy keeps it. */
export async function typedPart(entry: CasebookEntry, part: EntryPart, request: Input): Promise<Typed> {
  const input = request.all()
  if (part === 'basics') {
    const { version: seen, title, audience, summary } = await basics.validate(input)
    return { typed: { title, audience: audience ?? '', summary: summary ?? '' }, version: seen }
  }
  if (part === 'figures') return typedFigures(input)
  if (part === 'images') return typedImages(entry, input)
  if (part === 'terms') return typedTerms(input)
  const { version: seen, text: typed } = await body.validate(input)
  return { typed: { [part]: typed ?? '' }, version: seen }
}

async function typedFigures(input: Record<string, unknown>): Promise<Typed> {
  const rows = filledRows(input.figures as Record<string, Record<string, unknown>>)
  const { figures: found = [], version: seen } = await figures.validate({ ...input, figures: rows })
  const words = found.map(({ indicator, before, after, unit, evidence }) => ({
    indicator: indicator ?? '',
    before: before ?? '',
    after: after ?? '',
    unit: unit ?? '',
    evidence: evidence ?? '',
  }))
  return { typed: { figures: words }, version: seen }
}

/** Of the author's pictures those that are used, in the order of their places. Rights are the author's to state. */
async function typedImages(entry: CasebookEntry, input: Record<string, unknown>): Promise<Typed> {
  const rows = Object.values((input.images ?? {}) as Record<string, unknown>)
  const { images: found = [], version: seen } = await images.validate({ ...input, images: rows })
  const offered = new Map((await authorsCopyOf(entry)).images.map((image) => [image.attachmentId, image]))
  const used = found
    .filter(({ used: isUsed, attachmentId }) => isUsed && offered.has(attachmentId))
    .sort((a, b) => (a.place ?? 99) - (b.place ?? 99))
    .map(({ attachmentId, caption }) => ({ ...offered.get(attachmentId)!, caption: caption ?? '' }))
  return { typed: { images: used }, version: seen }
}

async function typedTerms(input: Record<string, unknown>): Promise<Typed> {
  const found = await terms.validate(input)
  const kinds = {
    industries: termsOf('industries', found.industries ?? [], found.industriesOwn ?? ''),
    techniques: termsOf('techniques', found.techniques ?? [], found.techniquesOwn ?? ''),
  }
  return { typed: { ...kinds, contactEmail: found.contactEmail ?? '' }, version: found.version }
}

const part = vine.enum(entryParts)
const seenVersion = vine.number()

export const commentValidator = vine.create({ part, body: vine.string().trim().minLength(2).maxLength(1_000) })

const reason = () => vine.string().trim().minLength(4).maxLength(500)
const name = () => vine.string().trim().minLength(2).maxLength(30)

/** Each step with what it needs. */
export const entryStepValidators = {
  send: vine.create({ version: seenVersion }),
  askChanges: vine.create({ part, body: vine.string().trim().minLength(2).maxLength(1_000), version: seenVersion }),
  confirm: vine.create({ name: name(), hash: vine.string().fixedLength(64), version: seenVersion }),
  confirmByTelephone: vine.create({ name: name(), opinion: reason(), version: seenVersion }),
  drop: vine.create({ opinion: reason(), version: seenVersion }),
  restore: vine.create({ version: seenVersion }),
}
