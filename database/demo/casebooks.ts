import CaseCall from '#app/case_calls/case_call'
import type Casebook from '#app/casebooks/casebook'
import { askAuthors, casesToPrint, makeCasebook } from '#app/casebooks/casebook_making'
import { finishCasebook, writeFront } from '#app/casebooks/casebook_workflow'
import CasebookChapter from '#app/casebooks/chapter'
import { reviseChapter } from '#app/casebooks/chapter_order'
import CasebookEntry from '#app/casebooks/entry'
import type { EntryCopy, EntryPart } from '#app/casebooks/entry_copy'
import { leaveComment } from '#app/casebooks/entry_comments'
import { manuscriptProblems } from '#app/casebooks/studio_problems'
import { vocabulary } from '#app/casebooks/entry_terms'
import { confirmByTelephone, confirmEntry, saveCopy } from '#app/casebooks/entry_workflow'
import { leaveMoment, standAt } from '#app/core/clock'
import { actorFor, type Actor } from '#app/users/actor'
import { applicantRoles } from '#app/users/roles'
import User from '#app/users/user'
import type { DemoPeople } from './people.js'

type Person = Actor & { id: number }

const PREFACE = [
  '近年来，全市知识产权信息公共服务网点和各类创新主体用好知识产权信息，服务研发、防范风险、促进转化，形成了一批可复制、可推广的做法。',
  '本书收录本年度征集评选的典型案例，按类别编排，书后附产业、技术方法和单位索引。各案例文字均经申报单位确认。',
  '谨向参与征集、推荐和评审的单位与专家致谢。',
].join('\n')

const HOUR = 3_600_000

/** Last year's selected cases become a book that is ready; without such cases there is none. */
export async function seedCasebooks({ handlers }: DemoPeople) {
  const call = await callToPrint()
  if (!call) return
  const by = { ...actorFor(handlers[0]), id: handlers[0].id }
  try {
    const decided = (await casesToPrint(call.id)).map(({ decidedAt }) => decidedAt!.toMillis())
    const begun = Math.max(...decided) + 10 * 24 * HOUR
    const hour = (number: number) => standAt(new Date(Math.min(begun + number * HOUR, Date.now() - HOUR)))
    hour(0)
    const book = await makeCasebook(call, by)
    await introduce(book, by)
    hour(50)
    await editAll(book, by)
    hour(100)
    await book.refresh()
    await askAuthors(book, by)
    hour(150)
    await confirmAll(book, by)
    hour(200)
    await book.refresh()
    const problems = await manuscriptProblems(book)
    if (!problems.some(({ blocks }) => blocks)) await finishCasebook(book, by)
  } finally {
    leaveMoment()
  }
}

/** The newest concluded call with cases to print. */
async function callToPrint() {
  const calls = await CaseCall.query().where('state', 'concluded').orderBy('year', 'desc').orderBy('id')
  for (const call of calls) if (await casesToPrint(call.id).first()) return call
  return null
}

async function introduce(book: Casebook, by: Person) {
  await writeFront(book, by, { title: book.title, editor: `${book.editor} 编`, preface: PREFACE })
  const chapters = await CasebookChapter.query().where('casebookId', book.id).orderBy('position')
  for (const chapter of chapters) {
    const introduction = `本章收录“${chapter.title}”类案例，按报送编号排列，数据均有台账可查。`
    await reviseChapter(book, chapter, by, { title: chapter.title, introduction })
  }
}

/** Terms for all; sentences and captions of some are made shorter. */
async function editAll(book: Casebook, by: Person) {
  const entries = await CasebookEntry.query().where('casebookId', book.id).orderBy('id')
  for (const [n, entry] of entries.entries()) {
    for (const [part, typed] of Object.entries(editsOf(entry.copy, n)))
      await saveCopy(entry, by, part as EntryPart, typed)
    const comment = { part: 'effect' as const, body: '数字按台账核对过，请确认。', side: 'editor' as const }
    if (n % 5 === 0) await leaveComment(entry, by, comment)
  }
}

function editsOf(copy: EntryCopy, n: number): Partial<Record<EntryPart, Partial<EntryCopy>>> {
  const pick = (kind: 'industries' | 'techniques', more: number) =>
    [0, more].map((step) => vocabulary[kind][(n + step) % vocabulary[kind].length])
  const terms = {
    industries: pick('industries', 5),
    techniques: pick('techniques', 3),
    contactEmail: copy.contactEmail,
  }
  const practice = copy.practice.replace(/通过|积极|进一步/g, '').replace('开展了', '开展')
  const effect = n % 3 === 0 ? `${copy.effect.replace(/。$/, '')}，有关数据见下表。` : copy.effect
  return { terms, practice: { practice }, effect: { effect } }
}

/** Most confirm themselves, one by telephone. */
async function confirmAll(book: Casebook, by: Person) {
  const entries = await CasebookEntry.query().where({ casebookId: book.id, state: 'with_author' }).orderBy('id')
  for (const [n, entry] of entries.entries()) {
    const author = await User.query()
      .withScopes((scopes) => scopes.active(...applicantRoles))
      .where('organizationId', entry.organizationId)
      .orderBy('id', 'desc')
      .first()
    const opinion = '负责人出差，电话逐段核对后同意。'
    const name = author?.name ?? '单位联系人'
    if (!author || n === 1) await confirmByTelephone(entry, by, { name, opinion })
    else await confirmEntry(entry, { ...actorFor(author), id: author.id }, { name, hash: entry.copyHash })
  }
}
