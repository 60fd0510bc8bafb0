import { inTransaction, sqlTime } from '#app/core/dialect'
import { system } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { unlessMoved } from '#app/workflow/unless_moved'
import BookEdition from './book_edition.js'
import { bookEditionWorkflow } from './book_edition_workflow.js'
import { buildSteps, type Done } from './book_builder.js'
import { BookFault } from './book_fault.js'
import BookFile from './book_file.js'
import { putMade } from './book_store.js'

const BUILDER = system('casebook_builder')

type Progress = (percent: number) => Promise<unknown>

/**
 * Builds an edition, step by step. May be killed at any moment and started again, even twice at once: what a step leaves
 * is written in one transaction and once, and a step that is done is not done again. Who was slower goes on with the
 * next one, because the other may be dead by then.
 */
export async function buildEdition(id: number, run: number, progress: Progress = async () => {}) {
  while (await takeNextStep(id, run, progress));
}

/** @returns whether there may be another one */
export async function takeNextStep(id: number, run: number, progress: Progress = async () => {}): Promise<boolean> {
  const edition = await BookEdition.find(id)
  if (!edition || edition.state !== 'building' || edition.run !== run) return false
  try {
    const done = await buildSteps[edition.stepsDone].run(edition, (part) => tell(edition, part, progress))
    await keep(edition, done)
    await progress(percentOf(edition.stepsDone + 1))
    return true
  } catch (error) {
    /** Cancelled, or begun anew, while the step ran: what it made is nobody's. */
    if (error instanceof StepNotAllowed) return true
    if (!(error instanceof BookFault)) throw error
    await fail(edition, error)
    return false
  }
}

const percentOf = (steps: number) => Math.floor((steps / buildSteps.length) * 100)

async function tell({ id, run, stepsDone }: BookEdition, part: number, progress: Progress) {
  const percent = percentOf(stepsDone + part)
  await BookEdition.query().where({ id, run, state: 'building', stepsDone }).update({ percent })
  await progress(percent)
}

async function keep(edition: BookEdition, { files = [], set = {} }: Done) {
  const made: Awaited<ReturnType<typeof putMade>>[] = []
  for (const file of files) made.push(await putMade(file))
  const { id, run, stepsDone } = edition
  const columns = { ...set, steps_done: stepsDone + 1, percent: percentOf(stepsDone + 1) }
  await inTransaction(async (trx) => {
    const taken = await trx
      .from('casebook_editions')
      .where({ id, run, state: 'building', steps_done: stepsDone })
      .update({ ...columns, updated_at: sqlTime() })
    if (Number(taken) === 0) return
    await BookFile.createMany(
      made.map((file) => ({ ...file, editionId: id })),
      { client: trx }
    )
    if (stepsDone + 1 < buildSteps.length) return
    const details = { checksum: String(set.checksum), number: edition.number }
    await bookEditionWorkflow.takeIn(trx, 'finish', edition, { by: BUILDER, details })
  })
}

async function fail(edition: BookEdition, { reason, about }: BookFault) {
  const failing = {
    by: BUILDER,
    set: { fault: reason, fault_about: [...about].slice(0, 200).join('') },
    details: { fault: reason, about },
  }
  await unlessMoved(() => bookEditionWorkflow.take('fail', edition, failing))
}
