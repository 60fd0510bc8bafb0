import { DateTime } from 'luxon'
import { now } from '#app/core/clock'
import { inTransaction } from '#app/core/dialect'
import type { Answers } from '#app/core/form'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import Partner, { type PartnerState } from './partner.js'

export const partnerWorkflow = new Workflow(
  'alliance_partner',
  'alliance_partners',
  {
    listed: { tone: 'good', waitsFor: null, group: 'listed' },
    ended: { tone: 'quiet', waitsFor: null, group: 'ended' },
  },
  {
    end: { from: ['listed'], to: 'ended', recordedAs: 'alliance_partner.ended' },
  } as const satisfies Record<string, { from: readonly PartnerState[]; to: PartnerState; recordedAs: string }>
)

export function addPartner(by: Actor & { id: number }, facts: Answers) {
  return inTransaction(async (trx) => {
    const partner = await Partner.create(
      {
        ...columnsOf(facts),
        ...{ state: 'listed', version: 0, stateSince: DateTime.fromJSDate(now()), createdById: by.id },
      },
      { client: trx }
    )
    await partnerWorkflow.begin(trx, partner, by, 'alliance_partner.added', { name: partner.name })
    return partner
  })
}

/** What it said before stays in the trail. @throws StepNotAllowed `edited_meanwhile` */
export async function revisePartner(partner: Partner, by: Actor, facts: Answers, version: number) {
  await inTransaction(async (trx) => {
    await partnerWorkflow.hold(trx, partner.id, ['listed'], 'edit')
    const row = await Partner.findOrFail(partner.id, { client: trx })
    if (row.version !== version) throw new StepNotAllowed('edit', 'edited_meanwhile')
    const before = factsOf(row)
    await row.merge({ ...columnsOf(facts), version: version + 1 }).save()
    await partnerWorkflow.tell(trx, 'alliance_partner.revised', row.id, by, { before, name: row.name })
  })
  await partner.refresh()
}

export function endPartner(partner: Partner, by: Actor, { opinion, version }: { opinion: string; version?: number }) {
  return partnerWorkflow.take('end', partner, { by, version, details: { opinion, name: partner.name } })
}

function columnsOf(facts: Answers) {
  const { name, region, fields, cooperation, website, contactName, contactEmail, wantsMail, sinceOn } = facts
  return {
    ...{ name, region, fields, contactName, wantsMail: wantsMail === 'yes', sinceOn: DateTime.fromISO(sinceOn) },
    ...{ cooperation: cooperation ?? null, website: website ?? null, contactEmail: contactEmail ?? null },
  }
}

/** What the form shows of a row. */
export function factsOf(partner: Partner): Answers {
  const { name, region, fields, cooperation, website, contactName, contactEmail, wantsMail, sinceOn } = partner
  return {
    ...{ name, region, fields, cooperation, website, contactName, contactEmail },
    ...{ wantsMail: wantsMail ? 'yes' : 'no', sinceOn: sinceOn.toISODate() },
  }
}
