import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import { publishBook, select } from '#tests/support/call_book'
import { allocate, allSeats, drawJury, makeBlind, passAll, refuseUnfair } from '#tests/support/call_jury'
import { discuss, refuseLeaks, refuseMiscounted, scoreAll } from '#tests/support/call_scores'
import { chromiumIsMissing, startChromium } from '#tests/support/chromium'
import { Installation } from '#tests/support/installation'
import { MailServer } from '#tests/support/mail_server'
import { RunningCall, type Prepared } from '#tests/support/running_call'
import { parts, partsMissing } from '#tests/support/tested_parts'
import * as whole from '#tests/support/whole_call'

const missing = chromiumIsMissing || partsMissing

/** From what districts recommended to the book of the year, with real processes on the parts of this set. */
test.group(`A call from its cases to the casebook: ${parts}`, (group) => {
  group.each.skip(missing !== false, missing || undefined)
  group.each.timeout(900_000)

  let mails: MailServer
  let installation: Installation
  let call: RunningCall
  let browser: Browser

  group.setup(async () => {
    if (missing) return
    mails = await MailServer.start()
    installation = await Installation.onParts({ SMTP_PORT: mails.port })
    const prepared = await installation.prepare<Prepared>('tests/support/prepare_casebook.ts')
    browser = await startChromium()
    call = new RunningCall(installation, mails, browser, prepared)
    await installation.start()
  })
  group.teardown(async () => {
    await browser?.close()
    await installation?.remove()
    await mails?.stop()
  })

  test('230 cases, 12 experts who cannot know whose they are, and 15 in the book', async ({ assert }) => {
    const { prepared } = call
    const office = await call.visitor(prepared.emails.handler)
    const handler = await call.signedIn(prepared.emails.handler)
    await passAll(call, handler)
    const round = await drawJury(call, handler)
    await allocate(handler, round)
    const seats = await allSeats(call)
    assert.lengthOf(seats, whole.CASES * whole.SEATS)
    refuseUnfair(call, seats)
    await makeBlind(call, handler, office, round)
    await refuseLeaks(call, seats)

    const given = await scoreAll(call, seats)
    await handler.open(`/case-rounds/${round}`)
    await handler.press('转入合议')
    await handler.sees('已转入合议。')
    await discuss(call, handler, office, round, seats, given)
    await handler.open(`/case-rounds/${round}`)
    await handler.press('形成结论')
    await handler.sees('评审结论已形成。')
    const ranked = whole.recount(given)
    await refuseMiscounted(call, ranked)

    const chosen = await select(call, handler)
    const best = ranked.filter(({ rank }) => rank <= whole.CHOSEN).map(({ n }) => whole.titleOf(n))
    assert.sameMembers(chosen, best)
    await publishBook(call, handler, office, chosen)
    await handler.leave()

    const { number } = (await call.read<{ number: string }>('select number from expert_assignments'))[0]
    assert.match(await installation.run(['ace.js', 'experts:redraw', number]), /same: first draw/)
    assert.match(await installation.run(['ace.js', 'cases:redraw', prepared.call]), /same: first allocation/)
    assert.include(await installation.run(['ace.js', 'audit:verify']), 'as they were written')
  })
})
