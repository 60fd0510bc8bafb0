import { chineseNumber } from '#app/core/chinese_numbers'
import type { IndexKind } from './book_index.js'
import { withTexts, type BookCase, type BookImage, type Manuscript } from './manuscript.js'

/** What the book itself says. It is Chinese, whoever reads it. */
export const bookWords = {
  contents: '目录',
  preface: '前言',
  index: '索引',
  more: '索引与附录',
  indexes: {
    industry: '产业索引',
    technique: '技术索引',
    category: '类别索引',
    organisation: '单位索引',
  } satisfies Record<IndexKind, string>,
  contacts: '附录　单位联系方式',
  errata: '勘误表',
  summary: '摘要',
  figures: '量化成效',
  facts: { number: '案例编号', category: '案例类别', audience: '服务对象' },
  figureColumns: ['指标', '实施前', '实施后', '单位', '佐证'],
  contactColumns: ['单位', '所在区', '办公邮箱'],
  errataColumns: ['位置', '原文', '更正', '日期'],
}

/** A blank as wide as a character. */
const WIDE = '\u3000'

/** 第二版（勘误）; the first one says nothing. */
export function editionWords(edition: number, { errata }: Manuscript) {
  if (edition === 1 && errata.length === 0) return '第一版'
  return `第${chineseNumber(edition)}版${errata.length > 0 ? '（附勘误表）' : ''}`
}

export function chapterTitle(index: number, title: string) {
  return /^第.{1,3}章/u.test(title) ? title : `第${chineseNumber(index + 1)}章${WIDE}${title}`
}

export function sectionTitle(index: number, heading: string) {
  return `${chineseNumber(index + 1)}、${heading}`
}

/** What is known of a case, line by line. */
export function factsOf({ number, category, audience }: BookCase) {
  const { facts } = bookWords
  return [
    { label: facts.number, value: number },
    { label: facts.category, value: category },
    { label: facts.audience, value: audience },
  ].filter(({ value }) => value)
}

export function captionOf({ caption, rights }: BookImage, place: number, index: number) {
  return `图 ${place}-${index + 1}${WIDE}${caption}${rights ? `（${rights}）` : ''}`
}

export function figuresCaption(place: number) {
  return `表 ${place}-1${WIDE}${bookWords.figures}`
}

/** Marks that turn the direction of what follows them; they would carry on into page numbers and the next column. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/g

/** The manuscript as it is printed; the frozen one keeps every mark. */
export function printedManuscript(manuscript: Manuscript): Manuscript {
  return withTexts(manuscript, (text) => text.replace(TURNING, ''))
}
