import { AlignmentType, BorderStyle, LineRuleType, Paragraph, TextRun, convertMillimetersToTwip as mm } from 'docx'
import { hexagonal } from './official_paper.js'
import { LINE, SIZE, TEXT_WIDTH, line, run } from './document_parts.js'
import { printable } from './document_package.js'
import { widthInCharacters } from './title_lines.js'

/** Where the first page of an issued paper begins: 发文机关标志, 发文字号, 红色分隔线 (GB/T 9704 7.2). */

const RED = 'FF0000'
/** 初号, in half points; a long name is smaller, so that it stays on one line. */
const LARGEST = 84
const CENTRED = { alignment: AlignmentType.CENTER } as const
const BLANK = line('')

export function paperHead({ issuer, number }: { issuer: string; number: string }) {
  const size = Math.min(LARGEST, 2 * Math.floor(TEXT_WIDTH / 20 / widthInCharacters(issuer)))
  return [
    new Paragraph({
      ...CENTRED,
      /** 35 mm under the edge of the text. */
      spacing: { before: mm(35), line: size * 12, lineRule: LineRuleType.EXACT },
      children: [new TextRun({ ...run('title', size), color: RED, text: printable(issuer) })],
    }),
    ...[BLANK, BLANK],
    line(hexagonal(number), 'body', SIZE.third, {
      ...CENTRED,
      spacing: { line: LINE, lineRule: LineRuleType.EXACT },
      /** 4 mm under the number, as wide as the text. */
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, space: 11, color: RED } },
    }),
    ...[BLANK, BLANK],
  ]
}
