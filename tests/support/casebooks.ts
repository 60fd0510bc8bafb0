import { Readable } from 'node:stream'
import { DateTime } from 'luxon'
import { keepFile, receiveFile } from '#app/attachments/store_file'
import type CaseCall from '#app/case_calls/case_call'
import type { CaseContent } from '#app/cases/case_content'
import type TypicalCase from '#app/cases/typical_case'
import type Casebook from '#app/casebooks/casebook'
import { makeCasebook } from '#app/casebooks/casebook_making'
import { finishCasebook, writeFront } from '#app/casebooks/casebook_workflow'
import CasebookEntry from '#app/casebooks/entry'
import { confirmEntry, saveCopy, sendEntry } from '#app/casebooks/entry_workflow'
import { inTransaction } from '#app/core/dialect'
import type { World } from '../world.js'
import { actor } from './applications.js'
import { png } from './files.js'
import { caseCall, typicalCase } from './typical_cases.js'

const TERMS = {
  industries: ['new_energy_vehicle'],
  techniques: ['patent_navigation'],
  contactEmail: 'office@unit.example',
}
export const PREFACE = '本书收录本年度典型案例。\n供各单位参考。'

type Told = Partial<CaseContent> & { unit?: never }

/** A selected case whose result is published. */
export function selectedCase(world: World, call: CaseCall, content: Told = {}, more: Partial<TypicalCase> = {}) {
  const { organization, ...columns } = more
  return typicalCase(world, call, { state: 'selected', decidedAt: DateTime.utc(), content, ...columns })
}

/** A book with two cases of 海淀 and one of 朝阳, in two chapters; what is told is told of the first. */
export async function begunCasebook(world: World, told: Told = {}) {
  const call = await caseCall(world, { state: 'concluded' })
  const { chaoyang } = world.organizations
  await selectedCase(world, call, { title: '专利导航助力立项', ...told })
  await typicalCase(world, call, {
    ...{ unit: chaoyang, state: 'selected', decidedAt: DateTime.utc() },
    content: { title: '预警防范海外侵权', category: 'risk_warning' },
  })
  await selectedCase(world, call, { title: '数据支撑研发选题' })
  const casebook = await makeCasebook(call, actor(world.people.handler))
  const entries = await entriesOf(casebook)
  const titled = (title: string) => entries.find((entry) => entry.title === title)!
  return {
    ...{ call, casebook, entries },
    navigation: titled('专利导航助力立项'),
    warning: titled('预警防范海外侵权'),
    research: titled('数据支撑研发选题'),
  }
}

export function entriesOf({ id }: Casebook) {
  return CasebookEntry.query().where('casebookId', id).preload('case').orderBy('id')
}

/** With terms, sent to its author. */
export async function sentEntry({ people }: World, entry: CasebookEntry) {
  await saveCopy(entry, actor(people.handler), 'terms', TERMS)
  await sendEntry(entry, actor(people.handler))
  return entry
}

export async function confirmedEntry(world: World, entry: CasebookEntry) {
  await sentEntry(world, entry)
  const author = await actorOfUnit(world, entry)
  await confirmEntry(entry, author, { name: author.name, hash: entry.copyHash })
  return entry
}

async function actorOfUnit({ people, organizations }: World, entry: CasebookEntry) {
  return actor(entry.organizationId === organizations.chaoyang.id ? people.chaoyangPrincipal : people.principal)
}

/** Everything confirmed, preface written, declared ready. */
export async function readyCasebook(world: World, told: Told = {}) {
  const begun = await begunCasebook(world, told)
  const by = actor(world.people.handler)
  for (const entry of begun.entries) await confirmedEntry(world, entry)
  const { title, editor } = begun.casebook
  await writeFront(begun.casebook, by, { title, editor, preface: PREFACE })
  await begun.casebook.refresh()
  await finishCasebook(begun.casebook, by)
  return begun
}

/** A picture that the author of a case handed in, so many dots wide. */
export async function casePicture({ people, organizations }: World, caseId: number, dots: number) {
  const rule = { accept: ['png'], maxBytes: 1024 * 1024 } as const
  const received = await receiveFile(Readable.from([png(dots, 2)]), '现场.png', rule)
  const owner = {
    ...{ subjectType: 'typical_case', subjectId: caseId, purpose: 'image' },
    ...{ organizationId: organizations.haidian.id, uploadedById: people.operator.id },
  }
  return inTransaction((trx) => keepFile(trx, received, owner, actor(people.operator)))
}

/** Something on every page of the studio. */
export async function furnishedCasebooks(world: World) {
  const ready = await readyCasebook(world)
  const by = actor(world.people.handler)
  const begun = await begunCasebook(world)
  await saveCopy(begun.navigation, by, 'practice', { practice: '建立专题库，按周推送，组织五次分析会。' })
  await sentEntry(world, begun.navigation)
  const free = await caseCall(world, { state: 'concluded' })
  await selectedCase(world, free)
  return {
    ...{ ready: ready.casebook.id, begun: begun.casebook.id, sent: begun.navigation.id },
    ...{ open: begun.research.id, chapter: begun.navigation.chapterId },
  }
}
