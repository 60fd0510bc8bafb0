import { Readable } from 'node:stream'
import { keepFile, receiveFile } from '#app/attachments/store_file'
import { stripped, type Pictures } from '#app/casebooks/book_pictures'
import type { BookCase, BookImage, Manuscript } from '#app/casebooks/manuscript'
import { sha256 } from '#app/core/canonical_json'
import { inTransaction } from '#app/core/dialect'
import { system } from '#app/users/actor'
import { png } from './files.js'

const TITLES = [
  '以专利导航助力新能源企业避开侵权风险',
  '医药专题数据库缩短新药立项周期',
  '商标预警守住老字号海外市场',
  '高校图书馆嵌入课题组的查新服务',
  '集成电路企业专利池共建',
  '人工智能算法专利的分级检索',
  '园区一站式知识产权信息服务台',
  '中小企业专利质押的信息支撑',
  '农业科技成果转化的专利地图',
  '知识产权信息实务人才联合培养',
  '航空材料技术路线的专利比对',
  '文化创意企业外观设计预警',
  '轨道交通标准与专利协同分析',
  '面向公众的专利检索公益课堂',
  '绿色建筑技术的竞争情报月报',
]
const UNITS = ['燕麓大学图书馆', '通惠科技情报所', '温榆产业园', '永定河研究院', '妫川知识产权服务中心']
const DISTRICTS = ['海淀区', '朝阳区', '昌平区', '石景山区', '延庆区']
const INDUSTRIES = ['绿色能源与节能环保', '医药健康', '文化创意', '集成电路', '人工智能']
const TECHNIQUES = ['专利导航', '专题数据库', '预警分析', '查新检索', '专利地图']
const CATEGORIES = ['专利导航', '助力研发', '风险预警', '成果转化', '人才培养']

const SENTENCE =
  '服务团队从企业的实际问题出发，先梳理检索要素，再与技术人员一起确认边界，把每一次检索的式子、范围和结论写进工作底稿，供后来的人复核。'

const text = (times: number) => Array.from({ length: times }, () => SENTENCE.repeat(3))

/** A case of so many paragraphs in each section. */
export function bookCase(index: number, more: Partial<BookCase> = {}): BookCase {
  const pick = (list: readonly string[]) => list[index % list.length]
  return {
    caseId: 900_000 + index,
    number: `AL-2026-${String(index + 1).padStart(4, '0')}`,
    title: pick(TITLES),
    ...{ unit: pick(UNITS), district: pick(DISTRICTS), category: pick(CATEGORIES) },
    industries: [pick(INDUSTRIES)],
    techniques: [pick(TECHNIQUES)],
    audience: '本市科技型中小企业',
    summary: SENTENCE.repeat(2),
    sections: ['背景', '做法', '成效', '创新点', '推广价值'].map((heading, at) => ({
      heading,
      text: text(1 + ((index + at) % 3)),
    })),
    figures: [
      { indicator: '检索报告', before: '4', after: '19', unit: '份', evidence: '服务台账第 12 至 30 号' },
      { indicator: '调整技术路线的企业', before: '0', after: '2', unit: '家', evidence: '企业书面确认' },
    ],
    images: [],
    ...more,
  }
}

/** 15 cases in three chapters. */
export function bookManuscript(more: Partial<Manuscript> = {}): Manuscript {
  const cases = TITLES.map((_, index) => bookCase(index))
  return {
    year: 2026,
    title: '北京市知识产权信息利用案例集',
    editor: '北京市知识产权局',
    day: '2026-12-20',
    preface: text(3),
    chapters: [
      { title: '服务研发与产业', introduction: text(1), cases: cases.slice(0, 6) },
      { title: '风险预警与维权', introduction: [], cases: cases.slice(6, 11) },
      { title: '公共服务与人才', introduction: text(1), cases: cases.slice(11) },
    ],
    contacts: UNITS.map((unit, index) => ({
      unit,
      district: DISTRICTS[index],
      email: `case${index + 1}@unit.example`,
    })),
    errata: [],
    ...more,
  }
}

/** A drawing with lines, so that one sees on a page where it is and how large. */
export const bookPicture = (width: number, height: number) => png(width, height)

export function imageOf(bytes: Buffer, more: Partial<BookImage> = {}): BookImage {
  return { attachmentId: 0, hash: sha256(bytes), caption: '服务现场', rights: '燕麓大学图书馆供图', ...more }
}

/** The pictures of a manuscript whose files are at hand. */
export async function picturesOf(...files: Buffer[]): Promise<Pictures> {
  const entries = files.map(async (file) => [sha256(file), await stripped(file, imageOf(file), '案例')] as const)
  return new Map(await Promise.all(entries))
}

/** A picture in the store, as a unit uploaded it. */
export async function storedImage(bytes: Buffer, more: Partial<BookImage> = {}): Promise<BookImage> {
  const received = await receiveFile(Readable.from([bytes]), '图.png', { accept: ['png', 'jpg'], maxBytes: 50_000_000 })
  const owner = {
    subjectType: 'typical_case',
    subjectId: 1,
    purpose: 'image',
    organizationId: null,
    uploadedById: null,
  }
  const { id } = await inTransaction((trx) => keepFile(trx, received, owner, system('test')))
  return imageOf(bytes, { attachmentId: id, ...more })
}
