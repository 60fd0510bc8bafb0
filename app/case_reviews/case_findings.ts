import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { plainName } from '#app/experts/party_keys'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import CaseBlind, { CaseFinding, type FindingState, type Masks } from './case_blind.js'
import { BEFORE_THE_END, caseRoundWorkflow } from './case_round_workflow.js'

type Person = Actor & { id: number }

/** 隐去: in the reviewers' copy alone; what was handed in stays as it is. A picture that cannot be read is left out whole. */
export function maskFinding(finding: CaseFinding, by: Person) {
  return change(finding.blindId, by, 'masked', finding.found, async (trx, blind) => {
    const image = /^images\.(\d+)\.file/.exec(finding.place)
    const masks = image ? withImage(blind.masks, Number(image[1])) : withWord(blind.masks, finding.found)
    await keepMasks(trx, blind, masks)
    await settle(trx, image ? [finding.id] : await idsOf(trx, blind, finding.found), 'masked', by)
  })
}

/** 无碍: it names nobody here. */
export function passFinding(finding: CaseFinding, by: Person) {
  return change(finding.blindId, by, 'harmless', finding.found, async (trx, blind) => {
    await settle(trx, finding.found ? await idsOf(trx, blind, finding.found) : [finding.id], 'harmless', by)
  })
}

/** What only a reader notices: the nickname of a project, a street. */
export function maskWord(blind: CaseBlind, word: string, by: Person) {
  return change(blind.id, by, 'masked', word, async (trx, row) => {
    await keepMasks(trx, row, withWord(row.masks, word))
    await settle(trx, await idsOf(trx, row, word), 'masked', by)
  })
}

/** A picture that shows whose it is. */
export function withholdImage(blind: CaseBlind, image: number, by: Person) {
  return change(blind.id, by, 'masked', `images.${image}`, (trx, row) =>
    keepMasks(trx, row, withImage(row.masks, image))
  )
}

/** Takes it back: the word stands in the copy again, and waits to be decided about. */
export function reopenFinding(finding: CaseFinding, by: Person) {
  if (finding.state === 'stripped') throw new StepNotAllowed('reopen', 'moved_on')
  return change(finding.blindId, by, 'open', finding.found, async (trx, blind) => {
    const image = /^images\.(\d+)\.file/.exec(finding.place)
    const { words, images } = blind.masks
    const kept = image
      ? { words, images: images.filter((one) => one !== Number(image[1])) }
      : { images, words: words.filter((word) => plainName(word) !== plainName(finding.found)) }
    await keepMasks(trx, blind, kept)
    await settle(trx, image ? [finding.id] : await idsOf(trx, blind, finding.found), 'open', by)
  })
}

const withWord = ({ words, images }: Masks, word: string) => ({ images, words: [...new Set([...words, word])] })
const withImage = ({ words, images }: Masks, image: number) => ({ words, images: [...new Set([...images, image])] })

function change(
  blindId: number,
  by: Person,
  to: FindingState,
  found: string,
  work: (trx: Trx, blind: CaseBlind) => Promise<unknown>
) {
  return inTransaction(async (trx) => {
    const { roundId } = await CaseBlind.findOrFail(blindId, { client: trx })
    await caseRoundWorkflow.hold(trx, roundId, BEFORE_THE_END, 'mask')
    const blind = await CaseBlind.findOrFail(blindId, { client: trx })
    await work(trx, blind)
    const details = { code: blind.code, found, to }
    await caseRoundWorkflow.tell(trx, 'case_round.finding_decided', roundId, by, details)
  })
}

function keepMasks(trx: Trx, { id }: CaseBlind, masks: Masks) {
  return trx
    .from('case_blinds')
    .where({ id })
    .update({ masks: JSON.stringify(masks), updated_at: sqlTime() })
}

/** The same words wherever they were found in the case. */
async function idsOf(trx: Trx, { id }: CaseBlind, found: string) {
  const rows = await CaseFinding.query({ client: trx }).where('blindId', id).whereNot('state', 'stripped')
  return rows.filter((one) => plainName(one.found) === plainName(found)).map((one) => one.id)
}

function settle(trx: Trx, ids: number[], state: FindingState, by: Person) {
  const resolved = state === 'open' ? null : sqlTime()
  return trx
    .from('case_findings')
    .whereIn('id', ids)
    .update({ state, resolved_by_id: resolved && by.id, resolved_at: resolved, updated_at: sqlTime() })
}
