import config from '#config/case_reviews'
import { bodyParts, type CaseContent, type CaseFigure } from '#app/cases/case_content'
import { scanText } from '#app/experts/blindness_scan'
import Submission from '#app/workflow/submission'
import type CaseBlind from './case_blind.js'
import type { Masks } from './case_blind.js'

/** Every text that a reviewer reads, with its place. Who owns a picture is none of them. */
export function textsOf(content: CaseContent): { place: string; text: string }[] {
  const plain = ['title', 'audience', 'summary', ...bodyParts] as const
  return [
    ...plain.map((place) => ({ place: place as string, text: content[place] ?? '' })),
    ...content.figures.flatMap((row, at) =>
      (['indicator', 'before', 'after', 'unit', 'evidence'] as const).map((cell) => ({
        place: `figures.${at + 1}.${cell}`,
        text: row[cell] ?? '',
      }))
    ),
    ...content.images.map(({ caption }, at) => ({ place: `images.${at + 1}.caption`, text: caption ?? '' })),
  ].filter(({ text }) => text !== '')
}

/** What is taken out is taken out in every spelling that the scan would find. */
export function maskText(text: string, words: readonly string[]) {
  const found = words.flatMap((word) =>
    scanText(text, [{ kind: 'unit', text: word }], '', { patterns: false }).map((one) => one.found)
  )
  const slices = [...new Set([...found, ...words])].sort((a, b) => b.length - a.length)
  return slices.reduce((masked, slice) => masked.replaceAll(slice, config.mask), text)
}

export type ReviewersCopy = {
  title: string
  category: string
  audience: string
  startedOn: string
  endedOn: string
  summary: string
  sections: { key: (typeof bodyParts)[number]; text: string }[]
  figures: CaseFigure[]
  /** `number`: its place in the case, and the name of the file. */
  images: { number: number; attachmentId: number; caption: string }[]
}

/** 盲评稿: named piece by piece, so that nothing comes along that is not named here. */
export function copyOf(content: CaseContent, { words, images }: Masks): ReviewersCopy {
  const masked = (text: string | undefined) => maskText(text ?? '', words)
  return {
    ...{ title: masked(content.title), category: content.category, audience: masked(content.audience) },
    ...{ startedOn: content.startedOn, endedOn: content.endedOn, summary: masked(content.summary) },
    sections: bodyParts.map((key) => ({ key, text: masked(content[key]) })),
    figures: content.figures.map(({ indicator, before, after, unit, evidence }) => ({
      ...{ indicator: masked(indicator), before: masked(before), after: masked(after) },
      ...{ unit: masked(unit), evidence: masked(evidence) },
    })),
    images: content.images
      .map(({ attachmentId, caption }, at) => ({ number: at + 1, attachmentId, caption: masked(caption) }))
      .filter(({ number }) => !images.includes(number)),
  }
}

/** The content that was scanned, which is not the newest one until the office has scanned again. */
export async function scannedContent({ caseId, contentHash }: CaseBlind): Promise<CaseContent> {
  const submission = await Submission.query()
    .where({ subjectType: 'typical_case', subjectId: caseId, contentHash: contentHash ?? '' })
    .orderBy('round', 'desc')
    .firstOrFail()
  return submission.answers as CaseContent
}
