import type { Level } from './chinese_numbers.js'
import type { TableBlock } from './document_parts.js'

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** What an official paper is made of, in the order in which it stands there. */
export type Block =
  | { kind: 'title' | 'addressee' | 'paragraph'; text: string }
  /** 文号: 京知局〔2026〕12号; round or square brackets around the year become hexagonal. */
  | { kind: 'number'; text: string }
  /** Numbered by itself: 一、 (一) 1. (1) */
  | { kind: 'heading'; level: Level; text: string }
  | TableBlock
  /** 署名 and 成文日期, an ISO day. */
  | { kind: 'signature'; by: string; day: string }

/**
 * A Word file in the style of official papers (GB/T 9704): A4, 22 lines of 28 characters. The same blocks always give
 * the same bytes. What writes it is loaded here: no program needs it to start.
 *
 * @param facts.day the ISO day that the file says it was made on
 */
export async function officialDocument(
  blocks: readonly Block[],
  facts: { title: string; author: string; day: string }
): Promise<Buffer> {
  const { writtenPaper } = await import('./official_paper.js')
  return writtenPaper(blocks, facts)
}
