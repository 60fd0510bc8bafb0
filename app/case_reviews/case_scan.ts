import { buffer } from 'node:stream/consumers'
import Attachment from '#app/attachments/attachment'
import { fileIfThere } from '#app/attachments/file_store'
import { sha256 } from '#app/core/canonical_json'
import { inTransaction, insertMissing, sqlTime } from '#app/core/dialect'
import type { CaseContent } from '#app/cases/case_content'
import { scanText, type Finding } from '#app/experts/blindness_scan'
import { scanFile } from '#app/experts/file_scan'
import { unitWords, type ForbiddenWord } from '#app/experts/forbidden_words'
import { plainName } from '#app/experts/party_keys'
import User from '#app/users/user'
import CaseBlind, { type FindingState, type Masks } from './case_blind.js'
import CaseRound from './case_round.js'
import { BEFORE_THE_END, caseRoundWorkflow } from './case_round_workflow.js'
import { judgedCase, toldCases, type ToldCase } from './judged_cases.js'
import { textsOf } from './reviewers_copy.js'

/** Everything that would tell a reviewer whose case it is. */
export async function wordsOf(told: ToldCase): Promise<ForbiddenWord[]> {
  const { row, content } = told
  const { units, recommenders, recommendingPeople, coAuthors } = judgedCase(told)
  const handler = row.handlerId ?? 0
  const people = await User.query().where('organizationId', row.organizationId).orWhere('id', handler)
  const names = [...units, ...recommenders].flatMap(({ name, formerNames = [] }) => [name, ...formerNames])
  const persons = [...people, ...recommendingPeople, ...coAuthors]
  const said = (kind: ForbiddenWord['kind'], texts: (string | null | undefined)[]) =>
    texts.flatMap((text) => (text ? [{ kind, text }] : []))
  return [
    ...unitWords(names),
    ...said('code', [row.organization.uscc, content.unit.uscc, row.number]),
    ...said(
      'person',
      persons.map(({ name }) => name)
    ),
    ...said('email', [...persons.map(({ email }) => email), content.contact.email]),
    ...said('phone', [content.contact.phone]),
  ]
}

type Place = Omit<Finding, 'where'> & { place: string; state: FindingState }

/** 盲审扫描: texts, captions, names of files and what files carry unseen. Names and unseen parts of files are in no copy. */
async function findingsIn(content: CaseContent, words: readonly ForbiddenWord[], masks: Masks): Promise<Place[]> {
  const texts = textsOf(content).flatMap(({ place, text }) =>
    scanText(text, words, place).map(({ where, ...one }) => ({ ...one, place: where, state: stateOf(one, masks) }))
  )
  const files: Place[] = []
  for (const [at, { attachmentId }] of content.images.entries()) {
    for (const { where, ...one } of await scanImage(attachmentId, words)) {
      const withheld = masks.images.includes(at + 1) ? 'masked' : 'open'
      const state = one.kind === 'unreadable' ? withheld : 'stripped'
      files.push({ ...one, place: `images.${at + 1}.file ${where}`, state })
    }
  }
  return distinct([...texts, ...files])
}

/** A telephone that is a word and looks like one is found twice. */
function distinct(found: Place[]) {
  return [
    ...new Map(found.map((one) => [`${one.place} ${one.kind} ${one.found} ${plainName(one.excerpt)}`, one])).values(),
  ]
}

function stateOf({ found }: { found: string }, { words }: Masks): FindingState {
  return words.some((word) => plainName(word) === plainName(found)) ? 'masked' : 'open'
}

async function scanImage(attachmentId: number, words: readonly ForbiddenWord[]): Promise<Finding[]> {
  const attachment = await Attachment.find(attachmentId)
  const stream = attachment && (await fileIfThere(attachment.key))
  if (!attachment || !stream) return [{ where: '', kind: 'unreadable', found: '', excerpt: '' }]
  return scanFile(await buffer(stream), attachment.name, words)
}

/** Reads a case anew, until the jury has concluded. What was decided about a finding that is found again stands. */
export async function scanCase(blind: CaseBlind, told: ToldCase) {
  const found = await findingsIn(told.content, await wordsOf(told), blind.masks)
  const times = { created_at: sqlTime(), updated_at: sqlTime() }
  const rows = found.map(({ place, kind, found: words, excerpt, state }) => ({
    ...{ blind_id: blind.id, key: sha256(`${place} ${kind} ${words} ${excerpt}`), place: place.slice(0, 300), kind },
    ...{ found: words.slice(0, 300), excerpt: excerpt.slice(0, 400), state, ...times },
  }))
  await inTransaction(async (trx) => {
    await caseRoundWorkflow.hold(trx, blind.roundId, BEFORE_THE_END, 'scan')
    const gone = trx.from('case_findings').where('blind_id', blind.id)
    await gone
      .whereNotIn(
        'key',
        rows.map(({ key }) => key)
      )
      .delete()
    await insertMissing(trx, 'case_findings', rows, ['blind_id', 'key'])
    const read = { content_hash: told.contentHash, scanned_at: sqlTime(), updated_at: sqlTime() }
    await trx.from('case_blinds').where({ id: blind.id }).update(read)
  })
}

/** Every case of a round, one transaction each. @returns how many; none once the jury has concluded */
export async function scanRound(roundId: number) {
  if (caseRoundWorkflow.isOver(await CaseRound.findOrFail(roundId))) return 0
  const blinds = await CaseBlind.query().where('roundId', roundId).orderBy('id')
  const told = await toldCases(blinds.map(({ caseId }) => caseId))
  for (const one of told)
    await scanCase(
      blinds.find(({ caseId }) => caseId === one.row.id)!,
      one
    )
  return told.length
}
